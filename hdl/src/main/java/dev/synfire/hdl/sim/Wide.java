package dev.synfire.hdl.sim;

import dev.synfire.hdl.Shape;
import java.math.BigInteger;

/**
 * Integers of more than 64 bits as two's complement limbs, the lowest first; called by compiled designs.
 *
 * <p>An array is never changed once it is a value. Whatever its length, its last limb's sign goes on for ever; an
 * unsigned shape has room for a sign that is 0.
 */
final class Wide {
    private Wide() {}

    /** True when values of the shape don't fit a long. */
    static boolean is(Shape shape) {
        return shape.width() > Long.SIZE;
    }

    /** How many limbs hold every value of the shape. */
    static int limbs(Shape shape) {
        int bits = shape.signed() ? shape.width() : shape.width() + 1;
        return (bits + Long.SIZE - 1) / Long.SIZE;
    }

    static long[] of(BigInteger value, int limbs) {
        long[] result = new long[limbs];
        for (int i = 0; i < limbs; i++) {
            result[i] = value.shiftRight(i * Long.SIZE).longValue();
        }
        return result;
    }

    static BigInteger toBigInteger(long[] value) {
        BigInteger result = BigInteger.valueOf(value[value.length - 1]);
        for (int i = value.length - 2; i >= 0; i--) {
            result = result.shiftLeft(Long.SIZE).or(new BigInteger(Long.toUnsignedString(value[i])));
        }
        return result;
    }

    static long[] of(long value) {
        return new long[] {value};
    }

    static long[] ofUnsigned(long value) {
        return value < 0 ? new long[] {value, 0} : new long[] {value};
    }

    private static long limb(long[] value, int index) {
        return index < value.length ? value[index] : value[value.length - 1] >> (Long.SIZE - 1);
    }

    static long[] resize(long[] value, int limbs) {
        if (value.length == limbs) {
            return value;
        }
        long[] result = new long[limbs];
        for (int i = 0; i < limbs; i++) {
            result[i] = limb(value, i);
        }
        return result;
    }

    static long[] add(long[] a, long[] b, int limbs) {
        return add(a, b, 0, 0, limbs);
    }

    static long[] sub(long[] a, long[] b, int limbs) {
        return add(a, b, -1, 1, limbs);
    }

    static long[] negate(long[] a, int limbs) {
        return add(of(0), a, -1, 1, limbs);
    }

    /** a + (b ^ invert) + carry. */
    private static long[] add(long[] a, long[] b, long invert, long carry, int limbs) {
        long[] result = new long[limbs];
        for (int i = 0; i < limbs; i++) {
            long x = limb(a, i);
            long y = limb(b, i) ^ invert;
            long sum = x + y + carry;
            carry = ((x & y) | ((x | y) & ~sum)) >>> (Long.SIZE - 1);
            result[i] = sum;
        }
        return result;
    }

    static long[] mul(long[] a, long[] b, int limbs) {
        long[] result = new long[limbs];
        for (int i = 0; i < limbs; i++) {
            long x = limb(a, i);
            long carry = 0;
            for (int j = 0; i + j < limbs; j++) {
                long y = limb(b, j);
                long low = x * y;
                long high = Math.unsignedMultiplyHigh(x, y);
                long sum = result[i + j] + low;
                high += Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
                long all = sum + carry;
                high += Long.compareUnsigned(all, carry) < 0 ? 1 : 0;
                result[i + j] = all;
                carry = high;
            }
        }
        return result;
    }

