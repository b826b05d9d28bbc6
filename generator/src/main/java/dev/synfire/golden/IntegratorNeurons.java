package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegratorNeuron;
import java.util.Arrays;

/** Leaky integrators, which never send anything. */
final class IntegratorNeurons implements Neurons {
    private final Decay decay;
    private final int fraction;
    private final Range range;
    private final int[] membranes;
    private final int[] silence;

    IntegratorNeurons(IntegratorNeuron model, int neurons, Range currents) {
        decay = model.decay();
        fraction = checked(model.membraneFraction(), currents);
        range = Range.signed(model.membraneBits());
        membranes = new int[neurons];
        silence = new int[neurons];
    }

    /** saturate(decay(v) + a * 2^fraction). The product has at most 49 bits. */
    static int integrate(Decay decay, Range range, int membrane, long current, int fraction) {
        long kept = decay.rounding().shiftRight((long) membrane * decay.multiplier(), decay.shift());
        return (int) range.saturate(kept + (current << fraction));
    }

    /** The fraction, if all currents keep clear of a long's end with it. */
    static int checked(int fraction, Range currents) {
        if (currents.bits() + fraction > 62) {
            throw new IllegalArgumentException(
                    "currents " + currents + " with " + fraction + " bits of fraction do not fit 62 bits");
        }
        return fraction;
    }

    @Override
    public void reset() {
        Arrays.fill(membranes, 0);
    }

    @Override
    public void update(Crossbar currents) {
        for (int n = 0; n < membranes.length; n++) {
            membranes[n] = integrate(decay, range, membranes[n], currents.current(n), fraction);
        }
    }

    @Override
    public int[] membranes() {
        return membranes;
    }

    @Override
    public int[] outputs() {
        return silence;
    }
}
