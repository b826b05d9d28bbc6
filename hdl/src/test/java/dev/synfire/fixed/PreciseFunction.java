package dev.synfire.fixed;

import java.math.BigDecimal;
import java.math.MathContext;

/** Sigmoid and tanh to 50 decimal places by power series, on their own feet: no floating point is involved. */
final class PreciseFunction {
    private static final MathContext DIGITS = new MathContext(70);

    private PreciseFunction() {}

    /** f(z / 2^fraction) for z = 0 to count - 1. */
    static BigDecimal[] half(FunctionTable.Function function, int fraction, int count) {
        // Both are functions of e^-x: sigmoid = 1 / (1 + e^-x), tanh = (1 - e^-2x) / (1 + e^-2x).
        boolean tanh = function == FunctionTable.Function.TANH;
        BigDecimal step = BigDecimal.ONE.divide(BigDecimal.TWO.pow(fraction), DIGITS);
        BigDecimal factor = exponential(tanh ? step.add(step).negate() : step.negate());
        BigDecimal[] values = new BigDecimal[count];
        BigDecimal e = BigDecimal.ONE;
        for (int z = 0; z < count; z++) {
            BigDecimal above = tanh ? BigDecimal.ONE.subtract(e) : BigDecimal.ONE;
            values[z] = above.divide(BigDecimal.ONE.add(e), DIGITS);
            e = e.multiply(factor, DIGITS);
        }
        return values;
    }

    /** e^x = 1 + x + x^2/2! + x^3/3! + ... for x of -2 to 0. */
    private static BigDecimal exponential(BigDecimal x) {
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int k = 1; k < 80; k++) {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }
}
