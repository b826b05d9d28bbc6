package dev.synfire.fixed;

/** How the low bits of an integer are given up when it is divided by a power of two. */
public enum Rounding {
    /** Toward minus infinity: an arithmetic shift right, free in hardware. */
    FLOOR,
    /** Toward zero: negative values gain 2^k - 1 before the shift. */
    TOWARD_ZERO,
    /** To the nearest, halves toward plus infinity: 2^(k-1) is added before the shift. */
    HALF_UP,
    /** To the nearest, halves to the even one, as IEEE 754, NumPy and ONNX round. */
    HALF_EVEN;

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
            case HALF_EVEN -> (value + (1L << (shift - 1)) - 1 + (value >> shift & 1)) >> shift;
        };
    }

    /** A real number rounded to a whole one in this mode. */
    public double round(double value) {
        return switch (this) {
            case FLOOR -> Math.floor(value);
            case TOWARD_ZERO -> value < 0 ? Math.ceil(value) : Math.floor(value);
            case HALF_UP -> value - Math.floor(value) >= 0.5 ? Math.floor(value) + 1 : Math.floor(value);
            case HALF_EVEN -> Math.rint(value);
        };
    }
}