    static long[] and(long[] a, long[] b) {
        long[] result = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] & b[i];
        }
        return result;
    }

    static long[] or(long[] a, long[] b) {
        long[] result = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] | b[i];
        }
        return result;
    }

    static long[] xor(long[] a, long[] b) {
        long[] result = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] ^ b[i];
        }
        return result;
    }

    static long[] not(long[] a) {
        long[] result = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = ~a[i];
        }
        return result;
    }

    /** The low bits, in a shape of more than 64 bits. */
    static long[] wrap(long[] value, int width, boolean signed) {
        int limbs = limbs(new Shape(width, signed, 0));
        long[] result = new long[limbs];
        for (int i = 0; i < limbs; i++) {
            result[i] = limb(value, i);
        }
        int top = width / Long.SIZE;
        int rest = width % Long.SIZE;
        if (top < limbs) {
            result[top] =
                    signed ? result[top] << (Long.SIZE - rest) >> (Long.SIZE - rest) : result[top] & ((1L << rest) - 1);
        }
        return result;
    }

    /** 64 bits from the given one up. */
    static long bits(long[] value, int from) {
        int index = from / Long.SIZE;
        int shift = from % Long.SIZE;
        long low = limb(value, index) >>> shift;
        return shift == 0 ? low : low | limb(value, index + 1) << (Long.SIZE - shift);
    }

    /** Divided by 2^places toward minus infinity. */
    static long[] shiftRight(long[] value, int places, int limbs) {
        long[] result = new long[limbs];
        for (int i = 0; i < limbs; i++) {
            result[i] = bits(value, places + i * Long.SIZE);
        }
        return result;
    }

    static long[] shiftLeft(long[] value, int places, int limbs) {
        int index = places / Long.SIZE;
        int shift = places % Long.SIZE;
        long[] result = new long[limbs];
        for (int i = index; i < limbs; i++) {
            result[i] = limb(value, i - index) << shift;
            if (shift != 0 && i > index) {
                result[i] |= limb(value, i - index - 1) >>> (Long.SIZE - shift);
            }
        }
        return result;
    }

    static int compare(long[] a, long[] b) {
        int top = Math.max(a.length, b.length) - 1;
        int order = Long.compare(limb(a, top), limb(b, top));
        for (int i = top - 1; i >= 0 && order == 0; i--) {
            order = Long.compareUnsigned(limb(a, i), limb(b, i));
        }
        return order;
    }

    static long any(long[] value) {
        for (long limb : value) {
            if (limb != 0) {
                return 1;
            }
        }
        return 0;
    }

    /** 1 when the low width bits are all 1. */
    static long all(long[] value, int width) {
        for (int i = 0; i < width; i += Long.SIZE) {
            int count = Math.min(Long.SIZE, width - i);
            if ((limb(value, i / Long.SIZE) | ~(-1L >>> (Long.SIZE - count))) != -1) {
                return 0;
            }
        }
        return 1;
    }

    /** The parity of the low width bits. */
    static long odd(long[] value, int width) {
        long all = 0;
        for (int i = 0; i < width; i += Long.SIZE) {
            int count = Math.min(Long.SIZE, width - i);
            all ^= limb(value, i / Long.SIZE) & (-1L >>> (Long.SIZE - count));
        }
        return Long.bitCount(all) & 1;
    }

    static long[] clip(long[] value, long[] low, long[] high) {
        return compare(value, low) < 0 ? low : compare(value, high) > 0 ? high : value;
    }

    static long[] roundHalfUp(long[] value, int places, int limbs) {
        long half = bits(value, places - 1) & 1;
        return add(shiftRight(value, places, limbs), of(half), limbs);
    }

    static long[] roundTowardZero(long[] value, int places, int limbs) {
        long[] floor = shiftRight(value, places, limbs);
        boolean exact = compare(shiftLeft(floor, places, value.length), value) == 0;
        return value[value.length - 1] >= 0 || exact ? floor : add(floor, of(1), limbs);
    }

    /** Ors a narrow part, whose bits beyond its width are 0, into a row of bits that is being made. */
    static long[] put(long[] row, long bits, int at) {
        int index = at / Long.SIZE;
        int shift = at % Long.SIZE;
        row[index] |= bits << shift;
        if (shift != 0 && index + 1 < row.length) {
            row[index + 1] |= bits >>> (Long.SIZE - shift);
        }
        return row;
    }

    /** Ors the low width bits of a wide part into a row of bits that is being made. */
    static long[] put(long[] row, long[] bits, int width, int at) {
        for (int i = 0; i < width; i += Long.SIZE) {
            int count = Math.min(Long.SIZE, width - i);
            put(row, limb(bits, i / Long.SIZE) & (-1L >>> (Long.SIZE - count)), at + i);
        }
        return row;
    }

    /** The value with other bits in the place of as many from the given one up. */
    static long[] replace(long[] value, long[] bits, int width, int at, int limbs) {
        long[] ones = put(new long[limbs], new long[] {-1}, width, at);
        long[] kept = new long[limbs];
        for (int i = 0; i < limbs; i++) {
            kept[i] = limb(value, i) & ~ones[i];
        }
        return put(kept, bits, width, at);
    }

    /** The low width bits several times. */
    static long[] replicate(long[] bits, int width, int times, int limbs) {
        long[] row = new long[limbs];
        for (int i = 0; i < times; i++) {
            put(row, bits, width, i * width);
        }
        return row;
    }

    /** An unsigned number, or the limit if it is greater. */
    static long clipUnsigned(long value, long limit) {
        return Long.compareUnsigned(value, limit) > 0 ? limit : value;
    }
}
