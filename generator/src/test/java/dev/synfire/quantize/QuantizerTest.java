package dev.synfire.quantize;

import static dev.synfire.network.Neurons.integrateAndFire;
import static dev.synfire.network.Neurons.sigmoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizerTest {
    private static Quantized oneNeuron(int bits, double bias, double... weights) {
        return Quantizer.quantize(Network.named("n")
                .input(weights.length)
                .dense("layer", 1, integrateAndFire())
                .weights(weights)
                .biases(bias)
                .weightBits(bits)
                .readout(Readout.SPIKE_COUNT));
    }

    private static IntVector weights(Quantized quantized) {
        return quantized.network().output().synapses().weights();
    }

    @Test
    void oneBitKeepsTheSignsAndTellsOfZeros() {
        Quantized quantized = oneNeuron(1, 0, 0.5, -1, 0);
        assertEquals(IntVector.of(1, -1, 1), weights(quantized));
        // Errors 0.5 - s, s - 1, -s: least 0.06 * their squares + (0.2 * their sum)^2, at 0.36 s - 0.18 + 0.04 + 0.08 s
        // = 0
        assertEquals(0.318, quantized.scales().getFirst().currents().get(0), 1.0 / 240);
        assertTrue(
                quantized
                        .report()
                        .text()
                        .contains("weights      approximated 1 weight of 0 became 1 step, since 1 bit holds no 0"),
                quantized.report().text());
    }

    @Test
    void twoBitsAreTernary() {
        assertEquals(IntVector.of(1, 0, -1, 0), weights(oneNeuron(2, 0, 1.1, 0.1, -0.9, -0.2)));
    }

    @Test
    void clippedWeightsAreCounted() {
        Quantized quantized = oneNeuron(2, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.9);
        assertTrue(
                quantized
                        .report()
                        .text()
                        .contains("weights      clipped      1 weight beyond the largest code, by up to"),
                quantized.report().text());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e12, 1e-12, 1e-300, 0})
    void weightsOfAnySizeGiveIntegers(double size) {
        Quantized quantized = oneNeuron(8, 1, size, -size / 3, 0);
        assertEquals(8, quantized.network().output().synapses().weightBits());
        assertTrue(
                !quantized.report().text().contains("NaN"), quantized.report().text());
    }

    @Test
    void aBiasFarLargerThanTheWeightsIsKept() {
        Quantized quantized = oneNeuron(8, 1, 1e-12, 3e-13);
        double bias = quantized.network().output().biases().get(0)
                * quantized.scales().getFirst().currents().get(0);
        assertEquals(1, bias, 1e-8);
    }

    @Test
    void theSameNetworkAlwaysGivesTheSameIntegers() {
        assertEquals(
                oneNeuron(4, 0.3, 0.1, 0.7).network(),
                oneNeuron(4, 0.3, 0.1, 0.7).network());
    }

    @Test
    void theReportIsDataToo() {
        Quantized quantized = Quantizer.quantize(Network.named("n")
                .input(1)
                .dense("layer", 1, sigmoid())
                .weights(new double[] {1})
                .readout(Readout.ACTIVATION));
        String json = quantized.report().json().toString();
        assertTrue(
                json.startsWith("[{name=layer, model=sigmoid, notes=[{subject=weights, kind=exact, "
                        + "text=1 weight to 8 bits, one step for the layer, 1, count=1, rounded=0, clipped=0, "
                        + "largestError=0.0, rmsError=0.0, weightBits=8, smallestStep=1.0, largestStep=1.0}, "),
                json);
    }
}
