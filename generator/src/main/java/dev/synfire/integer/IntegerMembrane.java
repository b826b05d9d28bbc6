package dev.synfire.integer;

import dev.synfire.fixed.Range;
import java.util.Optional;

/**
 * What integrates: v[n] = saturate(decay(v[n]) + in[n]), where in[n] is a[n] * 2^fraction, or comes from a synaptic
 * current.
 *
 * @param bits width of v, two's complement, 2 to 32
 * @param fraction bits of v below the unit of a, 0 to 16: what the rounding of the decay has left of a current
 * @param decay what remains of v after a tick
 * @param current the synaptic current, if there is one
 */
public record IntegerMembrane(int bits, int fraction, Decay decay, Optional<IntegerCurrent> current) {
    public IntegerMembrane {
        if (bits < 2 || bits > 32) {
            throw new IllegalArgumentException("membrane bits are " + bits + ", expected 2 to 32");
        }
        if (fraction < 0 || fraction > 16) {
            throw new IllegalArgumentException("membrane fraction bits are " + fraction + ", expected 0 to 16");
        }
        if (current.isPresent() && current.get().fraction() > fraction) {
            throw new IllegalArgumentException("a synaptic current with "
                    + current.get().fraction() + " bits of fraction feeds a membrane of " + fraction);
        }
    }

    /** A membrane that is fed by the input currents themselves. */
    public IntegerMembrane(int bits, int fraction, Decay decay) {
        this(bits, fraction, decay, Optional.empty());
    }

    /** What v may hold. */
    public Range values() {
        return Range.signed(bits);
    }

    StateWord state() {
        return new StateWord("membrane", values());
    }

    void check(int neurons) {
        decay.check(neurons);
        current.ifPresent(synaptic -> synaptic.check(neurons));
    }
}
