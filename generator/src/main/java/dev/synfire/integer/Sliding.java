package dev.synfire.integer;

/**
 * How a window slides along one direction of a plane: from place p it sees the coordinates
 *
 * <pre>{@code
 * p * stride - before + k * dilation        for k = 0 .. size - 1
 * }</pre>
 *
 * of which those outside of the plane count as 0.
 *
 * @param size how many coordinates the window sees, at least 1
 * @param stride from one place to the next, at least 1
 * @param before zeros before the first coordinate, at least 0
 * @param after zeros after the last, at least 0; they only decide how many places there are
 * @param dilation from one coordinate that the window sees to the next, at least 1
 */
public record Sliding(int size, int stride, int before, int after, int dilation) {
    private static final int LARGEST = 1 << 16;

    public Sliding {
        if (!within(1, size) || !within(1, stride) || !within(1, dilation) || !within(0, before) || !within(0, after)) {
            throw new IllegalArgumentException("a window of size " + size + ", stride " + stride + ", padding " + before
                    + " and " + after + ", dilation " + dilation + ", expected 1 to " + LARGEST + ", padding from 0");
        }
    }

    /** Every coordinate seen once, by itself: what a dimension of length 1 has. */
    public static final Sliding NONE = new Sliding(1, 1, 0, 0, 1);

    private static boolean within(int least, int number) {
        return number >= least && number <= LARGEST;
    }

    /** The most places that see one coordinate. */
    public int most() {
        int apart = stride;
        for (int rest = dilation; rest != 0; ) {
            int next = apart % rest;
            apart = rest;
            rest = next;
        }
        return Math.ceilDiv(size, stride / apart);
    }

    /**
     * In how many places the window fits along that many coordinates.
     *
     * @throws IllegalArgumentException if it fits in none
     */
    public int places(int length) {
        long reach = (long) dilation * (size - 1) + 1;
        long padded = (long) before + length + after;
        if (padded < reach) {
            throw new IllegalArgumentException(
                    "a window that reaches over " + reach + " is larger than its padded plane of " + padded);
        }
        return (int) ((padded - reach) / stride) + 1;
    }
}
