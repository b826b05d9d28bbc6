package dev.synfire.fixed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
    @ParameterizedTest
    @CsvSource({
        // value, shift, floor, toward zero, half up, half even; by hand
        "7, 1, 3, 3, 4, 4",
        "-7, 1, -4, -3, -3, -4",
        "5, 2, 1, 1, 1, 1",
        "6, 2, 1, 1, 2, 2",
        "-6, 2, -2, -1, -1, -2",
        "-5, 2, -2, -1, -1, -1",
        "-7, 2, -2, -1, -2, -2",
        "-8, 3, -1, -1, -1, -1",
        "-1, 40, -1, 0, 0, 0",
        "5, 1, 2, 2, 3, 2",
        "10, 2, 2, 2, 3, 2",
        "9, 0, 9, 9, 9, 9",
    })
    void handWorked(long value, int shift, long floor, long towardZero, long halfUp, long halfEven) {
        assertEquals(floor, Rounding.FLOOR.shiftRight(value, shift));
        assertEquals(towardZero, Rounding.TOWARD_ZERO.shiftRight(value, shift));
        assertEquals(halfUp, Rounding.HALF_UP.shiftRight(value, shift));
        assertEquals(halfEven, Rounding.HALF_EVEN.shiftRight(value, shift));
    }

    @Property
    void agreesWithDecimalDivision(
            @ForAll @LongRange(min = -(1L << 61), max = 1L << 61) long value,
            @ForAll @IntRange(max = 60) int shift,
            @ForAll Rounding rounding) {
        var quotient = new BigDecimal(value).divide(new BigDecimal(BigInteger.TWO.pow(shift)));
        var expected =
                switch (rounding) {
                    case FLOOR -> quotient.setScale(0, RoundingMode.FLOOR);
                    case TOWARD_ZERO -> quotient.setScale(0, RoundingMode.DOWN);
                    case HALF_UP -> quotient.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
                    case HALF_EVEN -> quotient.setScale(0, RoundingMode.HALF_EVEN);
                };
        assertEquals(expected.longValueExact(), rounding.shiftRight(value, shift));
    }
}
