package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;

/** The function y = f(z) of a rate neuron, from integer to integer. */
public sealed interface Activation {
    /** What z is saturated to before f is taken. */
    Range arguments();

    /** Every y that f can give, and 0. */
    Range outputs();

    /**
     * y = z: the identity on a range that reaches below zero, a clipped ReLU on one that starts at 0.
     *
     * @param arguments what z is saturated to, and so what y can be; contains 0
     */
    record Clip(Range arguments) implements Activation {
        public Clip {
            if (!arguments.contains(0)) {
                throw new IllegalArgumentException("activations " + arguments + " do not contain 0");
            }
        }

        @Override
        public Range outputs() {
            return arguments;
        }
    }

    /** How the half of a function that a table holds gives the other half. */
    enum Symmetry {
        /** Logistic sigmoid. The table holds the tail t = 1 - f(|z|); y = t if z is negative, else 1 - t. */
        COMPLEMENT,
        /** Hyperbolic tangent. The table holds t = f(|z|); y = -t if z is negative, else t. */
        ODD,
        /** None: the table holds f(z) for every z, from the lowest on; y = t. */
        NONE
    }

    /**
     * A function by table.
     *
     * <pre>
     * p = |z|, of NONE z + 2^(argumentBits-1)                  below e = 2^(argumentBits-1), of NONE 2^argumentBits
     * straight (interpolationBits f = 0):  t = entries[p]
     * interpolated:  i = p >> f;  r = p mod 2^f
     *                t = (entries[i] * (2^f - r) + entries[i+1] * r + 2^(f-1)) >> f
     * COMPLEMENT:    y = z < 0 ? t : min(2^outputBits - t, 2^outputBits - 1)      unsigned, outputBits
     * ODD:           y = z < 0 ? -t : t                                           signed, outputBits
     * NONE:          y = t                                                        signed, outputBits
     * </pre>
     *
     * @param function the function's name, for reports and comments, such as sigmoid
     * @param symmetry how the halves relate
     * @param argumentBits width of z, two's complement, without its most negative value; 2 to 17
     * @param argumentFraction fraction bits of z: z stands for z * 2^-argumentFraction
     * @param outputBits width of y, 1 to 16 (else than COMPLEMENT: 2 to 16, sign included); y stands for y * 2^-outputBits, ODD
     *     for y * 2^-(outputBits-1), NONE for y times a scale of the layer
     * @param interpolationBits f: 0 for a straight table
     * @param entries e of them, interpolated e / 2^f + 1; never increasing for COMPLEMENT, from at most 2^(outputBits-1); never
     *     decreasing for ODD, to at most 2^(outputBits-1) - 1; of NONE within the outputs
     */
    record Table(
            String function,
            Symmetry symmetry,
            int argumentBits,
            int argumentFraction,
            int outputBits,
            int interpolationBits,
            IntVector entries)
            implements Activation {
        public Table {
            int places = symmetry == Symmetry.NONE ? argumentBits : argumentBits - 1;
            int expected = interpolationBits == 0 ? 1 << places : (1 << (places - interpolationBits)) + 1;
            if (entries.size() != expected) {
                throw new IllegalArgumentException(
                        "a " + function + " table of " + entries.size() + " entries, expected " + expected);
            }
        }

        @Override
        public Range arguments() {
            return Range.symmetric(argumentBits);
        }

        /** The width of the widest entry. */
        public int entryBits() {
            return new Range(Math.min(0, entries.min()), entries.max()).bits();
        }

        @Override
        public Range outputs() {
            return symmetry == Symmetry.COMPLEMENT ? Range.unsigned(outputBits) : Range.symmetric(outputBits);
        }
    }
}
