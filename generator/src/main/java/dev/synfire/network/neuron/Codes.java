package dev.synfire.network.neuron;

import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.network.tensor.Check;
import java.util.OptionalDouble;

/**
 * How a rate neuron's activation becomes an integer.
 *
 * @param activationBits width of an activation code, 1 to 16, its sign included where there is one
 * @param multiplierBits significant bits, 1 to 16, of the largest multiplier that brings a current to the argument of f;
 *     more where a neuron's would otherwise have fewer than 7
 * @param rounding of that multiplication
 * @param step what a code stands for, of relu and identity: y is then a multiple of it also in real numbers, rounded in that
 *     mode and limited to the codes there are; empty: it is chosen, and y is any number
 */
public record Codes(int activationBits, int multiplierBits, Rounding rounding, OptionalDouble step) {
    /** 8 bits, multipliers of 10 bits, rounded to the nearest. */
    public static final Codes DEFAULT = new Codes(8, 10, Rounding.HALF_UP, OptionalDouble.empty());

    public Codes {
        Check.within("activation bits", activationBits, 1, 16);
        Check.within("multiplier bits", multiplierBits, 1, 16);
        step.ifPresent(value -> Check.positive("the step", value));
    }

    /** Codes whose step is chosen. */
    public Codes(int activationBits, int multiplierBits, Rounding rounding) {
        this(activationBits, multiplierBits, rounding, OptionalDouble.empty());
    }

    Codes withActivationBits(int bits) {
        return new Codes(bits, multiplierBits, rounding, step);
    }

    Codes withMultiplierBits(int bits) {
        return new Codes(activationBits, bits, rounding, step);
    }

    Codes withRounding(Rounding mode) {
        return new Codes(activationBits, multiplierBits, mode, step);
    }

    Codes withStep(double value) {
        return new Codes(activationBits, multiplierBits, rounding, OptionalDouble.of(value));
    }

    /**
     * The codes of neurons that send whole steps.
     *
     * @param signed whether there are codes below 0
     * @param maximum the largest y, or its largest magnitude; empty: as far as the bits go, the least of two's complement
     *     included
     */
    public Range range(boolean signed, OptionalDouble maximum) {
        Range all = signed ? Range.signed(activationBits) : Range.unsigned(activationBits);
        double most = maximum.isPresent() && step.isPresent()
                ? rounding.round(maximum.getAsDouble() / step.getAsDouble())
                : Double.POSITIVE_INFINITY;
        long limit = (long) Math.clamp(most, 1, -(double) Math.min(all.min(), -all.max()));
        return new Range(Math.max(all.min(), -limit), Math.min(all.max(), limit));
    }

    /** y in whole steps, if a step is given. */
    double inSteps(double y, boolean signed, OptionalDouble maximum) {
        if (step.isEmpty()) {
            return y;
        }
        Range range = range(signed, maximum);
        double code = rounding.round(y / step.getAsDouble());
        return Math.clamp(code, range.min(), range.max()) * step.getAsDouble();
    }

    void checkUnstepped(String model) {
        if (step.isPresent()) {
            throw new IllegalArgumentException("a step is given for " + model + ", expected for relu or identity");
        }
    }

    void checkSigned(String model) {
        if (activationBits < 2) {
            throw new IllegalArgumentException(
                    "activation bits of " + model + " are " + activationBits + ", expected 2 to 16");
        }
    }
}
