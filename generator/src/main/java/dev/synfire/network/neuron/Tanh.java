package dev.synfire.network.neuron;

import dev.synfire.fixed.Rounding;
import dev.synfire.network.tensor.Check;
import java.util.OptionalDouble;

/**
 * The hyperbolic tangent, y = tanh(I).
 *
 * @param codes how y becomes an integer
 * @param maximumError the largest error of y that its table may have; empty: as the table designer chooses for the code
 */
public record Tanh(Codes codes, OptionalDouble maximumError) implements Rate {
    public Tanh {
        codes.checkUnstepped("tanh");
        codes.checkSigned("tanh");
        maximumError.ifPresent(value -> Check.positive("the maximum error of tanh", value));
    }

    /** The same neuron with activation codes of that many bits. */
    public Tanh activationBits(int bits) {
        return new Tanh(codes.withActivationBits(bits), maximumError);
    }

    /** The same neuron with multipliers of at most that many bits. */
    public Tanh multiplierBits(int bits) {
        return new Tanh(codes.withMultiplierBits(bits), maximumError);
    }

    /** The same neuron, its scaling rounded in that mode. */
    public Tanh rounding(Rounding mode) {
        return new Tanh(codes.withRounding(mode), maximumError);
    }

    /** The same neuron with a table of at most that error. */
    public Tanh maximumError(double value) {
        return new Tanh(codes, OptionalDouble.of(value));
    }

    @Override
    public String model() {
        return "tanh";
    }

    @Override
    public double activation(double current) {
        return StrictMath.tanh(current);
    }
}
