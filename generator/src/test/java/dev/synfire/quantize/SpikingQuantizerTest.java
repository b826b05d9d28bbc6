package dev.synfire.quantize;

import static dev.synfire.network.Neurons.integrateAndFire;
import static dev.synfire.network.Neurons.integrator;
import static dev.synfire.network.Neurons.lif;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.IntVector;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.Sample;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.Scales;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpikingQuantizerTest {
    private static NetworkStep one(Neuron neuron) {
        return new NetworkStep(neuron);
    }

    /** One neuron with inputs of 0..4, four ticks. */
    private record NetworkStep(Neuron neuron) {
        Quantized weights(double... weights) {
            return Quantizer.quantize(Network.named("n")
                    .input(weights.length)
                    .values(0, 4)
                    .dense("layer", 1, neuron)
                    .weights(weights)
                    .ticks(4)
                    .readout(Readout.MEMBRANE));
        }
    }

    private static SpikingNeuron spiking(Quantized quantized) {
        IntegerNeuron model = quantized.network().output().model();
        return assertInstanceOf(SpikingNeuron.class, model);
    }

    private static String notes(Quantized quantized) {
        return quantized.report().text();
    }

    @Test
    void theScaleOfTheWeightsFoldsIntoTheThreshold() {
        // Steps of 1/4: 2.6 is 10.4 units. Above: more than 10; at or above: 11 or more.
        assertEquals(
                IntVector.of(10),
                spiking(one(integrateAndFire().threshold(2.6)).weights(0.25, 0.75))
                        .thresholds());
        assertEquals(
                IntVector.of(11),
                spiking(one(integrateAndFire().threshold(2.6).fires(FiringComparison.AT_OR_ABOVE))
                                .weights(0.25, 0.75))
                        .thresholds());
        assertEquals(
                IntVector.of(10),
                spiking(one(integrateAndFire().threshold(2.5).fires(FiringComparison.AT_OR_ABOVE))
                                .weights(0.25, 0.75))
                        .thresholds());
    }

    @Test
    void theReportTellsOfEverythingThatIsNotExact() {
        assertEquals("""
                layer (if)
                  weights      exact        2 weights to 8 bits, one step for the layer, 0.25
                  biases       exact        in whole units of weight times input
                  thresholds   exact        hold the scale of the weights: 10 units; the comparison loses nothing, the numbers themselves are off by up to 3.846 %
                  membrane     chosen       6 bits, never saturates: the weights allow 0..26 within 4 ticks
                """, notes(one(integrateAndFire().threshold(2.6)).weights(0.25, 0.75)));
        // Currents reach 4 * (32 + 96) = 512. After a tick without a spike v is at most 332: 166 + 512 = 678; after
        // a spike 678 - 332 = 346: 173 + 512 = 685; then 353: 177 + 512 = 689.
        // 2.6 can't be a whole number of power-of-two steps: the finest, 0.75 / 96 = 1/128, leaves 2.6 - 332/128.
        assertEquals(
                """
                layer (lif)
                  weights      exact        2 weights to 8 bits, one step for the layer, 0.007813
                  biases       exact        in whole units of weight times input
                  leak         exact        beta as 1 / 2^1, a time constant of 1.443 ticks, rounded to the nearest
                  thresholds   exact        hold the scale of the weights: 332 units; the comparison loses nothing, the numbers themselves are off by up to 0.2404 %
                  reset        rounded      subtracts whole units; off by up to 0.00625
                  membrane     clipped      10 bits, saturates at -512..511: the weights allow 0..689 within 4 ticks, which needs 11 bits
                """,
                notes(one(lif(0.5).threshold(2.6).resetBySubtraction().membraneBits(10))
                        .weights(0.25, 0.75)));
    }

    @Test
    void aMembraneThatCannotHoldItsThresholdIsRefused() {
        Problem problem = assertThrows(
                Problem.class,
                () -> one(integrateAndFire().threshold(100).membraneBits(8)).weights(0.25, 0.75));
        assertEquals(
                "layer layer: error[membrane-too-narrow]: the threshold 100 of neuron 0 is 400 units, but the membrane "
                        + "holds -128..127; write membraneBits: 10 or more, or leave it out",
                problem.getMessage());
    }

    @Test
    void membranesThatAreComparedShareOneStep() {
        Quantized quantized = Quantizer.quantize(Network.named("n")
                .input(1)
                .dense(2, integrator(0.5))
                .weights(new double[] {0.3}, new double[] {0.1})
                .readout(Readout.MEMBRANE));
        Vector units = quantized.scales().getFirst().currents();
        assertEquals(units.get(0), units.get(1));
        assertEquals(
                "weights      chosen       one step for the whole layer, since the readout compares membranes of "
                        + "different neurons",
                quantized.report().layers().getFirst().notes().getFirst().toString());
    }

    @Test
    void neuronsOfASpikingLayerHaveStepsOfTheirOwnUnlessOneIsAskedFor() {
        for (Scales scales : List.of(Scales.PER_NEURON, Scales.PER_LAYER)) {
            Vector units = Quantizer.quantize(Network.named("n")
                            .input(1)
                            .dense(2, lif(0.5))
                            .weights(new double[] {0.3}, new double[] {0.1})
                            .scales(scales)
                            .readout(Readout.SPIKE_COUNT))
                    .scales()
                    .getFirst()
                    .currents();
            assertEquals(scales == Scales.PER_LAYER, units.get(0) == units.get(1));
        }
    }

    /** With weights, biases and leaks that integers hold exactly, both models spike alike in every tick. */
    @Property(tries = 300)
    void anExactNetworkComputesTheSameSpikesAndMembranes(
            @ForAll @IntRange(min = -31, max = 31) int first,
            @ForAll @IntRange(min = -31, max = 31) int second,
            @ForAll @IntRange(min = -8, max = 8) int bias,
            @ForAll @DoubleRange(min = 0, max = 20) double threshold,
            @ForAll FiringComparison comparison,
            @ForAll boolean whole,
            @ForAll @IntRange(min = 0, max = 2) int reset,
            @ForAll @IntRange(min = 0, max = 255) int inputs) {
        double theta = whole || reset == 2 ? Math.rint(threshold) : threshold;
        var neuron = integrateAndFire().threshold(theta).fires(comparison);
        neuron = switch (reset) {
            case 0 -> neuron;
            case 1 -> neuron.resetTo(-2);
            default -> neuron.resetBySubtraction();
        };
        Network network = Network.named("n")
                .input(2)
                .dense(1, neuron)
                .weights(new double[] {first, second})
                .biases(bias)
                .ticks(4)
                .readout(Readout.MEMBRANE);
        Quantized quantized = Quantizer.quantize(network);
        double unit = quantized.scales().getFirst().currents().get(0);
        FloatModel real = new FloatModel(network);
        GoldenModel golden = new GoldenModel(quantized.network());
        golden.reset();
        for (int tick = 0; tick < 4; tick++) {
            int a = inputs >> 2 * tick & 1;
            int b = inputs >> 2 * tick + 1 & 1;
            real.tick(new double[] {a, b});
            golden.tick(new int[] {a, b});
            assertEquals(real.outputs(0).get(0), golden.outputs(0)[0]);
            assertEquals(real.membranes(0).get(0), golden.membranes(0)[0] * unit, 1e-9);
        }
    }

    @Test
    void anAutomaticMembraneNeverSaturates() {
        // Four ticks of the largest current, 4 * 127 units of 1/128: 2032. In 12 bits it just fits.
        Network network = Network.named("n")
                .input(1)
                .values(-4, 4)
                .dense(1, integrator(1))
                .weights(new double[] {127 / 128.0})
                .ticks(4)
                .readout(Readout.MEMBRANE);
        GoldenModel golden = new GoldenModel(Quantizer.quantize(network).network());
        golden.run(new Sample(List.of(IntVector.of(4))));
        assertEquals(2032, golden.membranes(0)[0]);
        assertEquals(
                "membrane     chosen       12 bits, never saturates: the weights allow -2032..2032 within 4 ticks",
                Quantizer.quantize(network)
                        .report()
                        .layers()
                        .getFirst()
                        .notes()
                        .getLast()
                        .toString());
    }
}
