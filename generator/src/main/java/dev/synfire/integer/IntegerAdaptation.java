package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;

/**
 * A threshold that rises with every spike and falls back (ALIF; Bellec et al., "Long short-term memory and
 * learning-to-learn in networks of spiking neurons", 2018, equation 5).
 *
 * <pre>
 * threshold of a tick = thresholds[n] + floor(b[n] / 2^fraction)
 * after it:      b[n] = saturate(decay(b[n]) + spikes * amounts[n], u(bits))
 * </pre>
 *
 * @param bits width of b, which is never negative, 1 to 31
 * @param fraction bits of b below the unit of the membrane, 0 to 16
 * @param decay what remains of b after a tick
 * @param amounts what a spike adds to b; one for all or one per neuron, 0 to 2^bits - 1
 */
public record IntegerAdaptation(int bits, int fraction, Decay decay, IntVector amounts) {
    public IntegerAdaptation {
        if (bits < 1 || bits > 31) {
            throw new IllegalArgumentException("adaptation bits are " + bits + ", expected 1 to 31");
        }
        if (fraction < 0 || fraction > 16) {
            throw new IllegalArgumentException("adaptation fraction bits are " + fraction + ", expected 0 to 16");
        }
        if (amounts.size() == 0
                || amounts.min() < 0
                || amounts.max() > Range.unsigned(bits).max()) {
            throw new IllegalArgumentException("a spike raises the threshold by " + amounts.min() + " to "
                    + amounts.max() + ", expected " + Range.unsigned(bits));
        }
        if (amounts.isUniform(amounts.get(0))) {
            amounts = IntVector.of(amounts.get(0));
        }
    }

    /** What a spike of a neuron adds to b. */
    public int amount(int neuron) {
        return amounts.get(amounts.size() == 1 ? 0 : neuron);
    }

    /** What b may hold. */
    public Range values() {
        return Range.unsigned(bits);
    }

    StateWord state() {
        return new StateWord("adaptation", values());
    }

    void check(int neurons) {
        decay.check(neurons);
        if (amounts.size() != 1 && amounts.size() != neurons) {
            throw new IllegalArgumentException(amounts.size() + " adaptations for " + neurons + " neurons");
        }
    }
}
