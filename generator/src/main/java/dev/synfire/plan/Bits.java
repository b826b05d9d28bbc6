package dev.synfire.plan;

import dev.synfire.fixed.Range;

/** How many bits numbers take. */
final class Bits {
    private Bits() {}

    /** The bits of an index below that count; at least 1. */
    static int below(int count) {
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(count - 1));
    }

    /** The width of a two's complement register for that range. */
    static int signed(Range range) {
        return range.union(new Range(-1, 0)).bits();
    }
}
