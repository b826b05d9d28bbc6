package dev.synfire.integer;

import dev.synfire.fixed.Range;

/**
 * Leaky integrator (LI): v[n] = saturate(decay(v[n]) + a[n] * 2^membraneFraction); never fires, so it can only be the
 * last layer, read by its membrane.
 *
 * @param membraneBits width of v, two's complement, 2 to 32
 * @param membraneFraction bits of v below the unit of a, 0 to 16
 * @param decay what remains of v after a tick
 */
public record IntegratorNeuron(int membraneBits, int membraneFraction, Decay decay) implements IntegerNeuron {
    public IntegratorNeuron {
        SpikingNeuron.checkMembrane(membraneBits, membraneFraction);
    }

    /** A membrane in the unit of its currents. */
    public IntegratorNeuron(int membraneBits, Decay decay) {
        this(membraneBits, 0, decay);
    }

    @Override
    public Range outputValues() {
        return new Range(0, 0);
    }

    @Override
    public void check(int neurons) {}
}
