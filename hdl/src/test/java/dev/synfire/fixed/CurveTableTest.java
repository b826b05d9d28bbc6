package dev.synfire.fixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CurveTableTest {
    /** x / (1 + e^-x), lowest at -1.27846. */
    private static final DoubleUnaryOperator SILU = x -> x / (1 + Math.exp(-x));

    private static final CurveTable.Curve CURVE = new CurveTable.Curve(SILU, -1.2784645427610738);

    @Test
    void theErrorOverRealArgumentsIsNeverExceededAndReached() {
        for (int bits : new int[] {4, 8, 12}) {
            double step = 6.0 / ((1 << bits - 1) - 1);
            CurveTable table = CurveTable.design(CURVE, -9, 6, bits, step);
            var random = new SplittableRandom(7);
            double worst = 0;
            for (int i = 0; i < 400_000; i++) {
                double x = -9 + 15 * random.nextDouble();
                int most = (1 << table.argumentBits() - 1) - 1;
                int z = (int) Math.clamp(Math.floor(Math.scalb(x, table.argumentFraction()) + 0.5), -most, most);
                worst = Math.max(worst, Math.abs(table.evaluate(z) * step - SILU.applyAsDouble(x)));
            }
            assertTrue(worst <= table.largestError(), bits + " bits: " + worst + ", not " + table.largestError());
            assertTrue(worst > 0.9 * table.largestError(), bits + " bits: " + worst + ", not " + table.largestError());
        }
    }

    @Test
    void eightBitsTakeTwoBlocksOfMemory() {
        CurveTable table = CurveTable.design(CURVE, -6, 6, 8, 6.0 / 127);
        // An argument to 6 in steps of 1/32, over which f moves by 1.1 / 32 = 0.034, of codes of 0.047: 9 bits.
        assertEquals(9, table.argumentBits());
        assertEquals(5, table.argumentFraction());
        assertTrue(table.memoryBits() <= 2 * 4096, table.describe("silu"));
        // silu(1) = 0.731059 / 0.047244 = 15.47; silu(-1.28125) = -0.278464 / 0.047244 = -5.89
        assertEquals(15, table.evaluate(32), 1);
        assertEquals(-6, table.evaluate(-41), 1);
    }
}
