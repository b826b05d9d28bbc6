package dev.synfire.trace;

import dev.synfire.evaluate.RealFrames;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.integer.StateWord;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantized;
import dev.synfire.tool.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Presents samples to a network in real numbers and to its golden model, and keeps what every neuron did in every tick.
 *
 * <p>Arrays are named LAYER.QUANTITY.FORM. The layer input has the quantity event; each layer of the network has current,
 * bias included, each state of its neurons after the tick (membrane first, after any reset), and output: activations, numbers
 * of spikes, or the membranes of integrators. The form real is of the network in real numbers, integer of the golden model,
 * and scaled are those integers in the units of the real ones. States other than the membrane are there as integers only.
 */
public final class TraceRun {
    private TraceRun() {}

    /**
     * Presents the samples.
     *
     * @throws Problem out-of-range if that takes more memory than there is
     */
    public static List<TraceArray> of(Network network, Quantized quantized, List<Sample> samples, Progress progress) {
        checkSize(quantized.network(), samples.size());
        FloatModel real = new FloatModel(network);
        GoldenModel golden = new GoldenModel(quantized.network());
        Recorder reals = new Recorder(samples.size(), network.ticks());
        Recorder integers = new Recorder(samples.size(), network.ticks());
        record(reals, network, real);
        record(integers, network, quantized, golden);
        try (Progress.Task task = progress.begin("Tracing")) {
            for (int s = 0; s < samples.size(); s++) {
                Sample sample = samples.get(s);
                List<Vector> frames = RealFrames.of(network, sample);
                real.reset();
                golden.reset();
                for (int tick = 0; tick < network.ticks(); tick++) {
                    real.tick(frames.get(frames.size() == 1 ? 0 : tick).toArray());
                    golden.tick(sample.frame(tick).toArray());
                    reals.tick();
                    integers.tick();
                }
                task.count(s + 1, samples.size(), "samples");
            }
        }
        List<TraceArray> all = new ArrayList<>(reals.arrays());
        all.addAll(integers.arrays());
        return all;
    }

    private static void record(Recorder recorder, Network network, FloatModel model) {
        recorder.reals(
                "input.event.real", network.input().size(), () -> model.inputs().toArray());
        for (int l = 0; l < network.layers().size(); l++) {
            int layer = l;
            Layer of = network.layers().get(l);
            recorder.reals(of.name() + ".current.real", of.neurons(), () -> model.currents(layer)
                    .toArray());
            if (!(of.neuron() instanceof Rate)) {
                recorder.reals(of.name() + ".membrane.real", of.neurons(), () -> model.membranes(layer)
                        .toArray());
            }
            recorder.reals(of.name() + ".output.real", of.neurons(), () -> model.outputs(layer)
                    .toArray());
        }
    }

    private static void record(Recorder recorder, Network network, Quantized quantized, GoldenModel model) {
        recorder.integers(
                "input.event",
                network.input().size(),
                wide(model::inputs),
                (_, code) -> code * network.input().eventScale());
        for (int l = 0; l < quantized.network().layers().size(); l++) {
            int layer = l;
            IntegerLayer of = quantized.network().layers().get(l);
            String name = network.layers().get(l).name();
            Quantized.Scale scale = quantized.scales().get(l);
            int neurons = of.neurons();
            recorder.integers(
                    name + ".current",
                    neurons,
                    () -> model.currents(layer),
                    (n, current) -> current * scale.currents().ofNeuron(n));
            List<StateWord> states = of.model().states();
            for (int word = 0; word < states.size(); word++) {
                int place = word;
                Supplier<long[]> source = wide(() -> model.states(layer).get(place));
                if (word == 0) {
                    recorder.integers(name + ".membrane", neurons, source, scale::membrane);
                } else {
                    recorder.integers(name + "." + states.get(word).name(), neurons, source);
                }
            }
            recorder.integers(
                    name + ".output", neurons, wide(() -> model.outputs(layer)), (_, code) -> code * scale.outputs());
        }
    }

    private static Supplier<long[]> wide(Supplier<int[]> source) {
        return () -> Arrays.stream(source.get()).asLongStream().toArray();
    }

    /** All arrays lie in memory, and once more in the file before it is written. */
    private static void checkSize(IntegerNetwork network, int samples) {
        long perTick = 3L * network.input().size()
                + network.layers().stream()
                        .mapToLong(layer -> (6L + 3 * layer.model().states().size()) * layer.neurons())
                        .sum();
        double bytes = 16.0 * samples * network.ticks() * perTick;
        long room = Runtime.getRuntime().maxMemory() / 2;
        if (bytes > room || bytes / 16 > Integer.MAX_VALUE) {
            throw Problem.wrongInput(
                    "out-of-range",
                    "--samples",
                    String.format(
                            Locale.ROOT,
                            "%,d samples of %,d ticks take %,.0f MB, but there is room for %,.0f MB",
                            samples,
                            network.ticks(),
                            bytes / 1e6,
                            Math.min(room, 16.0 * Integer.MAX_VALUE) / 1e6),
                    "take fewer samples");
        }
    }
}
