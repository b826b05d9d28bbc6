package dev.synfire.bench.targets;

import dev.synfire.board.Board;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CoreStyle;
import dev.synfire.plan.Goal;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.PlanRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A network on an FPGA, and what others need for the same.
 *
 * @param what it is, for people
 * @param network what is computed
 * @param board whose FPGA it is
 * @param layout {@code area}, {@code shared}, {@code spatial}, or lanes as the option --lanes takes them
 * @param mhz the clock that placement aims at
 * @param samples what is presented to count cycles and synaptic operations
 * @param labels of the samples, from which a network that learns does so; otherwise none
 * @param beat the best figures known of others, and whose they are
 */
record Job(
        String what,
        IntegerNetwork network,
        Board board,
        String layout,
        double mhz,
        List<Sample> samples,
        List<OptionalInt> labels,
        String beat) {
    Job {
        samples = List.copyOf(samples);
        labels = List.copyOf(labels);
    }

    /** What the planner is to aim at. */
    PlanRequest wish() {
        return switch (layout) {
            case "area" -> new PlanRequest(Goal.AREA, new Lanes.Auto());
            case "shared" -> new PlanRequest(Goal.AREA, new Lanes.Auto()).in(Optional.of(CoreStyle.SHARED));
            case "spatial" -> PlanRequest.DEFAULT.in(Optional.of(CoreStyle.SPATIAL));
            default -> PlanRequest.of(Lanes.parse(layout));
        };
    }

    /** What the user is told while it is going on. */
    @Override
    public String toString() {
        return what + " on " + board.fpga().part() + ", " + (layout.matches("[a-z]+") ? layout : "lanes " + layout);
    }
}
