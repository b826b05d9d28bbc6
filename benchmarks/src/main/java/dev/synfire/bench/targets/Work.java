package dev.synfire.bench.targets;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.Sample;
import dev.synfire.tool.Progress;
import java.util.Arrays;
import java.util.List;

/**
 * What a core does for its samples, one after the other without a pause.
 *
 * @param samples how many
 * @param cycles from the first event to the last result
 * @param operations weights fetched and added: for each event as many as neurons listen; of layers in a row; weights that
 *     are learned count once more
 */
record Work(int samples, long cycles, long operations) {
    /** Counted in the Verilog, which is compared with the golden model on the way. */
    static Work of(SynfireCore core, Job job, Progress progress) {
        List<Sample> samples = job.samples();
        VerifyResult result =
                CoreVerifier.of(core).verify(samples, job.labels(), CoreVerifier.Presentation.plain(), progress);
        if (!result.passed()) {
            throw new IllegalStateException(core.params().network().name() + ": " + result.first());
        }
        return new Work(
                samples.size(), result.cycles(), operations(core.params().network(), job));
    }

    double cyclesPerSample() {
        return (double) cycles / samples;
    }

    double operationsPerCycle() {
        return (double) operations / cycles;
    }

    private static long operations(IntegerNetwork network, Job job) {
        GoldenModel model = new GoldenModel(network);
        long operations = 0;
        for (int s = 0; s < job.samples().size(); s++) {
            Sample sample = job.samples().get(s);
            model.reset();
            for (int tick = 0; tick < network.ticks(); tick++) {
                int[] input = sample.frame(tick).toArray();
                model.tick(input);
                for (IntegerLayer layer : network.layers()) {
                    int[] events = layer.projections().getFirst().source() == IntegerProjection.INPUT
                            ? input
                            : model.outputs(layer.projections().getFirst().source());
                    operations +=
                            (layer.learning().isPresent() && !job.labels().isEmpty() ? 2 : 1)
                                    * Arrays.stream(events).filter(value -> value != 0).count()
                                    * layer.neurons();
                }
            }
            if (!job.labels().isEmpty()) {
                model.learn(job.labels().get(s).orElseThrow());
            }
        }
        return operations;
    }
}
