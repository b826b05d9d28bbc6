package dev.synfire.integer;

import dev.synfire.fixed.Range;

/**
 * Leaky integrator (LI): v[n] = saturate(decay(v[n]) + a[n]); never fires, so it can only be the last layer, read by
 * its membrane.
 *
 * @param membraneBits width of v, two's complement, 2 to 32
 * @param decay what remains of v after a tick
 */
public record IntegratorNeuron(int membraneBits, Decay decay) implements IntegerNeuron {
    public IntegratorNeuron {
        SpikingNeuron.checkMembrane(membraneBits);
    }

    @Override
    public Range outputValues() {
        return new Range(0, 0);
    }

    @Override
    public void check(int neurons) {}
}
