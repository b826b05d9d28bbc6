package dev.synfire.importer;

import dev.synfire.fixed.IntVector;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Dequantizer;
import dev.synfire.quantize.Quantized;
import dev.synfire.quantize.Quantizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The sample of examples/izhikevich, run by the golden model and in double precision.
 *
 * @param names of the neurons
 * @param membranes by neuron and tick, in mV, of the golden model
 * @param currents by neuron and tick, in mV a ms
 * @param spikes the ticks of each neuron's spikes in the golden model
 * @param real the same in double precision, with the weights that came out of quantizing
 */
record IzhikevichRegimes(
        List<String> names,
        double[][] membranes,
        double[][] currents,
        List<List<Integer>> spikes,
        List<List<Integer>> real) {
    static final Path FOLDER = Path.of("..", "examples", "izhikevich");

    static IzhikevichRegimes run(Network network) {
        Quantized quantized = Quantizer.quantize(network);
        Sample sample = sample(network);
        int neurons = network.output().neurons();
        int ticks = network.ticks();
        GoldenModel golden = new GoldenModel(quantized.network());
        var model = (IzhikevichNeuron) quantized.network().output().model();
        double unit = Math.scalb(25.0, -model.fraction());
        double[][] membranes = new double[neurons][ticks];
        double[][] currents = new double[neurons][ticks];
        List<List<Integer>> spikes = lists(neurons);
        for (int tick = 0; tick < ticks; tick++) {
            golden.tick(sample.frame(tick).toArray());
            for (int n = 0; n < neurons; n++) {
                membranes[n][tick] = golden.membranes(0)[n] * unit;
                currents[n][tick] = Math.scalb(golden.currents(0)[n] * unit, model.currentShift());
                if (golden.outputs(0)[n] > 0) {
                    spikes.get(n).add(tick);
                }
            }
        }
        return new IzhikevichRegimes(
                List.of(
                        "regular spiking",
                        "intrinsically bursting",
                        "chattering",
                        "fast spiking",
                        "low-threshold spiking",
                        "thalamo-cortical",
                        "resonator"),
                membranes,
                currents,
                spikes,
                spikes(Dequantizer.real(network, quantized), sample));
    }

    /** The sample beside the network. */
    static Sample sample(Network network) {
        return Dataset.read(network, FOLDER.resolve("inputs.npy"), Optional.empty(), SampleForm.DEFAULT)
                .samples()
                .getFirst();
    }

    /** The ticks of each neuron's spikes in double precision. */
    static List<List<Integer>> spikes(Network network, Sample sample) {
        FloatModel model = new FloatModel(network);
        List<List<Integer>> spikes = lists(network.output().neurons());
        double scale = network.input().scale();
        for (int tick = 0; tick < network.ticks(); tick++) {
            IntVector frame = sample.frame(tick);
            model.tick(frame.stream().mapToDouble(code -> code * scale).toArray());
            Vector sent = model.outputs(0);
            for (int n = 0; n < spikes.size(); n++) {
                if (sent.get(n) > 0) {
                    spikes.get(n).add(tick);
                }
            }
        }
        return spikes;
    }

    private static List<List<Integer>> lists(int count) {
        return IntStream.range(0, count)
                .<List<Integer>>mapToObj(_ -> new ArrayList<>())
                .toList();
    }
}
