package dev.synfire.cosim;

import dev.synfire.core.SynfireCore;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.sim.Toggles;
import dev.synfire.integer.Sample;
import dev.synfire.tool.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;

/** A core that is simulated in the JVM to see what it does, without being compared with anything. */
public final class WatchedCore implements AutoCloseable {
    /** Samples between two resets. */
    private static final int BATCH = 16;

    private static final long SEED = 1;

    private final CoreView view;
    private final JvmBench bench;
    private final CoreRun run;

    /**
     * Register bits that changed.
     *
     * @param samples that were presented, without a pause
     * @param cycles from the first input on
     * @param instances what each instance did
     */
    public record Changes(int samples, long cycles, SortedMap<String, Toggles.Count> instances) {}

    /** A core, ready for samples. */
    public WatchedCore(SynfireCore core) {
        view = CoreView.of(core);
        bench = new JvmBench(Simulation.of(view.input().valid.component(), SEED));
        run = new CoreRun(view, bench);
    }

    /** Presents samples, and counts the bits of registers that change. */
    public Changes changes(List<Sample> samples) {
        Toggles toggles = bench.countToggles();
        present(samples, 0);
        return new Changes(samples.size(), bench.countedCycles(), toggles.counts());
    }

    /** Presents samples, and keeps what every neuron does, beside the golden model; one trace per sample. */
    public List<SampleTrace> traces(List<Sample> samples, Progress progress) {
        List<SampleTrace> traces = new ArrayList<>();
        try (Progress.Task task = progress.begin("Simulating the hardware")) {
            for (int first = 0; first < samples.size(); first += BATCH) {
                List<Sample> batch = samples.subList(first, Math.min(samples.size(), first + BATCH));
                CoreRecord record = present(batch, first);
                for (int place = 0; place < batch.size(); place++) {
                    traces.add(SampleTrace.of(
                            view.network(), batch.get(place), first + place, place, record, Integer.MAX_VALUE));
                }
                task.count(traces.size(), samples.size(), "samples");
            }
        }
        return traces;
    }

    private CoreRecord present(List<Sample> samples, int first) {
        var undisturbed = new Disturbance(view.network(), view.tick(), OptionalLong.empty());
        return run.run(undisturbed.present(samples, List.of(), first), undisturbed);
    }

    @Override
    public void close() {
        bench.close();
    }
}
