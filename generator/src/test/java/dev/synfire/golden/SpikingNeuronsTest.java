package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.FiringComparison;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every expected membrane is worked by hand in the comment above it; 1000 is added where the neuron fires. */
class SpikingNeuronsTest {
    private static final Reset ZERO = new Reset.ToZero();

    @Test
    void decaysThenIntegratesThenFiresThenResets() {
        // 3/4 left: 40; 30+40=70; 52.5 -> 52+40=92; 69+40=109 > 100 fires, 0; 40
        var model =
                OneNeuron.of(OneNeuron.spiking(8, new Decay(3, 2, Rounding.FLOOR), 100, FiringComparison.ABOVE, ZERO));
        assertEquals(List.of(40, 70, 92, 1000, 40), OneNeuron.membranes(model, 40, 40, 40, 40, 40));
    }

    @Test
    void theThresholdItselfFiresOnlyWhereItShould() {
        var above = OneNeuron.of(OneNeuron.spiking(8, Decay.NONE, 50, FiringComparison.ABOVE, ZERO));
        assertEquals(List.of(50, 1000), OneNeuron.membranes(above, 50, 1));
        var atOrAbove = OneNeuron.of(OneNeuron.spiking(8, Decay.NONE, 50, FiringComparison.AT_OR_ABOVE, ZERO));
        assertEquals(List.of(49, 1000, 0), OneNeuron.membranes(atOrAbove, 49, 1, 0));
    }

    @Test
    void resetBySubtractionKeepsTheRest() {
        // 70 > 50: 20; 20+95=115 > 50: 65, one spike a tick; 65 > 50 without input: 15
        var model = OneNeuron.of(OneNeuron.spiking(8, Decay.NONE, 50, FiringComparison.ABOVE, new Reset.Subtract()));
        assertEquals(List.of(1020, 1065, 1015, 15), OneNeuron.membranes(model, 70, 95, 0, 0));
    }

    @Test
    void resetToAValue() {
        var model = OneNeuron.of(
                OneNeuron.spiking(8, Decay.NONE, 50, FiringComparison.ABOVE, new Reset.ToValue(IntVector.of(-128))));
        // 51 fires, to -128; -128 + 100 = -28
        assertEquals(List.of(1000 - 128, -28), OneNeuron.membranes(model, 51, 100));
    }

    @Test
    void saturatesAtBothEndsOfTheMembrane() {
        // 8 bits: 127 is as far as it goes, and it is not above 127; then 127 - 1 = 126
        var model = OneNeuron.of(OneNeuron.spiking(8, Decay.NONE, 127, FiringComparison.ABOVE, ZERO));
        assertEquals(List.of(100, 127, 126), OneNeuron.membranes(model, 100, 100, -1));
        // -100; -200 is held at -128; -128 + 128 = 0
        assertEquals(List.of(-100, -128, 0), OneNeuron.membranes(model, -100, -100, 128));
    }

    @Test
    void saturatesBeforeItComparesAndSubtracts() {
        // 300 is held at 127; 127 > 100; 127 - 100 = 27
        var model = OneNeuron.of(OneNeuron.spiking(8, Decay.NONE, 100, FiringComparison.ABOVE, new Reset.Subtract()));
        assertEquals(List.of(1027), OneNeuron.membranes(model, 300));
    }

    @Test
    void theNarrowestMembraneHasTwoBits() {
        // -2 to 1: 5 is held at 1 and reaches the threshold of 1; -9 is held at -2
        var model = OneNeuron.of(OneNeuron.spiking(2, Decay.NONE, 1, FiringComparison.AT_OR_ABOVE, ZERO));
        assertEquals(List.of(1000, -2, -1), OneNeuron.membranes(model, 5, -9, 1));
    }

    @Test
    void theDecayRoundsAsTheNetworkSays() {
        // 7/8 of -20 is -17.5, of 20 is 17.5
        assertEquals(List.of(-20, -18), OneNeuron.membranes(integrator(Rounding.FLOOR), -20, 0));
        assertEquals(List.of(-20, -17), OneNeuron.membranes(integrator(Rounding.TOWARD_ZERO), -20, 0));
        assertEquals(List.of(-20, -17), OneNeuron.membranes(integrator(Rounding.HALF_UP), -20, 0));
        assertEquals(List.of(20, 17), OneNeuron.membranes(integrator(Rounding.FLOOR), 20, 0));
        assertEquals(List.of(20, 17), OneNeuron.membranes(integrator(Rounding.TOWARD_ZERO), 20, 0));
        assertEquals(List.of(20, 18), OneNeuron.membranes(integrator(Rounding.HALF_UP), 20, 0));
    }

    private static GoldenModel integrator(Rounding rounding) {
        return OneNeuron.of(new IntegratorNeuron(8, new Decay(7, 3, rounding)));
    }

    @Test
    void theWidestMembraneAndDecayDoNotOverflow() {
        // 32767 a tick for 70,000 ticks passes 2^31 - 1 = 2147483647 and stays there; 65535/65536 of it by hand:
        // 2147483647 - 2147483647 / 65536 = 2147483647 - 32767.99998 = 2147450879.00002
        var hold = OneNeuron.of(new IntegratorNeuron(32, Decay.NONE));
        for (int tick = 0; tick < 70_000; tick++) {
            hold.tick(new int[] {32767});
        }
        assertEquals(Integer.MAX_VALUE, hold.membranes(0)[0]);
        assertEquals(2147450879L, Rounding.FLOOR.shiftRight(2147483647L * 65535, 16));
        var leaky = OneNeuron.of(new IntegratorNeuron(32, new Decay(65535, 16, Rounding.FLOOR)));
        for (int tick = 0; tick < 2_000_000; tick++) {
            leaky.tick(new int[] {32767});
        }
        // ceil(v / 65536) leaks in a tick: 32767, all that comes in, from v = 32766 * 65536 + 1 on; just below it leaks
        // 32766, so that v rises by 1 a tick and stops exactly there.
        assertEquals(2147352577, leaky.membranes(0)[0]);
    }
}
