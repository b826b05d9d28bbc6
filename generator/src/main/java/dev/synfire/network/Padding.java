package dev.synfire.network;

import dev.synfire.network.tensor.Check;

/** Zeros around a plane: rows above and below it, columns at its left and right; each 0 to 65536. */
public record Padding(int top, int bottom, int left, int right) {
    /** No zeros. */
    public static final Padding NONE = new Padding(0, 0, 0, 0);

    public Padding {
        for (int side : new int[] {top, bottom, left, right}) {
            Check.within("padding rows or columns", side, 0, 1 << 16);
        }
    }

    /** As many rows on both sides, as many columns on both sides. */
    public static Padding of(int rows, int columns) {
        return new Padding(rows, rows, columns, columns);
    }
}
