package dev.synfire.network;

/** The bounds that the records of this package share. */
final class Check {
    private Check() {}

    static void within(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " are " + value + ", expected " + min + " to " + max);
        }
    }

    static void positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " is " + value + ", expected a finite number above 0");
        }
    }
}
