package dev.synfire.network.neuron;

import dev.synfire.fixed.Rounding;
import dev.synfire.network.tensor.Check;
import java.util.OptionalDouble;

/**
 * y = I, or I limited to -maximum..maximum.
 *
 * @param codes how y becomes an integer
 * @param maximum the largest magnitude of y; empty: no limit, and the codes reach to what samples or an estimate say
 */
public record Identity(Codes codes, OptionalDouble maximum) implements Rate {
    public Identity {
        codes.checkSigned("identity");
        maximum.ifPresent(value -> Check.positive("the maximum of identity", value));
    }

    /** The same neuron with activation codes of that many bits. */
    public Identity activationBits(int bits) {
        return new Identity(codes.withActivationBits(bits), maximum);
    }

    /** The same neuron with multipliers of at most that many bits. */
    public Identity multiplierBits(int bits) {
        return new Identity(codes.withMultiplierBits(bits), maximum);
    }

    /** The same neuron, its scaling rounded in that mode. */
    public Identity rounding(Rounding mode) {
        return new Identity(codes.withRounding(mode), maximum);
    }

    /** The same neuron, y in multiples of a step. */
    public Identity step(double value) {
        return new Identity(codes.withStep(value), maximum);
    }

    /** The same neuron limited to that magnitude. */
    public Identity maximum(double value) {
        return new Identity(codes, OptionalDouble.of(value));
    }

    @Override
    public String model() {
        return "identity";
    }

    @Override
    public double activation(double current) {
        return codes.inSteps(
                Math.clamp(
                        current, -maximum.orElse(Double.POSITIVE_INFINITY), maximum.orElse(Double.POSITIVE_INFINITY)),
                true,
                maximum);
    }
}
