package dev.synfire.fixed;

/** How the low bits of an integer are given up when it is divided by a power of two. */
public enum Rounding {
    /** Toward minus infinity: an arithmetic shift right, free in hardware. */
    FLOOR,
    /** Toward zero: negative values gain 2^k - 1 before the shift. */
    TOWARD_ZERO,
    /** To the nearest, halves toward plus infinity: 2^(k-1) is added before the shift. */
    HALF_UP;

    /**
     * The value divided by 2^shift and rounded in this mode; exact for every long as long as the value plus
     * 2^shift does not overflow.
     *
     * @param shift 0 to 62; 0 returns the value unchanged in every mode
     */
    public long shiftRight(long value, int shift) {
        if (shift == 0) {
            return value;
        }
        return switch (this) {
            case FLOOR -> value >> shift;
            case TOWARD_ZERO -> (value + (value < 0 ? (1L << shift) - 1 : 0)) >> shift;
            case HALF_UP -> (value + (1L << (shift - 1))) >> shift;
        };
    }
}
