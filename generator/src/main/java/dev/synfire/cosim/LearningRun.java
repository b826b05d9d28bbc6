package dev.synfire.cosim;

import dev.synfire.cosim.Streams.Role;
import dev.synfire.hdl.Signal;
import dev.synfire.integer.IntegerNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Gives a core its labels and records every weight and bias that it writes, sample by sample. */
final class LearningRun {
    private record Words(LearningView.Layer layer, int bits) {}

    private final IntegerNetwork network;
    private final Streams bench;
    private final int labels;
    private final int finished;
    private final Map<Integer, Words> words = new HashMap<>();
    private final Map<Integer, Words> biases = new HashMap<>();
    private List<Written> now = new ArrayList<>();

    LearningRun(IntegerNetwork network, LearningView view, Streams bench) {
        this.network = network;
        this.bench = bench;
        var in = view.labels();
        labels = bench.stream(Role.SOURCE, in.valid, in.ready, List.of(in.known, in.label));
        view.unused().forEach(input -> bench.hold(input, 0));
        finished = bench.stream(Role.MONITOR, view.finished(), view.finished(), List.of());
        for (LearningView.Layer layer : view.layers()) {
            List<Signal> fields = new ArrayList<>(List.of(layer.word()));
            fields.addAll(layer.weights());
            int bits = network.layers().get(layer.index()).synapses().weightBits();
            words.put(bench.stream(Role.MONITOR, layer.write(), layer.write(), fields), new Words(layer, bits));
            layer.bias().ifPresent(port -> {
                int stream = bench.stream(Role.MONITOR, port.write, port.write, List.of(port.written, port.changed));
                biases.put(stream, new Words(layer, port.changed.shape().width()));
            });
        }
    }

    /** The stream of labels, which may pause. */
    int stream() {
        return labels;
    }

    /** Gives the labels of samples, one each; empty: none. */
    void feed(List<OptionalInt> given) {
        long[] beats = new long[2 * given.size()];
        for (int i = 0; i < given.size(); i++) {
            beats[2 * i] = given.get(i).isPresent() ? 1 : 0;
            beats[2 * i + 1] = given.get(i).orElse(0);
        }
        bench.feed(labels, beats);
    }

    /** What a run waits for: a label, known or not, of each sample, and the end of learning from those that have one. */
    void stops(long samples, long known) {
        bench.stop(labels, Streams.ANY_BEAT, samples);
        bench.stop(finished, Streams.ANY_BEAT, known);
    }

    /** Reads a record of a stream of its own. */
    boolean reads(int stream, Trace.Reader reader, CoreRecord record) {
        if (stream == labels) {
            reader.next();
            reader.next();
            return true;
        }
        if (stream == finished) {
            record.learned(now);
            now = new ArrayList<>();
            return true;
        }
        if (words.containsKey(stream)) {
            word(words.get(stream), reader);
            return true;
        }
        if (biases.containsKey(stream)) {
            Words table = biases.get(stream);
            int neuron = (int) reader.next();
            now.add(new Written(table.layer().index(), neuron, -1, (int) reader.nextSigned(table.bits())));
            return true;
        }
        return false;
    }

    private void word(Words written, Trace.Reader reader) {
        LearningView.Layer layer = written.layer();
        int neurons = network.layers().get(layer.index()).neurons();
        int place = (int) reader.next();
        int lanes = layer.weights().size();
        boolean inputFirst = layer.layout().at(0, 1) == 1;
        int group = inputFirst
                ? place % layer.layout().groups()
                : place / layer.layout().inputs();
        int address = inputFirst
                ? place / layer.layout().groups()
                : place % layer.layout().inputs();
        for (int lane = 0; lane < lanes; lane++) {
            int value = (int) reader.nextSigned(written.bits());
            int neuron = group * lanes + lane;
            if (neuron < neurons) {
                now.add(new Written(layer.index(), neuron, address, value));
            }
        }
    }
}
