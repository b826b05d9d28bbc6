package dev.synfire.quantize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Scales;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The figures of the report, counted anew from the real network and its integers. */
class ReportFiguresTest {
    /** {weights, rounded, clipped, largest error, mean square error, mean square} of a layer's weights. */
    private record Counted(int count, int rounded, int clipped, double largest, double noise, double signal) {}

    @Property(tries = 500)
    void countsAndErrorsOfWeightsAreThoseOfTheIntegers(@ForAll long seed) {
        Network network = RandomRealNetworks.network(seed);
        Quantized quantized = Quantizer.quantize(network);
        double inputScale = network.input().scale();
        for (int l = 0; l < network.layers().size(); l++) {
            Counted counted = count(
                    network.layers().get(l),
                    quantized.network().layers().get(l),
                    quantized.scales().get(l).currents(),
                    inputScale);
            Map<String, Number> figures = quantized.report().layers().get(l).notes().stream()
                    .filter(note -> note.subject().equals("weights")
                            && note.figures().values().containsKey("rmsError"))
                    .findFirst()
                    .orElseThrow()
                    .figures()
                    .values();
            assertEquals((long) counted.count, figures.get("count"));
            assertEquals((long) counted.rounded, figures.get("rounded"));
            assertEquals((long) counted.clipped, figures.get("clipped"));
            close(counted.largest, figures.get("largestError"));
            close(Math.sqrt(counted.noise / counted.count), figures.get("rmsError"));
            if (counted.noise > 0 && counted.signal > 0) {
                assertEquals(
                        10 * Math.log10(counted.signal / counted.noise),
                        figures.get("signalToNoise").doubleValue(),
                        1e-6);
            }
            inputScale = quantized.scales().get(l).outputs();
        }
    }

    private static Counted count(Layer real, IntegerLayer integers, Vector units, double inputScale) {
        Matrix weights = real.denseWeights().orElseThrow();
        DenseSynapses codes = integers.synapses();
        long most = DenseSynapses.weightRange(codes.weightBits()).max();
        int rounded = 0;
        int clipped = 0;
        double largest = 0;
        double noise = 0;
        double signal = 0;
        for (int n = 0; n < codes.neurons(); n++) {
            double step = units.get(n) / inputScale;
            for (int i = 0; i < codes.inputs(); i++) {
                double w = weights.get(n, i);
                double off = Math.abs(w - codes.weight(n, i) * step);
                boolean changed = off > 1e-11 * Math.abs(w);
                rounded += changed ? 1 : 0;
                boolean beyond = codes.weightBits() > 1 && Math.abs(w) > (most + 0.5000001) * step;
                clipped += beyond ? 1 : 0;
                largest = changed ? Math.max(largest, off) : largest;
                noise += changed ? off * off : 0;
                signal += w * w;
                if (!beyond && codes.weightBits() > 1) {
                    assertTrue(off <= step * 0.5000002, () -> "off by " + off + ", more than half of " + step);
                }
            }
        }
        return new Counted(codes.weights().size(), rounded, clipped, largest, noise, signal);
    }

    private static void close(double expected, Number actual) {
        assertEquals(expected, actual.doubleValue(), 1e-6 * expected);
    }

    @Property(tries = 300)
    void powersOfTwoArePowersOfTwo(@ForAll long seed) {
        Network network = new Choices(
                        PerLayer.none(),
                        PerLayer.all(seed % 2 == 0 ? Scales.POWER_OF_TWO_PER_NEURON : Scales.POWER_OF_TWO_PER_LAYER),
                        PerLayer.none(),
                        PerLayer.none(),
                        PerLayer.none())
                .in(RandomRealNetworks.network(seed));
        Quantized quantized = Quantizer.quantize(network);
        double inputScale = network.input().scale();
        for (Quantized.Scale scale : quantized.scales()) {
            double divisor = inputScale;
            scale.currents().stream().map(unit -> unit / divisor).forEach(step -> {
                double nearest = Math.scalb(1.0, (int) Math.rint(Math.log(step) / Math.log(2)));
                assertEquals(nearest, step, 1e-12 * nearest);
            });
            inputScale = scale.outputs();
        }
    }
}
