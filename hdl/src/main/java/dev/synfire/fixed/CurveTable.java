package dev.synfire.fixed;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * A function without a symmetry in integers, by a table over all arguments.
 *
 * <p>The argument z is two's complement without its most negative value and stands for z * 2^-argumentFraction. The result y
 * is symmetric two's complement and stands for y * step.
 *
 * @param argumentBits width of z, 2 to 16
 * @param argumentFraction fraction bits of z; below 0 if z stands for more than 1
 * @param outputBits width of y, 2 to 16
 * @param interpolationBits how many low bits of the place interpolate between two entries; 0 for a straight table
 * @param entries y at the places p = z + 2^(argumentBits-1) = 0, 2^interpolationBits, ...: 2^argumentBits of them, in an
 *     interpolated table 2^(argumentBits-interpolationBits) + 1
 * @param largestError the largest |y step - f(x)| over all real x of the span that the table is for, when x is rounded (half
 *     up) and saturated to give z; every z was tried
 */
public record CurveTable(
        int argumentBits,
        int argumentFraction,
        int outputBits,
        int interpolationBits,
        IntVector entries,
        double largestError) {
    private static final int MOST_ARGUMENT_BITS = 16;

    /**
     * A function to make a table of.
     *
     * @param f monotonic but for one point at most
     * @param turn that point, or any other
     */
    public record Curve(DoubleUnaryOperator f, double turn) {
        /** The largest |y - f(x)| of x from low to high. */
        private double error(double y, double low, double high) {
            double ends = Math.max(Math.abs(y - f.applyAsDouble(low)), Math.abs(y - f.applyAsDouble(high)));
            return low < turn && turn < high ? Math.max(ends, Math.abs(y - f.applyAsDouble(turn))) : ends;
        }
    }

    /**
     * The smallest table over low..high that is at no z off by more than one code, of an argument whose steps, as far as 16 bits
     * allow, move y by no more than half a code each way.
     *
     * @param low below 0
     * @param high above 0
     * @param step what a code stands for, above 0
     */
    public static CurveTable design(Curve curve, double low, double high, int outputBits, double step) {
        double reach = Math.max(-low, high);
        int fraction = MOST_ARGUMENT_BITS - 2 - Math.getExponent(reach);
        while (bits(reach, fraction) > 2 && isFineEnough(curve, low, high, fraction - 1, step)) {
            fraction--;
        }
        int bits = bits(reach, fraction);
        CurveTable best = of(curve, low, high, bits, fraction, outputBits, step, 0);
        for (int f = 1; f <= bits - 2; f++) {
            CurveTable table = of(curve, low, high, bits, fraction, outputBits, step, f);
            if (table.memoryBits() < best.memoryBits() && table.isWithinACode(curve, low, high, step)) {
                best = table;
            }
        }
        return best;
    }

    /** The fewest bits of an argument that reaches so far. */
    private static int bits(double reach, int fraction) {
        return Math.max(2, 1 + new Range(0, (long) Math.ceil(Math.scalb(reach, fraction))).bits());
    }

    private static boolean isFineEnough(Curve curve, double low, double high, int fraction, double step) {
        double unit = Math.scalb(1.0, -fraction);
        for (double x = 0; x <= Math.max(-low, high); x += unit) {
            double right = curve.error(curve.f.applyAsDouble(x), x - unit / 2, x + unit / 2);
            double left = curve.error(curve.f.applyAsDouble(-x), -x - unit / 2, -x + unit / 2);
            if (x <= high && right > step / 2 || x <= -low && left > step / 2) {
                return false;
            }
        }
        return true;
    }

    private static CurveTable of(
            Curve curve, double low, double high, int bits, int fraction, int outputBits, double step, int f) {
        int half = 1 << bits - 1;
        int most = (1 << outputBits - 1) - 1;
        int[] entries = new int[(1 << bits - f) + (f > 0 ? 1 : 0)];
        for (int i = 0; i < entries.length; i++) {
            double y = curve.f.applyAsDouble(Math.scalb((double) ((i << f) - half), -fraction)) / step;
            entries[i] = (int) Math.clamp(Math.rint(y), -most, most);
        }
        CurveTable table = new CurveTable(bits, fraction, outputBits, f, IntVector.of(entries), 0);
        return new CurveTable(bits, fraction, outputBits, f, table.entries, table.measured(curve, low, high, step));
    }

    private double measured(Curve curve, double low, double high, double step) {
        double unit = Math.scalb(1.0, -argumentFraction);
        int most = (1 << argumentBits - 1) - 1;
        double worst = 0;
        for (int z = -most; z <= most; z++) {
            double from = Math.max(low, z == -most ? low : (z - 0.5) * unit);
            double to = Math.min(high, z == most ? high : (z + 0.5) * unit);
            worst = from <= to ? Math.max(worst, curve.error(evaluate(z) * step, from, to)) : worst;
        }
        return worst;
    }

    private boolean isWithinACode(Curve curve, double low, double high, double step) {
        double unit = Math.scalb(1.0, -argumentFraction);
        int most = (1 << argumentBits - 1) - 1;
        for (int z = -most; z <= most; z++) {
            double x = z * unit;
            if (low <= x && x <= high && Math.abs(evaluate(z) - curve.f.applyAsDouble(x) / step) > 1) {
                return false;
            }
        }
        return true;
    }

    /** y for a z of the symmetric range of argumentBits. */
    public int evaluate(int z) {
        int p = z + (1 << argumentBits - 1);
        int f = interpolationBits;
        int t = entries.get(p >> f);
        if (f == 0) {
            return t;
        }
        int r = p & (1 << f) - 1;
        return (t * ((1 << f) - r) + entries.get((p >> f) + 1) * r + (1 << f - 1)) >> f;
    }

    /** Bits of memory: the entries, each as wide as the output. */
    public int memoryBits() {
        return entries.size() * outputBits;
    }

    /** In words, for reports. */
    public String describe(String function) {
        double most = Math.scalb((double) (1 << argumentBits - 1) - 1, -argumentFraction);
        return String.format(
                Locale.ROOT,
                "%s table, %s: %d entries, %d bits of memory; argument %d bits, %d of them fraction, -%s to %s; maximum error over"
                        + " real arguments %.6f",
                function,
                interpolationBits == 0 ? "straight" : "interpolated over " + interpolationBits + " bits",
                entries.size(),
                memoryBits(),
                argumentBits,
                argumentFraction,
                most,
                most,
                largestError);
    }
}
