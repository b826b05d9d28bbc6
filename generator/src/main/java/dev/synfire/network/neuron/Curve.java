package dev.synfire.network.neuron;

import dev.synfire.fixed.Rounding;
import dev.synfire.network.tensor.Check;
import java.util.OptionalDouble;

/**
 * y = f(I) for a function that is neither bounded nor symmetric, such as silu; or f limited to -maximum..maximum.
 *
 * @param function f
 * @param codes how y becomes an integer, with a sign
 * @param maximum the largest magnitude of y; empty: no limit, and the codes reach to what samples or an estimate say
 */
public record Curve(CurveFunction function, Codes codes, OptionalDouble maximum) implements Rate {
    public Curve {
        codes.checkUnstepped(function.word());
        codes.checkSigned(function.word());
        maximum.ifPresent(value -> Check.positive("the maximum of " + function.word(), value));
    }

    /** The same neuron with activation codes of that many bits. */
    public Curve activationBits(int bits) {
        return new Curve(function, codes.withActivationBits(bits), maximum);
    }

    /** The same neuron with multipliers of at most that many bits. */
    public Curve multiplierBits(int bits) {
        return new Curve(function, codes.withMultiplierBits(bits), maximum);
    }

    /** The same neuron, its scaling rounded in that mode. */
    public Curve rounding(Rounding mode) {
        return new Curve(function, codes.withRounding(mode), maximum);
    }

    /** The same neuron limited to that magnitude. */
    public Curve maximum(double value) {
        return new Curve(function, codes, OptionalDouble.of(value));
    }

    @Override
    public String model() {
        return function.word();
    }

    @Override
    public double activation(double current) {
        double most = maximum.orElse(Double.POSITIVE_INFINITY);
        return Math.clamp(function.of(current), -most, most);
    }
}
