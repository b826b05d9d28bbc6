package dev.synfire.quantize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.golden.GoldenModel;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.Neurons;
import dev.synfire.network.sim.FloatModel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the integers stand for does in real numbers what the integers do. */
class DequantizerTest {
    /** Without a leak nothing is rounded from tick to tick, so every spike must agree, of weights of any width. */
    @Test
    void integrateAndFireNetworksSpikeAlikeInEveryTick() {
        double spikes = 0;
        for (int bits = 2; bits <= 8; bits++) {
            Random random = new Random(bits);
            Network network = Network.named("n")
                    .input(6)
                    .values(0, 3)
                    .scale(0.5)
                    .dense(8, Neurons.integrateAndFire().threshold(1.3))
                    .weights(rows(random, 8, 6))
                    .weightBits(bits)
                    .biases(random.doubles(8, -0.2, 0.4).toArray())
                    .dense(4, Neurons.integrateAndFire().threshold(0.9))
                    .weights(rows(random, 4, 8))
                    .weightBits(bits)
                    .ticks(50)
                    .readout(Readout.SPIKE_COUNT);
            Quantized quantized = Quantizer.quantize(network);
            FloatModel real = new FloatModel(Dequantizer.real(network, quantized));
            GoldenModel integers = new GoldenModel(quantized.network());
            for (int tick = 0; tick < 50; tick++) {
                int[] codes = random.ints(6, 0, 4).toArray();
                double[] values = Arrays.stream(codes).mapToDouble(c -> c * 0.5).toArray();
                real.tick(values);
                integers.tick(codes);
                for (int layer = 0; layer < 2; layer++) {
                    for (int n = 0; n < network.layers().get(layer).neurons(); n++) {
                        assertEquals(
                                integers.outputs(layer)[n],
                                real.outputs(layer).get(n),
                                bits + " bits, tick " + tick + ", layer " + layer + ", neuron " + n);
                        spikes += integers.outputs(layer)[n];
                    }
                }
            }
        }
        assertTrue(spikes > 100, "spikes: " + spikes);
    }

    private static double[][] rows(Random random, int rows, int columns) {
        double[][] weights = new double[rows][];
        for (int n = 0; n < rows; n++) {
            weights[n] = random.doubles(columns, -0.6, 1).toArray();
        }
        return weights;
    }
}
