package dev.synfire.network.neuron;

import dev.synfire.fixed.Rounding;
import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Vector;
import java.util.OptionalInt;

/**
 * What remains of a membrane potential, or of a synaptic current, after a tick: beta * v.
 *
 * @param betas one for all neurons or one per neuron, 0 to 1
 * @param form how beta becomes m / 2^k
 * @param rounding of the integer multiplication; not HALF_EVEN
 * @param fraction bits of the integer membrane below the unit of its currents, 0 to 16; empty: as many as keep that
 *     rounding small
 */
public record Leak(Vector betas, Form form, Rounding rounding, OptionalInt fraction) {
    /** How beta becomes m / 2^k. */
    public sealed interface Form {
        /** The smallest k up to 16 that brings m / 2^k within 1 % of 1 - beta. */
        record Automatic() implements Form {}

        /**
         * The nearest m / 2^bits.
         *
         * @param bits 0 to 16
         */
        record Bits(int bits) implements Form {
            public Bits {
                Check.within("leak bits", bits, 0, 16);
            }
        }

        /** The nearest 1 - 2^-k: one shift and one subtraction. */
        record PowerOfTwo() implements Form {}
    }

    public Leak {
        if (rounding == Rounding.HALF_EVEN) {
            throw new IllegalArgumentException(
                    "a leak is rounded by HALF_EVEN, expected FLOOR, TOWARD_ZERO or HALF_UP");
        }
        fraction.ifPresent(bits -> Check.within("membrane fraction bits", bits, 0, 16));
        if (betas.size() == 0) {
            throw new IllegalArgumentException("there is no beta, expected one for all or one for each neuron");
        }
        betas.stream().filter(beta -> !(beta >= 0 && beta <= 1)).findFirst().ifPresent(beta -> {
            throw new IllegalArgumentException("beta is " + beta + ", expected 0 to 1");
        });
    }

    /** As many bits of fraction as keep the rounding small. */
    public Leak(Vector betas, Form form, Rounding rounding) {
        this(betas, form, rounding, OptionalInt.empty());
    }

    /** The same beta for all. */
    public Leak(double beta, Form form, Rounding rounding) {
        this(Vector.of(beta), form, rounding);
    }

    /** One beta for all, or one for each neuron, in the automatic form, rounded to the nearest. */
    public static Leak of(double... betas) {
        return new Leak(Vector.of(betas), new Form.Automatic(), Rounding.HALF_UP);
    }

    /** Whether all neurons have the same beta. */
    public boolean isUniform() {
        return betas.stream().allMatch(beta -> beta == betas.get(0));
    }

    /** The first neuron's beta, which is that of all if they are uniform. */
    public double beta() {
        return betas.get(0);
    }

    /** The same in another form. */
    public Leak with(Form other) {
        return new Leak(betas, other, rounding, fraction);
    }

    Leak with(Rounding mode) {
        return new Leak(betas, form, mode, fraction);
    }

    /** The same with that many bits of fraction in the integer membrane. */
    public Leak withFraction(int bits) {
        return new Leak(betas, form, rounding, OptionalInt.of(bits));
    }

    void check(int neurons) {
        Check.perNeuron("betas", betas, neurons);
    }
}
