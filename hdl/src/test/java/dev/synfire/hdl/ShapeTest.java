package dev.synfire.hdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.Rounding;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void anIndexHasTheBitsOfItsLargestValueAndAtLeastOne() {
        assertEquals(Shape.u(1), Shape.index(1));
        assertEquals(Shape.u(1), Shape.index(2));
        assertEquals(Shape.u(2), Shape.index(3));
        assertEquals(Shape.u(8), Shape.index(256));
        assertEquals(Shape.u(9), Shape.index(257));
    }

    @Test
    void aShapeHoldsAnotherWhenItHoldsBothItsEnds() {
        assertTrue(Shape.s(9).holds(Shape.u(8)));
        assertFalse(Shape.s(8).holds(Shape.u(8)));
        assertFalse(Shape.u(8).holds(Shape.s(2)));
        assertFalse(Shape.u(8).holds(Shape.u(4).withFraction(1)));
    }

    @Test
    void wrappingKeepsTheLowBitsAndReadsThemAnew() {
        assertEquals(BigInteger.valueOf(-1), Shape.s(8).wrap(BigInteger.valueOf(255)));
        assertEquals(BigInteger.valueOf(-128), Shape.s(8).wrap(BigInteger.valueOf(128)));
        assertEquals(BigInteger.valueOf(255), Shape.u(8).wrap(BigInteger.valueOf(-1)));
    }

    /** The extreme values of each result, by hand: -128 * -128 = 16384 needs s(16); 255 - 0 and 0 - 255 need s(9). */
    @Test
    void resultsGrowSoThatNothingIsLost() {
        Expr u8 = Expr.lit(0, Shape.u(8));
        Expr s8 = Expr.lit(0, Shape.s(8));
        assertEquals(Shape.u(9), u8.add(u8).shape());
        assertEquals(Shape.s(9), u8.sub(u8).shape());
        assertEquals(Shape.s(9), u8.neg().shape());
        assertEquals(Shape.s(16), s8.mul(s8).shape());
        assertEquals(Shape.s(11), s8.shl(3).shape());
        assertEquals(Shape.s(5), s8.shr(3).shape());
        assertEquals(Shape.s(6), s8.shiftRight(3, Rounding.HALF_UP).shape());
        assertEquals(Shape.s(5), s8.shiftRight(3, Rounding.TOWARD_ZERO).shape());
        assertEquals(Shape.s(1), s8.shr(20).shape());
        assertEquals(Shape.u(24), Expr.cat(u8, s8, u8).shape());
        assertEquals(Shape.s(9), u8.toSigned().shape());
    }

    @Test
    void whatTheShapeDecidesIsAConstant() {
        Expr u8 = new MistakeTest.Child().in;
        assertEquals(Expr.lit(1, Shape.bit()), u8.lt(256));
        assertEquals(Expr.lit(0, Shape.bit()), u8.lt(0));
        assertEquals(Expr.lit(1, Shape.bit()), u8.ge(0));
        assertEquals(Expr.lit(0, Shape.bit()), u8.gt(255));
        assertEquals(Expr.lit(1, Shape.bit()), u8.le(255));
    }

    @Test
    void shapesAreWrittenAsTheyAreMade() {
        assertEquals("bit", Shape.bit().toString());
        assertEquals("u(8)", Shape.u(8).toString());
        assertEquals("s(16, 4)", Shape.s(16).withFraction(4).toString());
    }
}
