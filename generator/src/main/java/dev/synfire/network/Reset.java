package dev.synfire.network;

/** What a spike leaves of the membrane potential. */
public sealed interface Reset {
    /** v = 0. */
    record ToZero() implements Reset {}

    /**
     * v = value.
     *
     * @param value within -1e12..1e12
     */
    record ToValue(double value) implements Reset {
        public ToValue {
            Check.magnitude("the reset value", value);
        }
    }

    /** v = v - threshold. */
    record Subtract() implements Reset {}
}
