package dev.synfire.fixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FormatTest {
    private static final Format Q3_6 = new Format(10, true, 6);

    @Test
    void aCodeStandsForItselfTimesTheResolution() {
        assertEquals(1.5, Q3_6.value(96));
        assertEquals(-8.0, Q3_6.value(-512));
        assertEquals(0.015625, Q3_6.resolution());
        assertEquals(12.0, new Format(4, false, -2).value(3));
    }

    @Test
    void roundingModesDifferWhereTheyShould() {
        // 2.5 and -2.5 and their neighbours in units of 1/64
        assertEquals(2, Q3_6.quantize(2.5 / 64, Rounding.FLOOR));
        assertEquals(-3, Q3_6.quantize(-2.5 / 64, Rounding.FLOOR));
        assertEquals(2, Q3_6.quantize(2.9 / 64, Rounding.TOWARD_ZERO));
        assertEquals(-2, Q3_6.quantize(-2.9 / 64, Rounding.TOWARD_ZERO));
        assertEquals(3, Q3_6.quantize(2.5 / 64, Rounding.HALF_UP));
        assertEquals(-2, Q3_6.quantize(-2.5 / 64, Rounding.HALF_UP));
        assertEquals(-3, Q3_6.quantize(-2.51 / 64, Rounding.HALF_UP));
    }

    @Test
    void theLargestDoubleBelowAHalfRoundsDown() {
        assertEquals(0, new Format(8, true, 0).quantize(Math.nextDown(0.5), Rounding.HALF_UP));
    }

    @Test
    void whatDoesNotFitSaturates() {
        assertEquals(511, Q3_6.quantize(8, Rounding.HALF_UP));
        assertEquals(-512, Q3_6.quantize(-1e300, Rounding.FLOOR));
        assertEquals(511, Q3_6.quantize(Double.POSITIVE_INFINITY, Rounding.FLOOR));
        assertEquals(0, new Format(8, false, 8).quantize(-0.3, Rounding.HALF_UP));
        assertEquals(255, new Format(8, false, 8).quantize(1, Rounding.HALF_UP));
    }

    @Test
    void notANumberHasNoCode() {
        assertThrows(IllegalArgumentException.class, () -> Q3_6.quantize(Double.NaN, Rounding.FLOOR));
    }

    @Test
    void describesItself() {
        assertEquals("signed 10 bits, 6 of them fraction: -8.0 to 7.984375 in steps of 0.015625", Q3_6.toString());
        assertEquals(
                "unsigned 1 bit, 0 of them fraction: 0.0 to 1.0 in steps of 1.0", new Format(1, false, 0).toString());
    }
}
