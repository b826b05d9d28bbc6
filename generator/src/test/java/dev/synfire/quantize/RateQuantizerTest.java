package dev.synfire.quantize;

import static dev.synfire.network.Neurons.curve;
import static dev.synfire.network.Neurons.identity;
import static dev.synfire.network.Neurons.relu;
import static dev.synfire.network.Neurons.sigmoid;
import static dev.synfire.network.Neurons.tanh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.Activation;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.Sample;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.neuron.CurveFunction;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RateQuantizerTest {
    private static Network network(Neuron neuron, double[]... weights) {
        return Network.named("n")
                .input(weights[0].length)
                .values(0, 15)
                .dense("layer", weights.length, neuron)
                .weights(weights)
                .readout(Readout.ACTIVATION);
    }

    private static RateNeuron neuron(Network network) {
        return assertInstanceOf(
                RateNeuron.class, Quantizer.quantize(network).network().output().model());
    }

    @Test
    void theTextbookNeuronStaysExactUpToItsTable() {
        Network network = Network.named("neuron")
                .input(2)
                .values(0, 15)
                .dense(1, sigmoid().activationBits(16))
                .weights(new double[] {2, 3})
                .biases(1)
                .readout(Readout.ACTIVATION);
        Quantized quantized = Quantizer.quantize(network);
        GoldenModel golden = new GoldenModel(quantized.network());
        golden.run(Sample.constant(IntVector.of(1, 2)));
        assertEquals(9, golden.currents(0)[0]);
        // sigmoid(9) = 0.999877; 0.999877 * 65536 = 65527.9
        assertEquals(65528, golden.outputs(0)[0]);
        assertEquals(1 / 65536.0, quantized.scales().getFirst().outputs());
    }

    @Test
    void multipliersBringEveryNeuronToTheScaleOfTheTable() {
        // Steps 1/127 and 0.25/127 of input 1: in units of z, 1/64, that is 0.5039 and 0.1260 a unit of current.
        // Ten bits: 0.5039 * 2^10 = 516; 0.1260 * 2^10 = 129; both divide by 129 but not by 2, so the shift stays.
        RateNeuron neuron = neuron(network(sigmoid(), new double[] {1, 0.3}, new double[] {0.25, 0.075}));
        double ratio =
                (double) neuron.multipliers().get(0) / neuron.multipliers().get(1);
        assertEquals(4, ratio, 0.02);
        assertEquals(
                10,
                Integer.SIZE - Integer.numberOfLeadingZeros(neuron.multipliers().get(0)));
    }

    @Test
    void aCurveIsOffByNoMoreThanItsTableAndItsMultiplierSay() {
        for (CurveFunction.Plain function : CurveFunction.Plain.values()) {
            Network network = network(curve(function).maximum(4), new double[] {0.3, -0.45, 0.2});
            Quantized quantized = Quantizer.quantize(network);
            double step = quantized.scales().getFirst().outputs();
            assertEquals(4 / 127.0, step, 1e-12);
            GoldenModel golden = new GoldenModel(quantized.network());
            FloatModel real = new FloatModel(network);
            Random random = new Random(3);
            for (int s = 0; s < 200; s++) {
                int[] x = random.ints(3, 0, 16).toArray();
                golden.run(Sample.constant(IntVector.of(x)));
                double y = real.run(List.of(
                                Vector.of(Arrays.stream(x).asDoubleStream().toArray())))
                        .scores()
                        .get(0);
                // Half a code of the result, half a code for the argument's resolution, and the 8-bit weights: 15 * 3 *
                // 0.45 / 254.
                assertEquals(y, golden.outputs(0)[0] * step, step + 0.08 * 1.13, function.word());
            }
        }
    }

    @Test
    void aNeuronOfTinyWeightsKeepsItsBias() {
        // The units differ by 5000, of which 512 is allowed: 0.0001 is then coarser, but 0.5 stays 0.5.
        Network network = Network.named("n")
                .input(1)
                .values(0, 255)
                .scale(1 / 255.0)
                .dense(2, sigmoid())
                .weights(new double[] {0.5}, new double[] {0.0001})
                .biases(0, 0.5)
                .readout(Readout.ACTIVATION);
        Quantized quantized = Quantizer.quantize(network);
        GoldenModel golden = new GoldenModel(quantized.network());
        golden.run(Sample.constant(IntVector.of(255)));
        assertEquals(159, golden.outputs(0)[1], 1); // 256 / (1 + e^-0.5) = 159.35
        assertTrue(neuron(network).multipliers().min() >= 64, neuron(network).multipliers()::toString);
    }

    @Test
    void aClipWithRoomForTheCurrentPassesItOnUnchanged() {
        assertEquals(
                new RateNeuron(IntVector.of(1), 0, Rounding.HALF_UP, new Activation.Clip(new Range(0, 75))),
                neuron(network(relu(), new double[] {2, 3})));
        assertEquals(
                new RateNeuron(IntVector.of(1), 0, Rounding.HALF_UP, new Activation.Clip(new Range(0, 20))),
                neuron(network(relu().maximum(20), new double[] {2, 3})));
        assertEquals(
                new RateNeuron(IntVector.of(1), 0, Rounding.HALF_UP, new Activation.Clip(new Range(-75, 75))),
                neuron(network(identity(), new double[] {2, 3})));
    }

    @Test
    void aClipWithoutRoomIsScaledAndTellsSo() {
        // Currents reach 15 * 103 = 1545; codes reach 255: 1545 / 255 = 6.059 each; 300 / 255 = 1.176 each.
        String text = Quantizer.quantize(network(relu(), new double[] {100, 3}))
                .report()
                .text();
        assertTrue(
                text.contains(
                        "  activation   rounded      to codes 0..255, of 6.059 each, so that they reach to 1545: what"),
                text);
        String clipped = Quantizer.quantize(network(relu().maximum(300), new double[] {100, 3}))
                .report()
                .text();
        assertTrue(
                clipped.contains(
                        "  activation   clipped      to codes 0..255, of 1.176 each, so that they reach to 300: "
                                + "the maximum asked for; the weights allow 1545"),
                clipped);
    }

    /** The integers may be off by what weights, multipliers, table and codes cost together, and no more. */
    @Property(tries = 500)
    void integersStayNearTheRealActivations(
            @ForAll @IntRange(min = 0, max = 3) int kind,
            @ForAll @IntRange(min = 1, max = 20) int inputs,
            @ForAll long seed) {
        Random random = new Random(seed);
        int neurons = 4;
        double[] weights = random.doubles((long) neurons * inputs, -0.5, 0.5).toArray();
        Neuron neuron =
                switch (kind) {
                    case 0 -> sigmoid();
                    case 1 -> tanh();
                    case 2 -> relu().maximum(3);
                    default -> identity().maximum(3);
                };
        Network network = Network.named("n")
                .input(inputs)
                .values(0, 255)
                .scale(1 / 255.0)
                .dense(neurons, neuron)
                .weights(
                        Matrix.of(neurons, inputs, weights),
                        Vector.of(random.doubles(neurons, -1, 1).toArray()))
                .readout(Readout.ACTIVATION);
        Quantized quantized = Quantizer.quantize(network);
        int[] codes = random.ints(inputs, 0, 256).toArray();
        Vector real = new FloatModel(network)
                .run(List.of(Vector.of(
                        Arrays.stream(codes).mapToDouble(c -> c / 255.0).toArray())))
                .scores();
        GoldenModel golden = new GoldenModel(quantized.network());
        golden.run(Sample.constant(IntVector.of(codes)));
        double step = quantized.scales().getFirst().outputs();
        for (int n = 0; n < neurons; n++) {
            // 8-bit weights below 0.5 are off by at most 0.5 / 254 + clipping; steepest slope 1; codes and z half a
            // step each, and a table off by one.
            double tolerance = inputs * 0.004 + 0.02 + 2 * step;
            assertEquals(real.get(n), golden.outputs(0)[n] * step, tolerance);
        }
    }
}
