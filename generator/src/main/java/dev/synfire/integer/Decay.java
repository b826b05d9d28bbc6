package dev.synfire.integer;

import dev.synfire.fixed.Rounding;

/**
 * What remains of a membrane potential after a tick: decay(v) = round(v * multiplier / 2^shift).
 *
 * @param multiplier 0 to 2^shift; 2^shift - 2^j needs no multiplier at all
 * @param shift 0 to 16
 * @param rounding of the division
 */
public record Decay(int multiplier, int shift, Rounding rounding) {
    /** Nothing is lost. */
    public static final Decay NONE = new Decay(1, 0, Rounding.FLOOR);

    public Decay {
        if (shift < 0 || shift > 16 || multiplier < 0 || multiplier > 1 << shift) {
            throw new IllegalArgumentException("decay by " + multiplier + " / 2^" + shift
                    + ", expected a shift of 0 to 16 and a multiplier of 0 to 2^shift");
        }
    }

    /** Whether decay(v) is v. */
    public boolean isNone() {
        return multiplier == 1 << shift;
    }
}
