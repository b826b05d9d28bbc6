package dev.synfire.quantize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Multipliers that give each integer current the code of its real number; real numbers by fractions of whole numbers. */
class StepScalingTest {
    /** A unit over a step of 3/8, exact at a shift of 3; halves go to the even code. */
    @Test
    void aFractionOfAPowerOfTwoIsExact() {
        StepScaling.Result result = new StepScaling(8, Rounding.HALF_EVEN, new Range(0, 15), 16)
                .multipliers(new StepScaling.Currents[] {new StepScaling.Currents(3, 0, -1000, 1000)});
        assertEquals(0, result.wrong());
        // 4 * 3/8 = 1.5, which becomes 2; 12 * 3/8 = 4.5, which becomes 4.
        assertEquals(2, code(result, 4, Rounding.HALF_EVEN, new Range(0, 15)));
        assertEquals(4, code(result, 12, Rounding.HALF_EVEN, new Range(0, 15)));
        assertEquals(0, code(result, -12, Rounding.HALF_EVEN, new Range(0, 15)));
    }

    @Test
    void everyCurrentGetsTheCodeOfItsRealNumberOrIsCountedAsWrong() {
        Random random = new Random(42);
        int exact = 0;
        for (int run = 0; run < 2000; run++) {
            Rounding rounding = Rounding.values()[random.nextInt(4)];
            int bits = random.nextInt(1, 6);
            Range codes = random.nextBoolean() ? Range.unsigned(bits) : Range.symmetric(bits + 1);
            int unit = random.nextInt(1, 200);
            int step = random.nextInt(1, 4000);
            int rest = random.nextInt(-8, 9);
            long low = random.nextInt(-500, 1);
            long high = random.nextInt(1, 500);
            StepScaling.Result result = new StepScaling(step, rounding, codes, 16)
                    .multipliers(new StepScaling.Currents[] {new StepScaling.Currents(unit, rest / 16.0, low, high)});
            exact += result.wrong() == 0 ? 1 : 0;
            int off = 0;
            for (long a = low; a <= high; a++) {
                long expected = codes.saturate(real(16 * a + rest, unit, 16L * step, rounding));
                long actual = code(result, a, rounding, codes);
                // A rest of half a unit is more codes where a unit is.
                assertTrue(Math.abs(expected - actual) <= 1 + unit / step, "run " + run + ", current " + a);
                off += expected == actual ? 0 : 1;
            }
            assertTrue(result.wrong() == 0 ? off == 0 : off >= 1, "run " + run + ": " + off + " off, " + result);
        }
        assertTrue(exact > 800 && exact < 2000, exact + " of 2000 exact");
    }

    /** Neurons share the shift, and each has its own multiplier. */
    @Test
    void neuronsOfDifferentUnitsAreAllExact() {
        StepScaling.Currents[] neurons = {
            new StepScaling.Currents(0.1f, 0, -300, 300),
            new StepScaling.Currents(0.03f, 0.25, -200, 300),
            new StepScaling.Currents(0.1f, 0, -100, 400)
        };
        StepScaling.Result result = new StepScaling(1, Rounding.HALF_EVEN, new Range(0, 15), 16).multipliers(neurons);
        assertEquals(0, result.wrong());
        assertEquals(result.multipliers()[0], result.multipliers()[2]);
        for (long a = -100; a <= 300; a++) {
            for (int n = 0; n < 3; n++) {
                double real = (a + neurons[n].rest()) * neurons[n].unit();
                long z = Rounding.HALF_EVEN.shiftRight(a * result.multipliers()[n], result.shift());
                assertEquals((long) Math.clamp(Math.rint(real), 0, 15), Math.clamp(z, 0, 15), "current " + a);
            }
        }
    }

    private static long code(StepScaling.Result result, long current, Rounding rounding, Range codes) {
        return codes.saturate(rounding.shiftRight(current * result.multipliers()[0], result.shift()));
    }

    private static long real(long parts, long unit, long step, Rounding rounding) {
        BigDecimal exact = BigDecimal.valueOf(parts * unit).divide(BigDecimal.valueOf(step), new MathContext(60));
        BigDecimal rounded =
                switch (rounding) {
                    case FLOOR -> exact.setScale(0, RoundingMode.FLOOR);
                    case TOWARD_ZERO -> exact.setScale(0, RoundingMode.DOWN);
                    case HALF_UP -> exact.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
                    case HALF_EVEN -> exact.setScale(0, RoundingMode.HALF_EVEN);
                };
        return rounded.longValueExact();
    }
}
