package dev.synfire.core;

import dev.synfire.hdl.Expr;

/** A row of as many sums as there are lanes, lane 0 in the lowest bits. */
final class Row {
    private Row() {}

    /**
     * The sum of a lane. Each bit of the lane's number, the highest first, drops half of the row that is left; where the
     * upper half is short it is filled with what the lower has at the same place, which costs nothing.
     */
    static Expr select(CoreComponent<?> owner, Expr row, int lanes, int width, Expr lane) {
        Expr rest = row;
        for (int left = lanes; left > 1; ) {
            int half = Integer.highestOneBit(left - 1);
            Expr low = rest.bits(half * width - 1, 0);
            Expr high = rest.bits(left * width - 1, half * width);
            int missing = 2 * half - left;
            Expr filled = missing == 0 ? high : Expr.cat(rest.bits(half * width - 1, (half - missing) * width), high);
            int bit = Integer.numberOfTrailingZeros(half);
            rest = owner.named("row_of_" + half, lane.bit(bit).mux(filled, low));
            left = half;
        }
        return rest;
    }
}
