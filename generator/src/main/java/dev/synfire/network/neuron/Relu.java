package dev.synfire.network.neuron;

import dev.synfire.fixed.Rounding;
import dev.synfire.network.tensor.Check;
import java.util.OptionalDouble;

/**
 * The rectifier, y = max(0, I), or min(maximum, max(0, I)).
 *
 * @param codes how y becomes an integer
 * @param maximum the largest y; empty: no limit, and the codes reach to what samples or an estimate say
 */
public record Relu(Codes codes, OptionalDouble maximum) implements Rate {
    public Relu {
        maximum.ifPresent(value -> Check.positive("the maximum of relu", value));
    }

    /** The same neuron with activation codes of that many bits. */
    public Relu activationBits(int bits) {
        return new Relu(codes.withActivationBits(bits), maximum);
    }

    /** The same neuron with multipliers of at most that many bits. */
    public Relu multiplierBits(int bits) {
        return new Relu(codes.withMultiplierBits(bits), maximum);
    }

    /** The same neuron, its scaling rounded in that mode. */
    public Relu rounding(Rounding mode) {
        return new Relu(codes.withRounding(mode), maximum);
    }

    /** The same neuron, y in multiples of a step. */
    public Relu step(double value) {
        return new Relu(codes.withStep(value), maximum);
    }

    /** The same neuron limited to that activation. */
    public Relu maximum(double value) {
        return new Relu(codes, OptionalDouble.of(value));
    }

    @Override
    public String model() {
        return "relu";
    }

    @Override
    public double activation(double current) {
        return codes.inSteps(Math.min(maximum.orElse(Double.POSITIVE_INFINITY), Math.max(0, current)), false, maximum);
    }
}
