package dev.synfire.network;

import dev.synfire.fixed.Rounding;

/**
 * What remains of a membrane potential after a tick: beta * v.
 *
 * @param beta 0 to 1
 * @param form how beta becomes m / 2^k
 * @param rounding of the integer multiplication
 */
public record Leak(double beta, Form form, Rounding rounding) {
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
        if (!(beta >= 0 && beta <= 1)) {
            throw new IllegalArgumentException("beta is " + beta + ", expected 0 to 1");
        }
    }

    /** That beta in the automatic form, rounded to the nearest. */
    public static Leak of(double beta) {
        return new Leak(beta, new Form.Automatic(), Rounding.HALF_UP);
    }

    Leak with(Form other) {
        return new Leak(beta, other, rounding);
    }

    Leak with(Rounding mode) {
        return new Leak(beta, form, mode);
    }
}
