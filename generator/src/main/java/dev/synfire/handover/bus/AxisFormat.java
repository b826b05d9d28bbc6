package dev.synfire.handover.bus;

/**
 * Where the fields of a beat lie in TDATA: address or label from bit 0 on, value or score above it, and in what comes in the marker
 * in the highest bit.
 *
 * @param low bits for the address or label, a multiple of 8, at least 16
 * @param high bits for the marker and the value, or for the score, a multiple of 8, at least 16
 */
public record AxisFormat(int low, int high) {
    private static final int LEAST = 16;

    /** For what comes in; the marker takes one bit beside the value. */
    public static AxisFormat input(int addressBits, int valueBits) {
        return new AxisFormat(bytes(addressBits), bytes(valueBits + 1));
    }

    /** For results. */
    public static AxisFormat result(int labelBits, int scoreBits) {
        return new AxisFormat(bytes(labelBits), bytes(scoreBits));
    }

    /** The width of TDATA in bits. */
    public int bits() {
        return low + high;
    }

    /** The highest bit of the address or label. */
    public int lowTop() {
        return low - 1;
    }

    /** The highest bit of TDATA. */
    public int highest() {
        return bits() - 1;
    }

    /** The highest bit of a value of so many bits. */
    public int top(int width) {
        return low + width - 1;
    }

    private static int bytes(int bits) {
        return Math.max(LEAST, (bits + Byte.SIZE - 1) / Byte.SIZE * Byte.SIZE);
    }
}
