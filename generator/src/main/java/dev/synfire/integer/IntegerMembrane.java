package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import java.util.Optional;

/**
 * What integrates: v[n] = saturate(decay(v[n]) + in[n]), where in[n] is a[n] * 2^fraction + drive[n], or comes from a synaptic
 * current.
 *
 * @param bits width of v, two's complement, 2 to 32
 * @param fraction bits of v below the unit of a, 0 to 16: what the rounding of the decay has left of a current
 * @param decay what remains of v after a tick
 * @param current the synaptic current, if there is one
 * @param drives added in every tick, in the unit of v: a bias finer than the unit of a; one for all or one per neuron, and 0 where
 *     there is a synaptic current, which has its own
 */
public record IntegerMembrane(int bits, int fraction, Decay decay, Optional<IntegerCurrent> current, IntVector drives) {
    private static final IntVector NO_DRIVES = IntVector.of(0);

    public IntegerMembrane {
        if (bits < 2 || bits > 32) {
            throw new IllegalArgumentException("membrane bits are " + bits + ", expected 2 to 32");
        }
        if (fraction < 0 || fraction > 16) {
            throw new IllegalArgumentException("membrane fraction bits are " + fraction + ", expected 0 to 16");
        }
        if (drives.size() == 0) {
            throw new IllegalArgumentException("there is no drive, expected one for all or one for each neuron");
        }
        if (drives.isUniform(drives.get(0))) {
            drives = IntVector.of(drives.get(0));
        }
        if (current.isPresent() && !drives.isUniform(0)) {
            throw new IllegalArgumentException("a membrane has drives of its own beside those of a synaptic current");
        }
        if (current.isPresent() && current.get().fraction() > fraction) {
            throw new IllegalArgumentException("a synaptic current with "
                    + current.get().fraction() + " bits of fraction feeds a membrane of " + fraction);
        }
    }

    /** A membrane that nothing drives but its currents, or the drives of its synaptic current. */
    public IntegerMembrane(int bits, int fraction, Decay decay, Optional<IntegerCurrent> current) {
        this(bits, fraction, decay, current, NO_DRIVES);
    }

    /** A membrane that is fed by the input currents themselves. */
    public IntegerMembrane(int bits, int fraction, Decay decay) {
        this(bits, fraction, decay, Optional.empty());
    }

    /** What is added to a neuron's membrane in every tick, with or without a synaptic current. */
    public int drive(int neuron) {
        return current.map(synaptic -> synaptic.drive(neuron))
                .orElseGet(() -> drives.get(drives.size() == 1 ? 0 : neuron));
    }

    /** The drives of the membrane or of its synaptic current. */
    public IntVector allDrives() {
        return current.map(IntegerCurrent::drives).orElse(drives);
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
        if (drives.size() != 1 && drives.size() != neurons) {
            throw new IllegalArgumentException(drives.size() + " drives for " + neurons + " neurons");
        }
        current.ifPresent(synaptic -> synaptic.check(neurons));
    }
}
