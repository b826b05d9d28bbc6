package dev.synfire.network;

/** What a spike leaves of the membrane potential. */
public sealed interface Reset {
    /** v = 0. */
    record ToZero() implements Reset {}

    /**
     * v = value.
     *
     * @param value finite
     */
    record ToValue(double value) implements Reset {
        public ToValue {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("the reset value is " + value + ", expected a finite number");
            }
        }
    }

    /** v = v - threshold. */
    record Subtract() implements Reset {}
}
