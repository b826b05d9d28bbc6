package dev.synfire.integer;

import dev.synfire.fixed.Range;

/**
 * A neuron of two variables, v and one that follows it, both two's complement of {@link #WHOLE_BITS} bits before the binary
 * point and some after it. It sends one spike at most in a tick.
 */
public sealed interface TwoVariableNeuron extends IntegerNeuron permits IzhikevichNeuron, AdExNeuron {
    /** Bits of both variables before the point, the sign included. */
    int WHOLE_BITS = 8;

    /** What a multiplier of a variable may be: the factor of a hard multiplier. */
    Range FACTORS = Range.signed(18);

    /** Bits of both variables after the point. */
    int fraction();

    /** From the unit of a current to that of v. */
    int currentShift();

    /** The word for the model in reports. */
    String model();

    /** Width of both variables. */
    default int bits() {
        return WHOLE_BITS + fraction();
    }

    @Override
    default Range outputValues() {
        return new Range(0, 1);
    }
}
