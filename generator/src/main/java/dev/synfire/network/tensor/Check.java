package dev.synfire.network.tensor;

/** The bounds that the records of this package share. */
public final class Check {
    /** No weight, threshold or scale of use is larger, nor 1 / it; within, no arithmetic here overflows. */
    public static final double LARGEST = 1e12;

    private Check() {}

    public static void within(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " are " + value + ", expected " + min + " to " + max);
        }
    }

    public static void magnitude(String what, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(what + " is " + value + ", expected a number from -1e12 to 1e12");
        }
    }

    /** At least one number, each of a magnitude of use. */
    public static void magnitudes(String what, Vector values) {
        if (values.size() == 0 || !values.stream().allMatch(v -> Math.abs(v) <= LARGEST)) {
            throw new IllegalArgumentException(
                    what + " are " + values + ", expected at least one, and all from -1e12 to 1e12");
        }
    }

    public static void positive(String what, double value) {
        if (!(value >= 1 / LARGEST && value <= LARGEST)) {
            throw new IllegalArgumentException(what + " is " + value + ", expected a number from 1e-12 to 1e12");
        }
    }

    /** One for all or one per neuron. */
    public static void perNeuron(String what, Vector values, int neurons) {
        if (values.size() != 1 && values.size() != neurons) {
            throw new IllegalArgumentException(
                    values.size() + " " + what + " for " + neurons + " neurons, expected one for all or one for each");
        }
    }
}
