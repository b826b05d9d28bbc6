package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;

/**
 * Leaky integrate-and-fire; without decay plain integrate-and-fire.
 *
 * <pre>
 * v[n] = saturate(decay(v[n]) + a[n] * 2^membraneFraction)      two's complement, membraneBits
 * fires = v[n] > threshold[n]                                   or >=
 * if fires: send (n, 1); v[n] = reset(v[n])
 * </pre>
 *
 * @param membraneBits width of v, 2 to 32
 * @param membraneFraction bits of v below the unit of a, 0 to 16: what the rounding of the decay has left of a current
 * @param decay what remains of v after a tick
 * @param thresholds one a neuron, 0 to 2^(membraneBits-1) - 1
 * @param comparison when v reaches the threshold
 * @param reset what a spike leaves of v
 */
public record SpikingNeuron(
        int membraneBits, int membraneFraction, Decay decay, IntVector thresholds, Comparison comparison, Reset reset)
        implements IntegerNeuron {
    /** The relation of membrane to threshold that fires. */
    public enum Comparison {
        ABOVE,
        AT_OR_ABOVE
    }

    /** What a spike leaves of the membrane potential. */
    public sealed interface Reset {
        /** v = 0. */
        record ToZero() implements Reset {}

        /** v = values[n], each a value of the membrane. */
        record ToValue(IntVector values) implements Reset {}

        /** v = v - threshold[n]; never leaves the membrane's range, since thresholds are not negative. */
        record Subtract() implements Reset {}
    }

    public SpikingNeuron {
        checkMembrane(membraneBits, membraneFraction);
        Range membrane = Range.signed(membraneBits);
        if (thresholds.min() < 0 || thresholds.max() > membrane.max()) {
            throw new IllegalArgumentException("thresholds from " + thresholds.min() + " to " + thresholds.max()
                    + ", expected 0 to " + membrane.max());
        }
        if (reset instanceof Reset.ToValue(IntVector values)
                && (!membrane.contains(values.min()) || !membrane.contains(values.max()))) {
            throw new IllegalArgumentException(
                    "reset values from " + values.min() + " to " + values.max() + ", expected " + membrane);
        }
    }

    /** A membrane in the unit of its currents. */
    public SpikingNeuron(int membraneBits, Decay decay, IntVector thresholds, Comparison comparison, Reset reset) {
        this(membraneBits, 0, decay, thresholds, comparison, reset);
    }

    static void checkMembrane(int bits, int fraction) {
        if (bits < 2 || bits > 32) {
            throw new IllegalArgumentException("membrane bits are " + bits + ", expected 2 to 32");
        }
        if (fraction < 0 || fraction > 16) {
            throw new IllegalArgumentException("membrane fraction bits are " + fraction + ", expected 0 to 16");
        }
    }

    @Override
    public Range outputValues() {
        return new Range(0, 1);
    }

    @Override
    public void check(int neurons) {
        if (thresholds.size() != neurons
                || reset instanceof Reset.ToValue(IntVector values) && values.size() != neurons) {
            throw new IllegalArgumentException("thresholds or reset values do not fit " + neurons + " neurons");
        }
    }
}
