package dev.synfire.layout;

import dev.synfire.fixed.Range;

/** How many bits numbers take. */
public final class Bits {
    private Bits() {}

    /** The bits of an index below that count; at least 1. */
    public static int below(int count) {
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(count - 1));
    }

    /** The width of a two's complement register for that range. */
    public static int signed(Range range) {
        return range.union(new Range(-1, 0)).bits();
    }
}
