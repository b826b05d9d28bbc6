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
        ODD
    }

    /**
     * A function by table.
     *
     * <pre>
     * p = |z|                                                  0 to 2^(argumentBits-1) - 1
     * straight (interpolationBits f = 0):  t = entries[p]
     * interpolated:  i = p >> f;  r = p mod 2^f
     *                t = (entries[i] * (2^f - r) + entries[i+1] * r + 2^(f-1)) >> f
     * COMPLEMENT:    y = z < 0 ? t : min(2^outputBits - t, 2^outputBits - 1)      unsigned, outputBits
     * ODD:           y = z < 0 ? -t : t                                           signed, outputBits
     * </pre>
     *
     * @param function the function's name, for reports and comments: sigmoid or tanh
     * @param symmetry how the halves relate
     * @param argumentBits width of z, two's complement, without its most negative value; 2 to 17
     * @param argumentFraction fraction bits of z: z stands for z * 2^-argumentFraction
     * @param outputBits width of y, 1 to 16 (ODD: 2 to 16, sign included); y stands for y * 2^-outputBits, ODD for y *
     *     2^-(outputBits-1)
     * @param interpolationBits f: 0 for a straight table
     * @param entries 2^(argumentBits-1) of them, interpolated 2^(argumentBits-1-f) + 1; never increasing for COMPLEMENT,
     *     from at most 2^(outputBits-1); never decreasing for ODD, to at most 2^(outputBits-1) - 1
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
            int expected = interpolationBits == 0
                    ? 1 << (argumentBits - 1)
                    : (1 << (argumentBits - 1 - interpolationBits)) + 1;
            if (entries.size() != expected) {
                throw new IllegalArgumentException(
                        "a " + function + " table of " + entries.size() + " entries, expected " + expected);
            }
        }

        @Override
        public Range arguments() {
            return Range.symmetric(argumentBits);
        }

        @Override
        public Range outputs() {
            return symmetry == Symmetry.COMPLEMENT ? Range.unsigned(outputBits) : Range.symmetric(outputBits);
        }
    }
}
