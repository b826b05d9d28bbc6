package dev.synfire.quantize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WeightGridTest {
    private static final double[] NOTHING = {};

    @Test
    void smallMultiplesOfAPowerOfTwoAreKeptExactly() {
        assertEquals(OptionalDouble.of(1), new WeightGrid(3).exactStep(new double[] {2, 3}, NOTHING, 1));
        assertEquals(OptionalDouble.of(2), new WeightGrid(3).exactStep(new double[] {2, -4}, NOTHING, 1));
        assertEquals(OptionalDouble.of(0.25), new WeightGrid(4).exactStep(new double[] {0.25, -1.75}, NOTHING, 1));
        // 7 and 8 need four bits and a sign.
        assertEquals(OptionalDouble.empty(), new WeightGrid(4).exactStep(new double[] {7, 8}, NOTHING, 1));
        assertEquals(OptionalDouble.of(1), new WeightGrid(5).exactStep(new double[] {7, 8}, NOTHING, 1));
        assertEquals(OptionalDouble.empty(), new WeightGrid(8).exactStep(new double[] {0.1, 1}, NOTHING, 1));
    }

    @Test
    void theStepIsHalvedUntilABiasFitsOrTheWeightsNoLongerDo() {
        double[] weights = {2, 4};
        assertEquals(OptionalDouble.of(1), new WeightGrid(8).exactStep(weights, new double[] {1}, 1));
        assertEquals(OptionalDouble.of(2), new WeightGrid(8).exactStep(weights, new double[] {1}, 0.5));
        // 0.1 never fits; 4 / 127 allows a step down to 1/16, 4 / (1/16) = 64
        assertEquals(OptionalDouble.of(1 / 16.0), new WeightGrid(8).exactStep(weights, new double[] {0.1}, 1));
    }

    /** The step of least squared error of the weights alone. */
    private static double bestStep(int bits, double[] weights, double inputScale, OptionalDouble divided) {
        return new WeightGrid(bits)
                .bestStep(WeightGrid.magnitude(weights), 240, step -> error(weights, step, bits), inputScale, divided);
    }

    @Test
    void oneBitIsTheSignTimesTheMeanMagnitude() {
        WeightGrid grid = new WeightGrid(1);
        assertEquals(2, bestStep(1, new double[] {1, -2, 3}, 1, OptionalDouble.empty()), 3.0 / 240);
        assertEquals(-1, grid.code(-0.001, 2));
        assertEquals(1, grid.code(0, 2));
        assertEquals(OptionalDouble.of(0.3), grid.exactStep(new double[] {0.3, -0.3}, NOTHING, 1));
    }

    @Test
    void ternaryClipsALoneLargeWeightIfThatCostsLess() {
        // With step s < 2, nine weights of 1 cost (1 - s)^2 each and the 1.9 costs (1.9 - s)^2: least at s = 1.09.
        double[] weights = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1.9};
        assertEquals(1.09, bestStep(2, weights, 1, OptionalDouble.empty()), 1.9 / 240);
    }

    @Test
    void aSubtractedThresholdIsAWholeNumberOfUnits() {
        double[] weights = {0.31, -0.77, 0.5};
        double step = bestStep(4, weights, 0.0625, OptionalDouble.of(1));
        double units = 1 / (step * 0.0625);
        assertEquals(Math.rint(units), units, 1e-9);
        assertTrue(Math.abs(step - 0.77 / 7) < 0.02, () -> "step " + step);
    }

    @Property(tries = 300)
    void noOtherStepOfAFineSearchIsMuchBetter(
            @ForAll @Size(min = 1, max = 12) double[] raw, @ForAll @IntRange(min = 2, max = 8) int bits) {
        double[] weights = Arrays.stream(raw).map(Math::sin).toArray();
        double largest = Arrays.stream(weights).map(Math::abs).max().orElse(0);
        if (largest == 0) {
            return;
        }
        double found = error(weights, bestStep(bits, weights, 1, OptionalDouble.empty()), bits);
        double codes = (1 << bits - 1) - 1;
        double best = Double.MAX_VALUE;
        for (int k = 1; k <= 5000; k++) {
            best = Math.min(best, error(weights, largest / codes * k / 5000, bits));
        }
        // The search has 240 places: a weight may be off by 1/240 of its size more than at the very best one.
        double slack = Arrays.stream(weights).map(w -> w * w).sum() / (240 * 240);
        assertTrue(Math.sqrt(found) <= Math.sqrt(best) + Math.sqrt(slack) + 1e-12, found + " against " + best);
    }

    /** Squared error, written anew. */
    private static double error(double[] weights, double step, int bits) {
        double most = Math.pow(2, bits - 1) - 1;
        double sum = 0;
        for (double w : weights) {
            double code = bits == 1 ? Math.signum(w) : Math.max(-most, Math.min(most, Math.round(w / step)));
            sum += Math.pow(w - code * step, 2);
        }
        return sum;
    }

    @Property(tries = 300)
    void aPowerOfTwoIsOneAndNoOtherIsBetter(
            @ForAll @Size(min = 1, max = 12) double[] raw, @ForAll @IntRange(min = 1, max = 8) int bits) {
        double[] weights = Arrays.stream(raw).map(Math::sin).filter(w -> w != 0).toArray();
        if (weights.length == 0) {
            return;
        }
        double step = new WeightGrid(bits)
                .bestPowerOfTwo(WeightGrid.magnitude(weights), candidate -> error(weights, candidate, bits));
        assertEquals(step, Math.scalb(1.0, Math.getExponent(step)));
        for (int exponent = -30; exponent < 3; exponent++) {
            assertTrue(error(weights, step, bits) <= error(weights, Math.scalb(1.0, exponent), bits) + 1e-12);
        }
    }

    @Property(tries = 300)
    void exactMeansExact(
            @ForAll @Size(min = 1, max = 8) byte[] codes,
            @ForAll @IntRange(min = -20, max = 20) int exponent,
            @ForAll @DoubleRange(min = -3, max = 3) double constant) {
        double[] weights = new double[codes.length];
        Arrays.setAll(weights, i -> Math.scalb(Math.max(-127.0, codes[i]), exponent));
        WeightGrid grid = new WeightGrid(8);
        OptionalDouble step = grid.exactStep(weights, new double[] {constant}, 1);
        assertEquals(Arrays.stream(weights).anyMatch(w -> w != 0), step.isPresent());
        step.ifPresent(s -> {
            for (double w : weights) {
                assertEquals(w, grid.code(w, s) * s);
            }
        });
    }
}
