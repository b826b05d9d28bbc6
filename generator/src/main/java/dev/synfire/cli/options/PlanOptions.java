package dev.synfire.cli.options;

import dev.synfire.layout.CoreStyle;
import dev.synfire.plan.Goal;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.PlanRequest;
import dev.synfire.problem.Problem;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a network is to be laid out: a mixin. */
public final class PlanOptions {
    @Option(
            names = "--goal",
            paramLabel = "GOAL",
            defaultValue = "throughput",
            description = "throughput: most samples a second. latency: fewest cycles from a sample's first event to its"
                    + " result. area: fewest logic cells.")
    private String goal;

    @Option(
            names = "--lanes",
            paramLabel = "N|auto|balanced",
            defaultValue = "auto",
            description = "Synapses that each layer works on in a clock; auto: as the goal asks and as fit the board, 8"
                    + " without one. For layers by name: 4,hidden=16.")
    private String lanes;

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            description =
                    "layered: engines that work through events and neurons. spatial: a whole tick at once, weights"
                            + " folded into logic, for small networks. shared: one engine and one neuron unit for all layers,"
                            + " in turns, for the fewest cells. auto: what suits goal and board. Default: auto with a board,"
                            + " layered without.")
    private Optional<String> style = Optional.empty();

    @Mixin
    private ClockOption clock;

    /**
     * What the user wants.
     *
     * @param forBoard whether the core is laid out for a board
     * @throws Problem no-board if a clock is asked for without one
     */
    public PlanRequest wish(boolean forBoard) {
        OptionalDouble mhz = clock.megahertz();
        if (mhz.isPresent() && !forBoard) {
            throw Problem.wrongInput(
                    "no-board",
                    "--clock",
                    "a clock is for a core on a board",
                    "write --board BOARD too, or leave it out");
        }
        return new PlanRequest(Goal.parse(goal), Lanes.parse(lanes))
                .in(CoreStyle.parse(style.orElse(forBoard ? "auto" : "layered")))
                .at(mhz);
    }
}
