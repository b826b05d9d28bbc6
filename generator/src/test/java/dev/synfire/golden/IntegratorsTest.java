package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Activation;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntegratorsTest {
    @Test
    void aMembraneIsSentAsARateNeuronMakesOfIt() {
        var half = new Decay(IntVector.of(1), 1, Rounding.FLOOR);
        var sent = new RateNeuron(IntVector.of(3), 2, Rounding.HALF_UP, new Activation.Clip(new Range(-10, 10)));
        var model = OneNeuron.of(new IntegratorNeuron(new IntegerMembrane(8, 0, half), Optional.of(sent)));
        int[][] ticks = {
            // current, v = floor(v / 2) + current, 3 v / 4 to the nearest, a half up, within -10..10
            {10, 10, 8}, // 7.5
            {10, 15, 10}, // 11.25
            {0, 7, 5}, // 5.25
            {-25, -22, -10}, // -16.5
            {12, 1, 1}, // 0.75
            {0, 0, 0}
        };
        for (int[] tick : ticks) {
            model.tick(new int[] {tick[0]});
            assertEquals(tick[1], model.membranes(0)[0]);
            assertEquals(tick[2], model.outputs(0)[0]);
        }
    }
}
