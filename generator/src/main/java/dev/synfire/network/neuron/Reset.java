package dev.synfire.network.neuron;

import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Vector;

/** What a spike leaves of the membrane potential; several spikes in a tick subtract several times. */
public sealed interface Reset {
    /** v = 0. */
    record ToZero() implements Reset {}

    /**
     * v = value.
     *
     * @param values one for all or one per neuron, within -1e12..1e12
     */
    record ToValue(Vector values) implements Reset {
        public ToValue {
            Check.magnitudes("reset values", values);
        }
    }

    /** v = v - threshold. */
    record Subtract() implements Reset {}

    /**
     * v = v - amount, an amount that need not be the threshold.
     *
     * @param amounts one for all or one per neuron, within -1e12..1e12
     */
    record SubtractAmount(Vector amounts) implements Reset {
        public SubtractAmount {
            Check.magnitudes("amounts of a reset", amounts);
        }
    }

    /** Throws IllegalArgumentException if its numbers are not for that many neurons. */
    default void check(int neurons) {
        switch (this) {
            case ToZero _, Subtract _ -> {}
            case ToValue(Vector values) -> Check.perNeuron("reset values", values, neurons);
            case SubtractAmount(Vector amounts) -> Check.perNeuron("amounts of a reset", amounts, neurons);
        }
    }
}
