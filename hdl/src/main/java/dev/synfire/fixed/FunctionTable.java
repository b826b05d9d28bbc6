package dev.synfire.fixed;

import java.util.Locale;

/**
 * A squashing function in integers, by a table of one half of it; the other half follows from its symmetry.
 *
 * <p>The argument z is two's complement without its most negative value and stands for z * 2^-argumentFraction. The
 * result y stands for y * 2^-outputBits of a sigmoid (unsigned) and y * 2^-(outputBits-1) of a tanh (signed).
 *
 * @param function what is approximated
 * @param argumentBits width of z, 2 to 17
 * @param argumentFraction fraction bits of z
 * @param outputBits width of y, 1 to 16; a tanh's sign included, 2 to 16
 * @param interpolationBits how many low bits of |z| interpolate between two entries; 0 for a straight table
 * @param entries the half: of a sigmoid the tail 2^outputBits * sigmoid(-x), of a tanh 2^(outputBits-1) * tanh(x),
 *     rounded, for x = 0, 2^interpolationBits, ... in units of the argument; 2^(argumentBits-1) of them, in an
 *     interpolated table 2^(argumentBits-1-interpolationBits) + 1
 */
public record FunctionTable(
        Function function,
        int argumentBits,
        int argumentFraction,
        int outputBits,
        int interpolationBits,
        IntVector entries) {
    /** What can be tabulated. */
    public enum Function {
        /** The logistic function 1 / (1 + e^-x), from 0 to 1. */
        SIGMOID,
        /** The hyperbolic tangent, from -1 to 1. */
        TANH;

        /** In double precision, the same on every machine; the infinities give the limits. */
        public double of(double x) {
            return switch (this) {
                case SIGMOID -> 1 / (1 + StrictMath.exp(-x));
                case TANH -> StrictMath.tanh(x);
            };
        }

        /** As networks and reports write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FunctionTable {
        TableLayout.check(function, argumentBits, argumentFraction, outputBits, interpolationBits);
        int expected = TableLayout.entries(argumentBits, interpolationBits);
        if (entries.size() != expected) {
            throw new IllegalArgumentException(
                    "a " + function + " table of " + entries.size() + " entries, expected " + expected);
        }
    }

    /**
     * The table to use where nothing else is asked for.
     *
     * <p>Up to 8 output bits z has 10 bits, 6 of them fraction (sigmoid, -8 to 8) or 7 (tanh, -4 to 4), and the table
     * is straight: 512 entries of at most 8 bits, one iCE40 block RAM, each y the code nearest to f(z). Beyond 8 bits
     * it is the smallest table, mostly interpolated, that is nowhere off by more than one code.
     */
    public static FunctionTable standard(Function function, int outputBits) {
        return TableDesigner.standard(function, outputBits);
    }

    /**
     * The table of the fewest memory bits, straight or interpolated, for a requested maximum error.
     *
     * <p>The promise is |y - f(z)| of at most maximumError over every representable z. The argument is chosen so that
     * neither its resolution (half a step at the steepest place) nor its range (everything beyond) costs more than
     * maximumError again, as far as 17 argument bits allow; {@link ErrorBound#overReals} says what all three cost together.
     *
     * @param maximumError in units of f
     * @throws dev.synfire.problem.Problem if no table of that many output bits is that good, telling the best possible
     */
    public static FunctionTable design(Function function, int outputBits, double maximumError) {
        return TableDesigner.design(function, outputBits, maximumError);
    }

    /** A table with an entry for every |z|, each y the code nearest to f(z). */
    public static FunctionTable straight(Function function, int argumentBits, int argumentFraction, int outputBits) {
        return interpolated(function, argumentBits, argumentFraction, outputBits, 0);
    }

    /** A table that interpolates over the low bits of |z|; its entries are the codes nearest to f. */
    public static FunctionTable interpolated(
            Function function, int argumentBits, int argumentFraction, int outputBits, int interpolationBits) {
        TableLayout.check(function, argumentBits, argumentFraction, outputBits, interpolationBits);
        return new FunctionTable(
                function,
                argumentBits,
                argumentFraction,
                outputBits,
                interpolationBits,
                TableLayout.nearest(function, argumentBits, argumentFraction, outputBits, interpolationBits));
    }

    /** Every z: what the argument is saturated to. */
    public Range arguments() {
        return Range.symmetric(argumentBits);
    }

    /** The format of z; its most negative code is not used. */
    public Format argument() {
        return new Format(argumentBits, true, argumentFraction);
    }

    /** The format of y; the most negative code of a tanh is not used. */
    public Format output() {
        return switch (function) {
            case SIGMOID -> new Format(outputBits, false, outputBits);
            case TANH -> new Format(outputBits, true, outputBits - 1);
        };
    }

    /** y for a z of {@link #arguments()}. */
    public int evaluate(int z) {
        int p = Math.abs(z);
        int f = interpolationBits;
        int t = entries.get(p >> f);
        if (f > 0) {
            int r = p & (1 << f) - 1;
            t = (t * ((1 << f) - r) + entries.get((p >> f) + 1) * r + (1 << (f - 1))) >> f;
        }
        return switch (function) {
            case SIGMOID -> z < 0 ? t : Math.min((1 << outputBits) - t, (1 << outputBits) - 1);
            case TANH -> z < 0 ? -t : t;
        };
    }

    /** How far y is from f, measured over every z. */
    public ErrorBound error() {
        return ErrorBound.measure(this);
    }

    /** Bits of memory: the entries, each as wide as the widest. */
    public int memoryBits() {
        return entries.size() * new Range(0, entries.max()).bits();
    }

    /** In words, with the measured errors; for reports. */
    public String describe() {
        Range z = arguments();
        return String.format(
                Locale.ROOT,
                "%s table, %s: %d entries, %d bits of memory; argument %d bits, %d of them fraction, %s to %s; %s",
                function,
                interpolationBits == 0
                        ? "straight, correctly rounded"
                        : "interpolated over " + interpolationBits + " bits",
                entries.size(),
                memoryBits(),
                argumentBits,
                argumentFraction,
                argument().value(z.min()),
                argument().value(z.max()),
                error());
    }
}
