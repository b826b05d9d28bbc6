package dev.synfire.report;

import dev.synfire.board.Board;
import dev.synfire.cosim.Level;
import dev.synfire.plan.LayerChoices;
import dev.synfire.tool.PnrReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What a build came to.
 *
 * @param network its name
 * @param networkHash SHA-256 of the integer network, hexadecimal
 * @param board what it was built for
 * @param resources cells used and available, by nextpnr's names
 * @param clock achieved and constrained
 * @param oscillatorMHz what the board's oscillator gives
 * @param seed of the placer
 * @param baud of the serial port
 * @param style the form of the core, and why it was chosen
 * @param layers one per layer, in order
 * @param choices what the planner decided about each layer, and why; empty where there was nothing to decide
 * @param cyclesPerSample clocks of the core from one sample to the next, where samples follow each other without a pause, on
 *     average over what was simulated; empty if nothing was
 * @param latencyCycles clocks of the core from the first event of a sample alone to its result; empty if nothing was simulated
 * @param accuracy of the integer network over the labelled samples
 * @param synapseMemoryUtilisation weight bits used per cycle, as a part of what the block RAMs that hold weights can give;
 *     empty where no block RAM holds weights
 * @param bitstream its file's name in the output folder
 * @param details what it knows of each layer
 * @param compared with the golden model, one entry for each level
 */
public record BuildReport(
        String network,
        String networkHash,
        Board board,
        SortedMap<String, PnrReport.Usage> resources,
        PnrReport.Clock clock,
        double oscillatorMHz,
        int seed,
        int baud,
        String style,
        List<Layer> layers,
        List<LayerChoices> choices,
        OptionalDouble cyclesPerSample,
        OptionalLong latencyCycles,
        Optional<Accuracy> accuracy,
        OptionalDouble synapseMemoryUtilisation,
        String bitstream,
        BuildDetails details,
        List<Compared> compared) {
    /** One of a build of which nothing was compared with the golden model. */
    public BuildReport(
            String network,
            String networkHash,
            Board board,
            SortedMap<String, PnrReport.Usage> resources,
            PnrReport.Clock clock,
            double oscillatorMHz,
            int seed,
            int baud,
            String style,
            List<Layer> layers,
            List<LayerChoices> choices,
            OptionalDouble cyclesPerSample,
            OptionalLong latencyCycles,
            Optional<Accuracy> accuracy,
            OptionalDouble synapseMemoryUtilisation,
            String bitstream,
            BuildDetails details) {
        this(
                network,
                networkHash,
                board,
                resources,
                clock,
                oscillatorMHz,
                seed,
                baud,
                style,
                layers,
                choices,
                cyclesPerSample,
                latencyCycles,
                accuracy,
                synapseMemoryUtilisation,
                bitstream,
                details,
                List.of());
    }

    /** The same, in which so much was compared with the golden model. */
    public BuildReport compared(List<Compared> levels) {
        return new BuildReport(
                network,
                networkHash,
                board,
                resources,
                clock,
                oscillatorMHz,
                seed,
                baud,
                style,
                layers,
                choices,
                cyclesPerSample,
                latencyCycles,
                accuracy,
                synapseMemoryUtilisation,
                bitstream,
                details,
                List.copyOf(levels));
    }

    /**
     * How much of a build was compared with the golden model; every value was the same.
     *
     * @param level what was simulated
     * @param samples presented
     * @param values compared
     */
    public record Compared(Level level, int samples, long values) {}

    /** A layer's name and its lanes. */
    public record Layer(String name, int neurons, int lanes) {}

    /** How many samples were given their label. */
    public record Accuracy(int right, int samples) {
        public double share() {
            return right / (double) samples;
        }
    }

    /** Time from the first event of a sample alone to its result, at the constrained clock. */
    public OptionalDouble latencyMicroseconds() {
        return latencyCycles.isPresent()
                ? OptionalDouble.of(latencyCycles.getAsLong() / clock.wanted())
                : OptionalDouble.empty();
    }

    /** Time from one sample to the next at the constrained clock, which is the one the board runs at. */
    public OptionalDouble microsecondsPerSample() {
        return cyclesPerSample.isPresent()
                ? OptionalDouble.of(cyclesPerSample.getAsDouble() / clock.wanted())
                : OptionalDouble.empty();
    }
}
