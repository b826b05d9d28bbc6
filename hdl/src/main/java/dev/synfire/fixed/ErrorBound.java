package dev.synfire.fixed;

import java.util.Locale;

/**
 * How far a function table is from its function; nothing estimated, every representable argument was tried.
 *
 * @param maximum the largest |y - f(z)| over every representable z, in double precision and in units of f
 * @param argument a z where it is reached, the smallest
 * @param codes the same error in units of the output's lowest bit
 * @param overReals the largest |y - f(x)| over all real x, when x is rounded (half up) and saturated to give z; it
 *     contains what the argument's resolution and range cost
 */
public record ErrorBound(double maximum, int argument, double codes, double overReals) {
    /** Tries every representable argument; as f is monotonic, the ends of each rounding interval bound all reals in it. */
    static ErrorBound measure(FunctionTable table) {
        Range arguments = table.arguments();
        Format output = table.output();
        double step = table.argument().resolution();
        double maximum = -1;
        int at = 0;
        double overReals = 0;
        for (int z = (int) arguments.min(); z <= arguments.max(); z++) {
            double y = output.value(table.evaluate(z));
            double error = Math.abs(y - table.function().of(z * step));
            if (error > maximum) {
                maximum = error;
                at = z;
            }
            double low = z == arguments.min() ? Double.NEGATIVE_INFINITY : (z - 0.5) * step;
            double high = z == arguments.max() ? Double.POSITIVE_INFINITY : (z + 0.5) * step;
            overReals = Math.max(overReals, Math.abs(y - table.function().of(low)));
            overReals = Math.max(overReals, Math.abs(y - table.function().of(high)));
        }
        return new ErrorBound(maximum, at, maximum / output.resolution(), overReals);
    }

    /** For reports. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "maximum error %.6f (%.3f codes) at z = %d, over real arguments %.6f",
                maximum,
                codes,
                argument,
                overReals);
    }
}
