package dev.synfire.cosim;

import dev.synfire.cosim.result.LayerWork;
import dev.synfire.integer.IntegerNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a core did with a row of samples. */
final class CoreRecord {
    /** A stream that dropped a beat or changed it before it was taken. */
    record Violation(long cycle, String stream) {}

    /**
     * A beat of the result.
     *
     * @param last it is its sample's last
     */
    record Told(int label, long score, boolean last) {}

    private final long cycles;
    private final boolean done;
    private final CoreTimeline.Recorder times;
    private long loading;
    private final List<LayerWork> work;
    private final List<LayerRecord> layers;
    private final List<Told> results = new ArrayList<>();
    private final List<List<Written>> learned = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    CoreRecord(IntegerNetwork network, long cycles, boolean done) {
        this.cycles = cycles;
        this.done = done;
        times = new CoreTimeline.Recorder(network.layers().size());
        work = new ArrayList<>(Collections.nCopies(network.layers().size(), LayerWork.NONE));
        layers = network.layers().stream()
                .map(layer -> new LayerRecord(layer.neurons()))
                .toList();
    }

    void result(int label, long score, boolean last) {
        results.add(new Told(label, score, last));
    }

    void violation(long cycle, String stream) {
        violations.add(new Violation(cycle, stream));
    }

    /** Contents of memories came in until that cycle: before it nothing was computed. */
    void loaded(long cycle) {
        loading = cycle + 1;
    }

    /** When things happened. */
    CoreTimeline.Recorder times() {
        return times;
    }

    /** An engine of a layer did so much more. */
    void worked(int layer, LayerWork more) {
        work.set(layer, work.get(layer).plus(more));
    }

    /** One per layer. */
    List<LayerWork> work() {
        return work;
    }

    /** What was written when a sample with a label was learned from. */
    void learned(List<Written> written) {
        learned.add(written);
    }

    /** For each sample with a label what was written. */
    List<List<Written>> learned() {
        return learned;
    }

    LayerRecord layer(int index) {
        return layers.get(index);
    }

    /** Cycles, without those in which memories were filled. */
    long cycles() {
        return cycles - loading;
    }

    /** Whether everything that was expected came; if not, the core was stuck. */
    boolean done() {
        return done;
    }

    List<Told> results() {
        return results;
    }

    List<Violation> violations() {
        return violations;
    }
}
