package dev.synfire.hdl.sim;

/** Shifts by any count, which Java's operators take modulo 64; called by compiled designs. */
final class Shifts {
    private Shifts() {}

    static long left(long value, long places) {
        return places < Long.SIZE ? value << places : 0;
    }

    static long right(long value, long places) {
        return value >> Math.min(places, Long.SIZE - 1);
    }

    static long unsignedRight(long value, long places) {
        return places < Long.SIZE ? value >>> places : 0;
    }
}
