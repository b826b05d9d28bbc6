package dev.synfire.quantize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.golden.GoldenModel;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.Neurons;
import dev.synfire.network.neuron.AdEx;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Adaptive exponential neurons against an integrator of another origin: scipy 1.17.1, solve_ivp with DOP853, rtol 1e-10, atol
 * 1e-9, steps of at most 0.05 ms, of
 *
 * <pre>
 * [(-gL * (v - EL) + gL * D * exp((v - VT) / D) - w + I) / C, (a * (v - EL) - w) / tw]
 * </pre>
 *
 * from v = EL and w = 0, with an event where v comes to VT + 12.2 D, at -26 mV: less than 0.1 us before v is infinite. At each
 * event v = Vr and w = w + b.
 */
class AdExTest {
    private static final int MILLISECONDS = 200;

    /** The numbers of the paper and a current of 1 nA: spike after spike later. */
    private static final double[] ADAPTING = {11.792, 25.376, 41.196, 59.775, 81.644, 107.146, 136.174, 168.071};

    /** tw = 40 ms, b = 61 pA, Vr = -48.5 mV and 0.8 nA: a burst, then regular. */
    private static final double[] BURSTING = {
        18.057, 21.478, 25.607, 30.827, 37.892, 48.3, 62.504, 76.054, 89.908, 103.625, 117.404, 131.156, 144.92,
        158.678, 172.439, 186.199, 199.959
    };

    private static AdEx bursting() {
        return Neurons.adEx().adaptation(4, 61, 40).spike(20, -48.5);
    }

    private static Network network(AdEx neuron, double picoamperes) {
        return Network.named("adex")
                .input(1)
                .dense("cell", 1, neuron)
                .weights(new double[][] {{picoamperes}})
                .ticks(MILLISECONDS << neuron.halvings())
                .readout(Readout.SPIKE_COUNT);
    }

    /** Spike times in ms in real numbers. */
    private static List<Double> real(AdEx neuron, double picoamperes) {
        return real(neuron, network(neuron, picoamperes));
    }

    private static List<Double> real(AdEx neuron, Network network) {
        FloatModel model = new FloatModel(network);
        return times(neuron, _ -> {
            model.tick(new double[] {1});
            return model.outputs(0).get(0);
        });
    }

    /** Spike times in ms in integers. */
    private static List<Double> integers(AdEx neuron, Quantized quantized) {
        GoldenModel model = new GoldenModel(quantized.network());
        return times(neuron, _ -> {
            model.tick(new int[] {1});
            return model.outputs(0)[0];
        });
    }

    private static List<Double> times(AdEx neuron, IntToDoubleFunction spikes) {
        List<Double> times = new ArrayList<>();
        for (int tick = 0; tick < MILLISECONDS << neuron.halvings(); tick++) {
            if (spikes.applyAsDouble(tick) > 0) {
                times.add(Math.scalb(tick + 1.0, -neuron.halvings()));
            }
        }
        return times;
    }

    /** In ticks of 2^-h ms and 2^s steps each spike is off by at most that part of its time. */
    private static void assertTimes(double[] expected, List<Double> times, double part, double more) {
        int count = Math.min(expected.length, times.size());
        assertTrue(expected.length - count <= 1, () -> times.toString());
        for (int i = 0; i < count; i++) {
            assertEquals(expected[i], times.get(i), expected[i] * part + more, times.toString());
        }
    }

    @Test
    void realNumbersSpikeWhereAnIntegratorOfManyStepsDoes() {
        assertTimes(ADAPTING, real(Neurons.adEx().steps(7, 3), 1000), 0.001, 0.01);
        assertTimes(BURSTING, real(bursting().steps(7, 3), 800), 0.002, 0.01);
    }

    @Test
    void theUsualTicksAreOffByAFewPercent() {
        assertTimes(ADAPTING, real(Neurons.adEx(), 1000), 0.02, 0.1);
        assertTimes(BURSTING, real(bursting(), 800), 0.05, 0.1);
    }

    @Test
    void integersSpikeNearlyWhereRealNumbersOfTheSameWeightsDo() {
        for (AdEx neuron : List.of(Neurons.adEx(), bursting())) {
            for (double current : new double[] {700, 800, 1000, 1500}) {
                Network network = network(neuron, current);
                Quantized quantized = Quantizer.quantize(network);
                List<Double> real = real(neuron, Dequantizer.real(network, quantized));
                List<Double> integers = integers(neuron, quantized);
                assertEquals(real.size(), integers.size(), 1, real + " and " + integers);
                for (int i = 0; i < Math.min(real.size(), integers.size()); i++) {
                    assertEquals(real.get(i), integers.get(i), real.get(i) * 0.003 + 0.13, real + " and " + integers);
                }
            }
        }
    }

    @Test
    void membranesOfIntegersAreThoseOfRealNumbersInMillivolts() {
        AdEx neuron = Neurons.adEx();
        Network network = network(neuron, 400);
        Quantized quantized = Quantizer.quantize(network);
        FloatModel real = new FloatModel(Dequantizer.real(network, quantized));
        GoldenModel golden = new GoldenModel(quantized.network());
        for (int tick = 0; tick < network.ticks(); tick++) {
            real.tick(new double[] {1});
            golden.tick(new int[] {1});
            double expected = real.membranes(0).get(0);
            assertEquals(expected, quantized.scales().getFirst().membrane(0, golden.membranes(0)[0]), 0.03);
        }
    }

    @Test
    void aPeakTooFarFromTheThresholdIsRefused() {
        var problem = assertThrows(
                Problem.class, () -> Quantizer.quantize(network(Neurons.adEx().spike(130, -60), 1)));
        assertTrue(
                problem.getMessage().startsWith("layer cell: error[out-of-range]: peak is 130 mV"),
                problem::getMessage);
    }
}
