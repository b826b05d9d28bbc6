package dev.synfire.evaluate;

import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.Sample;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Quantized;
import java.util.List;
import java.util.Locale;

/** What every neuron of a small network does with one sample, in real numbers and in integers, as lines of text. */
public final class NeuronTable {
    private static final String LINE = "%-16s %12s %12s   %12s = %-12s %12s = %s\n";

    private NeuronTable() {}

    /** After the sample's last tick: the current I, and the activation y or the membrane v. */
    public static String of(Network network, Quantized quantized, Sample sample) {
        FloatModel real = new FloatModel(network);
        GoldenModel golden = new GoldenModel(quantized.network());
        real.run(RealFrames.of(network, sample));
        golden.run(sample);
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, LINE, "neuron", "I", "y or v", "integer I", "I", "integer", "y or v"));
        List<Layer> layers = network.layers();
        for (int l = 0; l < layers.size(); l++) {
            boolean rate = layers.get(l).neuron() instanceof Rate;
            Vector states = rate ? real.outputs(l) : real.membranes(l);
            int[] codes = rate ? golden.outputs(l) : golden.membranes(l);
            Quantized.Scale scale = quantized.scales().get(l);
            for (int n = 0; n < layers.get(l).neurons(); n++) {
                double unit = scale.currents().get(n);
                long current = golden.currents(l)[n];
                text.append(String.format(
                        Locale.ROOT,
                        LINE,
                        layers.get(l).name() + "[" + n + "]",
                        number(real.currents(l).get(n)),
                        number(states.get(n)),
                        current,
                        number(current * unit),
                        codes[n],
                        number(rate ? codes[n] * scale.outputs() : scale.membrane(n, codes[n]))));
            }
        }
        return text.toString();
    }

    /** Five decimals, without the zeros that tell nothing. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5f", value).replaceFirst("\\.?0+$", "");
    }
}
