package dev.synfire.hdl;

import dev.synfire.hdl.text.Mistake;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * What a signal can hold: a number of bits, a sign, and the place of the binary point.
 *
 * <p>A code c of this shape stands for c / 2^fraction. Widening (more bits, unsigned to a wider signed) is implicit;
 * everything that can lose bits has a name: {@link Expr#wrap}, {@link Expr#sat}, {@link Expr#shiftRight}.
 *
 * @param width    bits, 1 to 65,536
 * @param signed   two's complement when true
 * @param fraction bits right of the binary point
 */
public record Shape(int width, boolean signed, int fraction) {
    /** Unsigned numbers of 1 bit and more, each of which is asked for again and again. */
    private static final Shape[] UNSIGNED = new Shape[64];

    static {
        Arrays.setAll(UNSIGNED, index -> new Shape(index + 1, false, 0));
    }

    public Shape {
        if (width < 1 || width > 65_536) {
            throw Mistake.width(width);
        }
    }

    /** One unsigned bit: the shape of conditions. */
    public static Shape bit() {
        return u(1);
    }

    /** Unsigned, the given number of bits. */
    public static Shape u(int width) {
        return width > 0 && width <= UNSIGNED.length ? UNSIGNED[width - 1] : new Shape(width, false, 0);
    }

    /** Signed (two's complement), the given number of bits. */
    public static Shape s(int width) {
        return new Shape(width, true, 0);
    }

    /** Unsigned, wide enough for 0 to count - 1, and at least one bit: an address into count things. */
    public static Shape index(int count) {
        if (count < 1) {
            throw Mistake.count(count);
        }
        return u(Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(count - 1)));
    }

    /** The codes of an enum's constants, by ordinal. */
    public static <E extends Enum<E>> Shape of(Class<E> states) {
        return index(states.getEnumConstants().length);
    }

    /** The narrowest shape of the given sign that holds both bounds. */
    public static Shape holding(BigInteger low, BigInteger high, boolean signed) {
        int bits = Math.max(low.bitLength(), high.bitLength());
        return signed ? s(bits + 1) : u(Math.max(1, bits));
    }

    /** The same bits with the binary point elsewhere. */
    public Shape withFraction(int bits) {
        return new Shape(width, signed, bits);
    }

    /** The same sign and binary point with another width. */
    public Shape withWidth(int bits) {
        return new Shape(bits, signed, fraction);
    }

    /** The smallest code. */
    public BigInteger min() {
        return signed ? BigInteger.ONE.shiftLeft(width - 1).negate() : BigInteger.ZERO;
    }

    /** The largest code. */
    public BigInteger max() {
        return BigInteger.ONE.shiftLeft(signed ? width - 1 : width).subtract(BigInteger.ONE);
    }

    /** True when the code is one of this shape's. */
    public boolean holds(BigInteger code) {
        return code.compareTo(min()) >= 0 && code.compareTo(max()) <= 0;
    }

    /** True when every code of the other shape is a code of this one, at the same binary point. */
    public boolean holds(Shape other) {
        if (signed == other.signed) {
            return fraction == other.fraction && width >= other.width;
        }
        return fraction == other.fraction && signed && width > other.width;
    }

    /** The code whose bits are the low bits of the given number. */
    public BigInteger wrap(BigInteger number) {
        BigInteger low = number.and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
        return signed && low.testBit(width - 1) ? low.subtract(BigInteger.ONE.shiftLeft(width)) : low;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Shape shape
                        && width == shape.width
                        && signed == shape.signed
                        && fraction == shape.fraction;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + fraction) + (signed ? 1 : 0);
    }

    @Override
    public String toString() {
        if (equals(bit())) {
            return "bit";
        }
        String sign = signed ? "s" : "u";
        return fraction == 0 ? sign + "(" + width + ")" : sign + "(" + width + ", " + fraction + ")";
    }
}
