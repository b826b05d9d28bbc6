package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Rounding;

/**
 * What remains of a state word after a tick: decay(v[n]) = round(v[n] * multipliers[n] / 2^shift).
 *
 * @param multipliers one for all or one per neuron, 0 to 2^shift; a single 2^shift - 2^j needs no multiplier at all. Equal
 *     ones become one
 * @param shift 0 to 16
 * @param rounding of the division; not HALF_EVEN
 */
public record Decay(IntVector multipliers, int shift, Rounding rounding) {
    /** Nothing is lost. */
    public static final Decay NONE = new Decay(1, 0, Rounding.FLOOR);

    public Decay {
        if (multipliers.size() == 0
                || shift < 0
                || shift > 16
                || multipliers.min() < 0
                || multipliers.max() > 1 << shift) {
            throw new IllegalArgumentException("decay by " + multipliers + " / 2^" + shift
                    + ", expected a shift of 0 to 16 and multipliers of 0 to 2^shift");
        }
        if (rounding == Rounding.HALF_EVEN) {
            throw new IllegalArgumentException("decay rounded by HALF_EVEN, expected FLOOR, TOWARD_ZERO or HALF_UP");
        }
        if (multipliers.isUniform(multipliers.get(0))) {
            multipliers = IntVector.of(multipliers.get(0));
        }
    }

    /** One multiplier for all neurons. */
    public Decay(int multiplier, int shift, Rounding rounding) {
        this(IntVector.of(multiplier), shift, rounding);
    }

    /** Whether all neurons have the same multiplier. */
    public boolean isUniform() {
        return multipliers.size() == 1;
    }

    /** Whether decay(v) is v. */
    public boolean isNone() {
        return multipliers.isUniform(1 << shift);
    }

    /** The multiplier of all neurons. */
    public int multiplier() {
        if (!isUniform()) {
            throw new IllegalStateException("each neuron has a multiplier of its own");
        }
        return multipliers.get(0);
    }

    /** The multiplier of a neuron. */
    public int multiplier(int neuron) {
        return multipliers.get(isUniform() ? 0 : neuron);
    }

    void check(int neurons) {
        if (!isUniform() && multipliers.size() != neurons) {
            throw new IllegalArgumentException(multipliers.size() + " decays for " + neurons + " neurons");
        }
    }
}
