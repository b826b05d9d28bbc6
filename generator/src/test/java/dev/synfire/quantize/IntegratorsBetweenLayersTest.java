package dev.synfire.quantize;

import static dev.synfire.network.Neurons.identity;
import static dev.synfire.network.Neurons.integrator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.golden.GoldenModel;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.calibration.Calibration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntegratorsBetweenLayersTest {
    /** Two filters of different time constants, their difference read: v = 0.9 v + 0.1 x, w = 0.5 w + 0.5 x. */
    private static final Network FILTERS = Network.named("filters")
            .input(1)
            .values(0, 15)
            .scale(1 / 16.0)
            .dense("filters", 2, integrator(0.9, 0.5).activationBits(10))
            .weights(new double[] {0.1}, new double[] {0.5})
            .dense("difference", 1, identity().activationBits(10).maximum(1))
            .weights(new double[][] {{-1, 1}})
            .ticks(40)
            .readout(Readout.ACTIVATION);

    @Test
    void aFilterIsNearTheRealOne() {
        Quantized quantized = Quantizer.quantize(FILTERS);
        double step = quantized.scales().get(1).outputs();
        GoldenModel golden = new GoldenModel(quantized.network());
        FloatModel real = new FloatModel(FILTERS);
        Random random = new Random(4);
        for (int s = 0; s < 20; s++) {
            golden.reset();
            real.reset();
            double slow = 0;
            double fast = 0;
            for (int tick = 0; tick < 40; tick++) {
                int x = random.nextInt(16);
                golden.tick(new int[] {x});
                real.tick(new double[] {x / 16.0});
                slow = 0.9 * slow + 0.1 * x / 16;
                fast = 0.5 * fast + 0.5 * x / 16;
                assertEquals(fast - slow, real.outputs(1).get(0), 1e-12);
                // Betas of a few bits are off by up to 1 % of 1 - beta, the rest is rounding.
                assertEquals(fast - slow, golden.outputs(1)[0] * step, 0.02, quantized.report()::text);
            }
        }
    }

    /** An integrator that feeds itself, v = 0.95 v + 0.25 x: what it sends must be known before its weights. */
    private static final Network HELD = Network.named("held")
            .input(1)
            .values(-127, 127)
            .scale(1 / 128.0)
            .dense("held", 1, integrator(0.75))
            .weights(new double[] {0.25})
            .recurrent(Matrix.of(1, 1, 0.2))
            .dense("out", 1, identity().maximum(4))
            .weights(new double[] {1})
            .ticks(30)
            .readout(Readout.ACTIVATION);

    @Test
    void anIntegratorThatFeedsItselfIsFittedToSamples() {
        List<List<Vector>> samples = new ArrayList<>();
        Random random = new Random(5);
        for (int s = 0; s < 40; s++) {
            double level = random.nextInt(-127, 128) / 128.0;
            samples.add(Collections.nCopies(30, Vector.of(level)));
        }
        Quantized quantized = Quantizer.quantize(HELD, Optional.of(Calibration.ofUnbounded(HELD, samples, 1)));
        GoldenModel golden = new GoldenModel(quantized.network());
        double step = quantized.scales().get(1).outputs();
        for (int x = -126; x <= 126; x += 9) {
            golden.reset();
            double held = 0;
            double before = 0;
            for (int tick = 0; tick < 30; tick++) {
                golden.tick(new int[] {x});
                held = 0.75 * held + 0.25 * x / 128 + 0.2 * before;
                before = held;
            }
            // Half a code of 1/32, and a feedback that is off by 1 % for a while.
            assertEquals(held, golden.outputs(1)[0] * step, 0.06 + 0.05 * Math.abs(held), "x = " + x);
        }
    }

    @Test
    void withoutSamplesNothingBoundsIt() {
        assertEquals(
                "layer held: error[unknown-reach]: its li feeds back and has no maximum, so that nothing bounds it; give"
                        + " samples with --calibrate",
                assertThrows(Problem.class, () -> Quantizer.quantize(HELD)).getMessage());
    }
}
