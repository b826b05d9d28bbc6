package dev.synfire.flow;

import dev.synfire.board.Board;
import dev.synfire.board.CoreClock;
import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.WatchedCore;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.report.picture.Energy;
import dev.synfire.report.picture.Parts;
import dev.synfire.tool.PnrReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Gathers what an estimate of energy is made of. */
final class EnergyFigures {
    /** Clock cycles that are simulated at most, which takes a fraction of a second. */
    private static final double CYCLES = 2_000;

    /** Where a sample takes longer, its toggles are not counted. */
    private static final double LONGEST_SAMPLE = 20_000;

    private static final int MOST_SAMPLES = 16;

    private EnergyFigures() {}

    /**
     * The estimate for a build.
     *
     * @param cycles per sample, where samples follow each other; empty if nothing was simulated
     */
    static Energy of(
            Board board,
            CoreClock clock,
            SortedMap<String, PnrReport.Usage> resources,
            SynfireCore core,
            List<Sample> samples,
            OptionalDouble cycles) {
        if (!board.fpga().device().equals("up5k")) {
            return new Energy(board.fpga().part(), Optional.empty(), List.of());
        }
        OptionalDouble time =
                cycles.isPresent() ? OptionalDouble.of(cycles.getAsDouble() / clock.mhz()) : OptionalDouble.empty();
        var design = new Energy.Clock(
                clock.mhz(),
                !(clock instanceof CoreClock.Direct),
                used(resources, "ICESTORM_LC"),
                used(resources, "ICESTORM_RAM") + used(resources, "ICESTORM_SPRAM"),
                time);
        boolean counts = cycles.isPresent() && cycles.getAsDouble() <= LONGEST_SAMPLE && !samples.isEmpty();
        return new Energy(
                board.fpga().part(),
                Optional.of(design),
                counts ? toggles(core, chosen(samples, cycles.getAsDouble())) : List.of());
    }

    private static int used(SortedMap<String, PnrReport.Usage> resources, String name) {
        return resources.getOrDefault(name, new PnrReport.Usage(0, 0)).used();
    }

    private static List<Sample> chosen(List<Sample> samples, double cycles) {
        int count = (int) Math.clamp(CYCLES / Math.max(1, cycles), 1, MOST_SAMPLES);
        return samples.subList(0, Math.min(count, samples.size()));
    }

    private static List<Energy.Toggles> toggles(SynfireCore core, List<Sample> samples) {
        IntegerNetwork network = core.params().network();
        Parts parts =
                new Parts(network.layers().stream().map(IntegerLayer::name).toList());
        WatchedCore.Changes counted;
        try (WatchedCore watched = new WatchedCore(core)) {
            counted = watched.changes(samples);
        }
        int[] bits = new int[parts.names().size()];
        long[] changes = new long[bits.length];
        counted.instances().forEach((instance, count) -> {
            int part = parts.of("core." + instance + ".register");
            bits[part] += count.bits();
            changes[part] += count.toggles();
        });
        List<Energy.Toggles> all = new ArrayList<>();
        for (int p = 0; p < bits.length; p++) {
            if (bits[p] > 0) {
                all.add(new Energy.Toggles(
                        parts.names().get(p),
                        bits[p],
                        (double) changes[p] / Math.max(1, counted.cycles()),
                        (double) changes[p] / counted.samples()));
            }
        }
        return all;
    }
}
