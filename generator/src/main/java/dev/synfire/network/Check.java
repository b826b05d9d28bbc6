package dev.synfire.network;

/** The bounds that the records of this package share. */
final class Check {
    private Check() {}

    static void within(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " are " + value + ", expected " + min + " to " + max);
        }
    }

    /** No weight, threshold or scale of use is larger, nor 1 / it; within, no arithmetic here overflows. */
    static final double LARGEST = 1e12;

    static void magnitude(String what, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(what + " is " + value + ", expected a number from -1e12 to 1e12");
        }
    }

    static void positive(String what, double value) {
        if (!(value >= 1 / LARGEST && value <= LARGEST)) {
            throw new IllegalArgumentException(what + " is " + value + ", expected a number from 1e-12 to 1e12");
        }
    }
}
