package dev.synfire.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.Family;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.model.LearningRule;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.Neurons;
import dev.synfire.network.Scales;
import dev.synfire.plan.estimate.CostModel;
import dev.synfire.plan.estimate.LearningCost;
import dev.synfire.quantize.Quantizer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What learning is estimated to take, beside what nextpnr counted. */
class LearningCostTest {
    /** {@code scripts/bench targets learns}: 256-10, 8 lanes, on a UP5K 3,416 logic cells, with Yosys 0.52 and nextpnr 0.7. */
    @Test
    void aLayerThatLearnsIsEstimatedWithinTenPerCent() {
        IntegerNetwork network = Quantizer.quantize(learning()).network();
        var plan = new LayerPlan(
                8,
                MemoryStyle.BLOCK,
                MemoryStyle.REGISTERS,
                MemoryStyle.REGISTERS,
                MemoryStyle.BLOCK,
                MemoryStyle.BLOCK,
                false,
                2,
                false);
        var learning = new LearningCost(network, Family.ICE40, false);
        int cells = CostModel.readout(network, Family.ICE40)
                .plus(new CostModel(Family.ICE40, false, false)
                        .layer(network.layers().getFirst(), plan))
                .plus(learning.control())
                .plus(learning.layer(0, plan))
                .logicCells();
        assertEquals(3_416, cells, 341);
    }

    private static Network learning() {
        var random = new SplittableRandom(1);
        double[][] weights = new double[10][256];
        for (double[] row : weights) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextDouble(-1, 1);
            }
        }
        return Network.named("single")
                .input(256)
                .values(0, 15)
                .dense("output", 10, Neurons.sigmoid())
                .weights(weights)
                .scales(Scales.PER_LAYER)
                .learns(LearningRule.delta(9).rising(500))
                .readout(Readout.ACTIVATION);
    }
}
