package dev.synfire.fixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "0, 1, 1",
        "0, 2, 2",
        "0, 255, 8",
        "0, 256, 9",
        "-1, 0, 1",
        "-1, 1, 2",
        "-128, 127, 8",
        "-129, 0, 9",
        "-127, 128, 9",
        "3, 4, 3",
        "-9223372036854775808, 9223372036854775807, 64"
    })
    void theFewestBitsThatHoldEveryValue(long min, long max, int bits) {
        assertEquals(bits, new Range(min, max).bits());
    }

    @Test
    void rangesOfAWidth() {
        assertEquals(new Range(0, 255), Range.unsigned(8));
        assertEquals(new Range(-128, 127), Range.signed(8));
        assertEquals(new Range(-127, 127), Range.symmetric(8));
    }

    @Test
    void saturatesToTheNearestValue() {
        assertEquals(127, Range.signed(8).saturate(128));
        assertEquals(-128, Range.signed(8).saturate(Long.MIN_VALUE));
        assertEquals(-5, Range.signed(8).saturate(-5));
    }

    @Test
    void containsItsEnds() {
        assertTrue(Range.signed(4).contains(-8) && Range.signed(4).contains(7));
        assertFalse(Range.signed(4).contains(8) || Range.signed(4).contains(-9));
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertEquals(
                "range from 1 to 0 is empty",
                assertThrows(IllegalArgumentException.class, () -> new Range(1, 0))
                        .getMessage());
    }
}
