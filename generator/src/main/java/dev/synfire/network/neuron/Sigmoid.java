package dev.synfire.network.neuron;

import dev.synfire.fixed.Rounding;
import dev.synfire.network.tensor.Check;
import java.util.OptionalDouble;

/**
 * The logistic sigmoid, y = 1 / (1 + e^-I).
 *
 * @param codes how y becomes an integer
 * @param maximumError the largest error of y that its table may have; empty: as the table designer chooses for the code
 */
public record Sigmoid(Codes codes, OptionalDouble maximumError) implements Rate {
    public Sigmoid {
        codes.checkUnstepped("sigmoid");
        maximumError.ifPresent(value -> Check.positive("the maximum error of sigmoid", value));
    }

    /** The same neuron with activation codes of that many bits. */
    public Sigmoid activationBits(int bits) {
        return new Sigmoid(codes.withActivationBits(bits), maximumError);
    }

    /** The same neuron with multipliers of at most that many bits. */
    public Sigmoid multiplierBits(int bits) {
        return new Sigmoid(codes.withMultiplierBits(bits), maximumError);
    }

    /** The same neuron, its scaling rounded in that mode. */
    public Sigmoid rounding(Rounding mode) {
        return new Sigmoid(codes.withRounding(mode), maximumError);
    }

    /** The same neuron with a table of at most that error. */
    public Sigmoid maximumError(double value) {
        return new Sigmoid(codes, OptionalDouble.of(value));
    }

    @Override
    public String model() {
        return "sigmoid";
    }

    @Override
    public double activation(double current) {
        return 1 / (1 + StrictMath.exp(-current));
    }
}
