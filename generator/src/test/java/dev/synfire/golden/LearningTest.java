package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.FunctionTable;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Activation;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.Sample;
import dev.synfire.model.LearningRule;
import dev.synfire.model.Readout;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final Range CODES = Range.unsigned(4);

    static RateNeuron sigmoid(int neurons, int shift) {
        FunctionTable table = FunctionTable.standard(FunctionTable.Function.SIGMOID, 8);
        return new RateNeuron(
                IntVector.filled(neurons, 1),
                shift,
                Rounding.HALF_UP,
                new Activation.Table("sigmoid", Activation.Symmetry.COMPLEMENT, 10, 6, 8, 0, table.entries()));
    }

    /** Three inputs, two sigmoids, weights (20 -35 60) and (-10 44 126), biases 5 and -3 that stay. */
    private static IntegerNetwork example(LearningRule rule) {
        var synapses = new DenseSynapses(3, 2, 8, IntVector.of(20, -35, 60, -10, 44, 126));
        var layer = new IntegerLayer(
                "output",
                List.of(new IntegerProjection(IntegerProjection.INPUT, CODES, synapses)),
                IntVector.of(5, -3),
                sigmoid(2, 4),
                Optional.of(rule));
        return new IntegerNetwork(
                "example", new InputPort(3, CODES), List.of(layer), 1, new IntegerReadout(Readout.ACTIVATION));
    }

    /** A sample, its label, y, the errors, the weights that follow. */
    private record Step(int[] x, int label, int[] y, int[] errors, int[] weights) {}

    private static void check(LearningRule rule, List<Step> steps) {
        GoldenModel model = new GoldenModel(example(rule));
        for (int again = 0; again < 2; again++) {
            for (Step step : steps) {
                model.run(Sample.constant(IntVector.of(step.x)));
                assertArrayEquals(step.y, model.outputs(0));
                model.learn(step.label);
                assertArrayEquals(step.errors, model.errors(0));
                assertArrayEquals(
                        step.weights,
                        model.learnedNetwork().output().synapses().weights().toArray());
            }
            assertEquals(3, model.learned());
            model.forget(); // and all is as at the first time
        }
    }

    // Calculated by hand from the rule, with the sigmoid's table and the first draws E8CA 9B6B, 1C0B 998E, 6B0F 5B18.
    @Test
    void weightsFollowTheDeltaRuleToTheNearest() {
        check(
                LearningRule.delta(11).biasBits(0),
                List.of(
                        new Step(new int[] {3, 0, 15}, 0, new int[] {184, 220}, new int[] {71, -220}, new int[] {
                            20, -35, 61, -10, 44, 124
                        }),
                        new Step(new int[] {15, 7, 0}, 1, new int[] {132, 138}, new int[] {-132, 117}, new int[] {
                            19, -35, 61, -9, 44, 124
                        }),
                        new Step(new int[] {0, 15, 15}, 0, new int[] {153, 236}, new int[] {102, -236}, new int[] {
                            19, -34, 62, -9, 42, 122
                        })));
    }

    @Test
    void weightsFollowTheDeltaRuleAtRandom() {
        check(
                LearningRule.delta(11).biasBits(0).stochastic(),
                List.of(
                        new Step(new int[] {3, 0, 15}, 0, new int[] {184, 220}, new int[] {71, -220}, new int[] {
                            20, -35, 60, -11, 44, 124
                        }),
                        new Step(new int[] {15, 7, 0}, 1, new int[] {132, 137}, new int[] {-132, 118}, new int[] {
                            19, -36, 60, -10, 44, 124
                        }),
                        new Step(new int[] {0, 15, 15}, 0, new int[] {151, 236}, new int[] {104, -236}, new int[] {
                            19, -35, 61, -10, 42, 122
                        })));
    }

    @Test
    void biasesLearnAndSaturate() {
        // 71 * 225 / 2^7 = 124.8, to the nearest 125: 130. -220 * 225 / 2^7 = -386.7: -3 - 387 = -390, at least -256 of
        // 9 bits.
        GoldenModel model =
                new GoldenModel(example(LearningRule.delta(7).biasBits(9).biasFactor(225)));
        model.run(Sample.constant(IntVector.of(3, 0, 15)));
        model.learn(0);
        assertEquals(IntVector.of(130, -256), model.learnedNetwork().output().biases());
    }

    @Test
    void theShiftRisesWithTheSamplesLearned() {
        // From the third learned sample on 2^12 instead of 2^11.
        GoldenModel model =
                new GoldenModel(example(LearningRule.delta(11).biasBits(0).rising(2)));
        for (int s = 0; s < 2; s++) {
            model.run(Sample.constant(IntVector.of(0, 0, 0)));
            model.learn(0);
        }
        model.run(Sample.constant(IntVector.of(3, 0, 15)));
        model.learn(0);
        // 71 * 15 / 2^12 = 0.26, -220 * 15 / 2^12 = -0.81; 3 times: 0.05, -0.16
        assertArrayEquals(
                new int[] {20, -35, 60, -10, 44, 125},
                model.learnedNetwork().output().synapses().weights().toArray());
    }

    @Test
    void errorsAreRoundedToPowersOfTwo() {
        // 71 is between 64 and 96: 64. 220 is 192 or more: 256. 64 * 15 / 2^11 = 0.47, -256 * 15 / 2^11 = -1.875.
        GoldenModel model =
                new GoldenModel(example(LearningRule.delta(11).biasBits(0).powersFrom(8)));
        model.run(Sample.constant(IntVector.of(3, 0, 15)));
        model.learn(0);
        assertArrayEquals(new int[] {64, -256}, model.errors(0));
        assertArrayEquals(
                new int[] {20, -35, 60, -10, 44, 124},
                model.learnedNetwork().output().synapses().weights().toArray());
    }

    @Test
    void aLabelThatIsNoClassIsRefused() {
        GoldenModel model = new GoldenModel(example(LearningRule.delta(11)));
        model.run(Sample.constant(IntVector.of(3, 0, 15)));
        assertEquals(
                "label 2 of 2 classes",
                assertThrows(IllegalArgumentException.class, () -> model.learn(2))
                        .getMessage());
    }

    @Test
    void theCurrentsOfALayerThatLearnsAreThoseOfAllWeights() {
        // 3 inputs of 15 times 127, and biases of 9 bits.
        assertEquals(
                new Range(-3 * 15 * 127 - 256, 3 * 15 * 127 + 255),
                example(LearningRule.delta(11).biasBits(9)).output().currents());
    }
}
