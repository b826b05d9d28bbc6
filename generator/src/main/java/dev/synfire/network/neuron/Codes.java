package dev.synfire.network.neuron;

import dev.synfire.fixed.Rounding;
import dev.synfire.network.tensor.Check;

/**
 * How a rate neuron's activation becomes an integer.
 *
 * @param activationBits width of an activation code, 1 to 16, its sign included where there is one
 * @param multiplierBits significant bits, 1 to 16, of the largest multiplier that brings a current to the argument of f;
 *     more where a neuron's would otherwise have fewer than 7
 * @param rounding of that multiplication
 */
public record Codes(int activationBits, int multiplierBits, Rounding rounding) {
    /** 8 bits, multipliers of 10 bits, rounded to the nearest. */
    public static final Codes DEFAULT = new Codes(8, 10, Rounding.HALF_UP);

    public Codes {
        Check.within("activation bits", activationBits, 1, 16);
        Check.within("multiplier bits", multiplierBits, 1, 16);
    }

    Codes withActivationBits(int bits) {
        return new Codes(bits, multiplierBits, rounding);
    }

    Codes withMultiplierBits(int bits) {
        return new Codes(activationBits, bits, rounding);
    }

    Codes withRounding(Rounding mode) {
        return new Codes(activationBits, multiplierBits, mode);
    }

    void checkSigned(String model) {
        if (activationBits < 2) {
            throw new IllegalArgumentException(
                    "activation bits of " + model + " are " + activationBits + ", expected 2 to 16");
        }
    }
}
