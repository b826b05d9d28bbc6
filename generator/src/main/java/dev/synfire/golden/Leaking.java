package dev.synfire.golden;

import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Decay;
import java.util.Arrays;

/** What a tick leaves of a state word: round(v * m / 2^k), with one m for all neurons or one for each. */
final class Leaking {
    private final int[] multipliers;
    private final int shift;
    private final Rounding rounding;

    Leaking(Decay decay, int neurons) {
        multipliers = new int[neurons];
        Arrays.setAll(multipliers, decay::multiplier);
        shift = decay.shift();
        rounding = decay.rounding();
    }

    /** The product has at most 49 bits. */
    long of(int neuron, int value) {
        return rounding.shiftRight((long) value * multipliers[neuron], shift);
    }
}
