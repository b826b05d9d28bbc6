package dev.synfire.network;

/** The bounds that the records of this package share. */
final class Check {
    private Check() {}

    static void within(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " are " + value + ", expected " + min + " to " + max);
        }
    }

    /** Real numbers this large, and this near to 0, can be squared without overflow. */
    static final double LARGEST = 1e30;

    static void magnitude(String what, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(what + " is " + value + ", expected a number from -1e30 to 1e30");
        }
    }

    static void positive(String what, double value) {
        if (!(value >= 1 / LARGEST && value <= LARGEST)) {
            throw new IllegalArgumentException(what + " is " + value + ", expected a number from 1e-30 to 1e30");
        }
    }
}
