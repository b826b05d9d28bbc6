package dev.synfire.quantize;

import static dev.synfire.network.Neurons.integrateAndFire;
import static dev.synfire.network.Neurons.lif;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.Sample;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.neuron.Neuron;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Biases count however coarse the weights beside them are. */
class BiasesTest {
    private static final int TICKS = 50;

    private static Network network(Neuron neuron, int bits, double[] biases, double[]... weights) {
        return Network.named("n")
                .input(2)
                .dense("layer", 3, neuron)
                .weights(weights)
                .biases(biases)
                .weightBits(bits)
                .ticks(TICKS)
                .readout(Readout.SPIKE_COUNT);
    }

    private static long[] spikes(Network network, int... inputs) {
        GoldenModel golden = new GoldenModel(Quantizer.quantize(network).network());
        golden.run(Sample.constant(IntVector.of(inputs)));
        return golden.scores();
    }

    private static void near(long[] expected, long[] actual, int apart) {
        for (int n = 0; n < expected.length; n++) {
            int neuron = n;
            assertTrue(
                    Math.abs(expected[n] - actual[n]) <= apart,
                    () -> "neuron " + neuron + ": " + actual[neuron] + " spikes for " + expected[neuron]);
        }
    }

    /** v = 0.9 v + bias against a threshold of 1, by hand in doubles: 4, 12 and no spikes in 50 ticks. */
    @ParameterizedTest
    @CsvSource({"8", "4", "2"})
    void aLayerWhoseWeightsAreAllZeroKeepsItsBiases(int bits) {
        Network network = network(
                lif(0.9).threshold(1),
                bits,
                new double[] {0.15, 0.3, -0.1},
                new double[2],
                new double[2],
                new double[2]);
        near(new long[] {4, 12, 0}, spikes(network, 1, 1), 1);
    }

    /** A neuron without weights among others has a step of its own. */
    @Test
    void aNeuronWithoutWeightsKeepsItsBias() {
        Network network = network(
                lif(0.9).threshold(1),
                3,
                new double[] {0.15, 0.3, 0},
                new double[2],
                new double[] {0, 0},
                new double[] {0.91, -0.37});
        near(new long[] {4, 12, 0}, spikes(network, 0, 0), 1);
    }

    /** Biases of 0.4, 0.3 and 0.2 beside weights of 1: a threshold of 1.37 made them 0. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "0, 1", "1, 1"})
    void ternaryWeightsLeaveBiasesTheFractionOfTheMembrane(int x, int y) {
        Network network = network(
                lif(0.9).threshold(1.37),
                2,
                new double[] {0.4, 0.3, 0.2},
                new double[] {1, -1},
                new double[] {1, 1},
                new double[] {0, 1});
        long[] real = counted(new double[] {0.4 + x - y, 0.3 + x + y, 0.2 + y});
        near(real, spikes(network, x, y), 2);
    }

    /** What v = 0.9 v + I, fires above 1.37, goes to zero, does in doubles. */
    private static long[] counted(double[] currents) {
        long[] counts = new long[currents.length];
        for (int n = 0; n < counts.length; n++) {
            double v = 0;
            for (int tick = 0; tick < TICKS; tick++) {
                v = 0.9 * v + currents[n];
                if (v > 1.37) {
                    counts[n]++;
                    v = 0;
                }
            }
        }
        return counts;
    }

    /** Four ticks of 0.3 are above 1: 12 spikes in 50 ticks. */
    @Test
    void withoutLeakTooAndByWeightsOfOneBit() {
        Network network = network(
                integrateAndFire().threshold(1),
                1,
                new double[] {0.3, 0.3, 0.3},
                new double[] {1, 1},
                new double[] {1, -1},
                new double[] {-1, 1});
        long[] spikes = spikes(network, 0, 0);
        near(new long[] {12, 12, 12}, spikes, 1);
        assertEquals(spikes[0], spikes[2]);
    }

    /** The network that integers stand for has the biases again. */
    @Test
    void theDequantizerHasThemToo() {
        Network network = network(
                lif(0.9).threshold(1.37),
                2,
                new double[] {0.4, 0.3, 0.2},
                new double[] {1, -1},
                new double[] {1, 1},
                new double[] {0, 1});
        Network again = Dequantizer.real(network, Quantizer.quantize(network));
        for (int n = 0; n < 3; n++) {
            assertEquals(
                    network.output().biases().get(n), again.output().biases().get(n), 0.01);
        }
    }
}
