package dev.synfire.fixed;

/**
 * All the integers from min to max, both included; what a signal may carry.
 *
 * @param min the smallest value
 * @param max the largest value, not below min
 */
public record Range(long min, long max) {
    public Range {
        if (min > max) {
            throw new IllegalArgumentException("range from " + min + " to " + max + " is empty");
        }
    }

    /** Every value of an unsigned number of that many bits, 0 to 2^bits - 1. */
    public static Range unsigned(int bits) {
        return new Range(0, (1L << bits) - 1);
    }

    /** Every value of a two's complement number of that many bits. */
    public static Range signed(int bits) {
        return new Range(-(1L << (bits - 1)), (1L << (bits - 1)) - 1);
    }

    /** The values of a two's complement number without its most negative one: -(2^(bits-1) - 1) to 2^(bits-1) - 1. */
    public static Range symmetric(int bits) {
        return new Range(-(1L << (bits - 1)) + 1, (1L << (bits - 1)) - 1);
    }

    public boolean signed() {
        return min < 0;
    }

    /** The fewest bits that hold every value: two's complement if min is negative, else unsigned; at least 1. */
    public int bits() {
        int magnitude = 64
                - Math.min(
                        Long.numberOfLeadingZeros(max < 0 ? ~max : max),
                        Long.numberOfLeadingZeros(min < 0 ? ~min : min));
        return Math.max(1, magnitude + (signed() ? 1 : 0));
    }

    /** The value nearest to the given one that lies in this range. */
    public long saturate(long value) {
        return Math.clamp(value, min, max);
    }

    public boolean contains(long value) {
        return min <= value && value <= max;
    }

    /** The smallest range that contains both. */
    public Range union(Range other) {
        return new Range(Math.min(min, other.min), Math.max(max, other.max));
    }

    @Override
    public String toString() {
        return min + ".." + max;
    }
}
