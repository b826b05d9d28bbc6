package dev.synfire.quantize.calibration;

import static dev.synfire.network.Neurons.identity;
import static dev.synfire.network.Neurons.integrateAndFire;
import static dev.synfire.network.Neurons.integrator;
import static dev.synfire.network.Neurons.relu;
import static dev.synfire.network.Neurons.sigmoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Activation;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Choices;
import dev.synfire.quantize.PerLayer;
import dev.synfire.quantize.Quantized;
import dev.synfire.quantize.Quantizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static Network network(Neuron neuron, Readout readout, int bits, double... weights) {
        return Network.named("n")
                .input(weights.length)
                .values(0, 15)
                .dense("layer", 1, neuron)
                .weights(weights)
                .weightBits(bits)
                .ticks(4)
                .readout(readout);
    }

    private static Quantized calibrated(Network network, double share, double[]... samples) {
        List<List<Vector>> frames = new ArrayList<>();
        for (double[] sample : samples) {
            frames.add(List.of(Vector.of(sample)));
        }
        return Quantizer.quantize(network, Optional.of(Calibration.of(network, frames, share)));
    }

    @Test
    void aMembraneHoldsAQuarterMoreThanTheSamplesReach() {
        // Currents 5 * 3 = 15 and -3 * 4 = -12 in each of 4 ticks: 60 and -48; with a quarter more 75 and -60: 8 bits.
        // The weights allow 4 * 5 * 15 = 300 and 4 * -3 * 15 = -180: 10 bits.
        Quantized quantized = calibrated(
                network(integrator(1), Readout.MEMBRANE, 8, 5, -3), 1, new double[] {3, 0}, new double[] {0, 4});
        assertEquals(8, ((IntegratorNeuron) quantized.network().output().model()).membraneBits());
        assertTrue(
                quantized
                        .report()
                        .text()
                        .contains(
                                "membrane     clipped      8 bits, saturates at -128..127: the weights allow -180..300 within 4"
                                        + " ticks, which needs 10 bits; the samples reach -48..60, and have a quarter to spare"),
                quantized.report().text());
    }

    @Test
    void theMembraneIsSeenBeforeItsReset() {
        // 3 * 15 = 45 fires above 30 and leaves 0: the membrane held 45; with a quarter more 57: 7 bits. 3 * 15 a tick
        // is all
        // that the weights allow too, upon at most 30: 75, 8 bits.
        Quantized quantized =
                calibrated(network(integrateAndFire().threshold(30), Readout.SPIKE_COUNT, 3, 3), 1, new double[] {15});
        assertEquals(7, ((SpikingNeuron) quantized.network().output().model()).membraneBits());
    }

    @Test
    void aMembraneAlwaysHoldsItsThreshold() {
        Quantized quantized =
                calibrated(network(integrateAndFire().threshold(40), Readout.SPIKE_COUNT, 3, 3), 1, new double[] {0});
        assertEquals(7, ((SpikingNeuron) quantized.network().output().model()).membraneBits());
    }

    @Test
    void codesReachToWhatTheSamplesReach() {
        // I is 0.3 * 3 + 0.7 * 2 = 2.3, and 1/255 of it a code; the weights allow 15.
        Quantized quantized = calibrated(
                network(relu(), Readout.ACTIVATION, 8, 0.3, 0.7), 1, new double[] {3, 2}, new double[] {1, 1});
        assertEquals(2.3 / 255, quantized.scales().getFirst().outputs(), 1e-12);
        var clip = (Activation.Clip) ((RateNeuron) quantized.network().output().model()).activation();
        assertEquals(Range.unsigned(8), clip.arguments());
        assertTrue(
                quantized.report().text().contains("activation   clipped"),
                quantized.report().text());
    }

    /** Sigmoids are bounded: samples at hand change no bit of them, but how far a ReLU reaches. */
    @Test
    void withoutAskingOnlyUnboundedLayersAreCalibrated() {
        Network network = Network.named("n")
                .input(2)
                .values(0, 15)
                .dense("bounded", 2, sigmoid())
                .weights(new double[] {0.31, -0.72}, new double[] {0.53, 0.11})
                .dense("unbounded", 1, relu())
                .weights(new double[] {0.37, 0.71})
                .readout(Readout.ACTIVATION);
        List<List<Vector>> samples = List.of(List.of(Vector.of(3, 2)), List.of(Vector.of(1, 1)));
        Quantized plain = Quantizer.quantize(network);
        Quantized some = Quantizer.quantize(network, Optional.of(Calibration.ofUnbounded(network, samples, 1)));
        Quantized all = Quantizer.quantize(network, Optional.of(Calibration.of(network, samples, 1)));
        assertEquals(
                plain.network().layers().getFirst(), some.network().layers().getFirst());
        assertTrue(some.scales().getLast().outputs() < plain.scales().getLast().outputs());
        assertEquals(all.scales().getLast().outputs(), some.scales().getLast().outputs());
        assertTrue(Calibration.isNeeded(network));
    }

    @Test
    void manySamplesAreThinnedOutEvenly() {
        Network network = network(relu(), Readout.ACTIVATION, 8, 0.3, 0.7);
        int[] chosen = Calibration.chosen(network, 10_000);
        assertEquals(2048, chosen.length);
        assertEquals(0, chosen[0]);
        assertEquals(5000, chosen[1024]);
        assertEquals(7, Calibration.chosen(network, 7).length);
    }

    /**
     * Of 400 inputs of 0..15 the quantizer assumes a mean of 3 and a mean square of 22.5, a variance of 13.5. Weights of 0.1 and
     * -0.1 by turns make a current of mean 0 and variance 400 * 0.01 * 13.5 = 54, so 12 deviations are 88.2; the worst case is 300.
     */
    @Test
    void withoutSamplesTheReachIsTwelveDeviations() {
        double[] weights = new double[400];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 2 == 0 ? 0.1 : -0.1;
        }
        Quantized quantized = Quantizer.quantize(network(relu(), Readout.ACTIVATION, 8, weights));
        assertEquals(88.18, quantized.scales().getLast().outputs() * 255, 0.01);
    }

    @Test
    void aPercentileLeavesOutTheLargest() {
        // Magnitudes 0.3, 0.6, 0.9, 1.2 and 3, each 4 times: 80 % are no more than 1.2, within the 1.1 % of a class.
        Quantized quantized = calibrated(
                network(identity(), Readout.ACTIVATION, 8, 0.3),
                0.8,
                new double[] {1},
                new double[] {2},
                new double[] {3},
                new double[] {4},
                new double[] {10});
        double reach = quantized.scales().getFirst().outputs() * 127;
        assertTrue(reach >= 1.2 && reach <= 1.2 * 1.011, "reach " + reach);
    }

    @Test
    void aMaximumOfTheNeuronsOwnIsKept() {
        Network network = network(relu().maximum(5), Readout.ACTIVATION, 8, 0.3, 0.7);
        assertEquals(
                Quantizer.quantize(network).scales().getFirst().outputs(),
                calibrated(network, 1, new double[] {3, 2}).scales().getFirst().outputs());
    }

    @Test
    void errorsOfTheMeanCurrentGoIntoTheBias() {
        // One weight of one bit keeps its magnitude; of two, 3 and 1, each becomes a step s of the same size. Whatever
        // s is,
        // over samples whose inputs are always 2 and 6 the current stays 3 * 2 + 1 * 6 = 12.
        Quantized quantized = calibrated(network(integrator(1), Readout.MEMBRANE, 1, 3, 1), 1, new double[] {2, 6});
        double unit = quantized.scales().getFirst().currents().get(0);
        IntVector weights = quantized.network().output().synapses().weights();
        long current = weights.get(0) * 2
                + weights.get(1) * 6
                + quantized.network().output().biases().get(0);
        assertEquals(12, current * unit, unit / 2);
    }

    @Test
    void correlatedInputsShareTheirErrors() {
        // Two inputs that are always the same need the sum of their weights right, 1.4 + 1.4 = 2.8, nearly 3 of steps
        // of 1,
        // not each weight: the nearest codes would give 1 + 1.
        Random random = new Random(1);
        List<List<Vector>> samples = new ArrayList<>();
        for (int s = 0; s < 200; s++) {
            double x = random.nextInt(16);
            samples.add(List.of(Vector.of(x, x)));
        }
        Network network = new Choices(
                        PerLayer.none(),
                        PerLayer.all(new dev.synfire.network.Scales.Given(Vector.of(1))),
                        PerLayer.none(),
                        PerLayer.none(),
                        PerLayer.none())
                .in(network(integrator(1), Readout.MEMBRANE, 4, 1.4, 1.4));
        Quantized quantized = Quantizer.quantize(network, Optional.of(Calibration.of(network, samples, 1)));
        IntVector weights = quantized.network().output().synapses().weights();
        assertEquals(3, weights.get(0) + weights.get(1));
        assertTrue(
                quantized.report().text().contains("1 weight not to the nearest code"),
                quantized.report().text());
        IntVector nearest =
                Quantizer.quantize(network).network().output().synapses().weights();
        assertEquals(2, nearest.get(0) + nearest.get(1));
    }
}
