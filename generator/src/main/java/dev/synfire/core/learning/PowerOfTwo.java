package dev.synfire.core.learning;

import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;

/**
 * A number that is 0 or a power of two with a sign, in few bits: from the top whether it is not 0, whether it is negative,
 * and the exponent.
 */
final class PowerOfTwo {
    private PowerOfTwo() {}

    /** The largest exponent that is needed: 1.5 * 2^p is rounded up. */
    static int most(Range range) {
        long largest = Math.max(Math.abs(range.min()), Math.abs(range.max()));
        int high = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, largest));
        return 2 * largest >= 3L << high ? high + 1 : high;
    }

    /** Bits of one. */
    static Shape shape(Range range) {
        return Shape.u(2 + Shape.index(most(range) + 1).width());
    }

    /** The product with a number, or where it is negative all its bits inverted, to which 1 is to be added. */
    static Expr onesComplement(Expr power, Expr factor) {
        int exponent = power.shape().width() - 2;
        Expr shifted = factor.shl(power.bits(exponent - 1, 0));
        Expr product = power.msb().mux(shifted, Expr.lit(0, shifted.shape()));
        return product.asUnsigned()
                .xor(negative(power).replicate(product.shape().width()))
                .asSigned();
    }

    /** Whether it is below 0. */
    static Expr negative(Expr power) {
        return power.bit(power.shape().width() - 2).and(power.msb());
    }

    /** A signed number rounded to one: 0 below the least, else 2^p for magnitudes from 1.5 * 2^(p - 1) to below 1.5 * 2^p. */
    static Expr of(Expr number, Range range, long least) {
        Expr magnitude = number.abs();
        Shape exponents = Shape.u(shape(range).width() - 2);
        Expr exponent = Expr.lit(0, exponents);
        for (int p = 1; p <= most(range); p++) {
            exponent = magnitude.ge(((3L << p) + 3) / 4).mux(Expr.lit(p, exponents), exponent);
        }
        return Expr.cat(magnitude.ge(least), number.msb(), exponent);
    }

    /** The number itself. */
    static Expr number(Expr power, Range range) {
        int exponent = power.shape().width() - 2;
        Shape shape = Shape.s(most(range) + 2);
        Expr magnitude = power.msb()
                .mux(
                        Expr.lit(1, Shape.u(1)).extend(Shape.u(most(range) + 1)).shlWrap(power.bits(exponent - 1, 0)),
                        Expr.lit(0, Shape.u(most(range) + 1)))
                .toSigned();
        return negative(power)
                .mux(magnitude.neg(), magnitude.extend(magnitude.neg().shape()))
                .wrap(shape);
    }
}
