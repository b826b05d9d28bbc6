package dev.synfire.importer.nir;

import dev.synfire.network.tensor.Vector;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Arithmetic on one number for all neurons or one per neuron; what comes out equal for all is one number again. */
final class Elements {
    private Elements() {}

    static Vector of(Tensor tensor) {
        return tensor.isUniform() ? Vector.of(tensor.get(0)) : Vector.of(tensor.toArray());
    }

    static Vector map(Vector values, DoubleUnaryOperator function) {
        return collapsed(values.stream().map(function).toArray());
    }

    static Vector map(Vector a, Vector b, DoubleBinaryOperator function) {
        int size = Math.max(a.size(), b.size());
        return collapsed(IntStream.range(0, size)
                .mapToDouble(n -> function.applyAsDouble(a.ofNeuron(n), b.ofNeuron(n)))
                .toArray());
    }

    static Vector product(Vector a, Vector b) {
        return map(a, b, (x, y) -> x * y);
    }

    static Vector quotient(Vector a, Vector b) {
        return map(a, b, (x, y) -> x / y);
    }

    static boolean all(Vector values, double value) {
        return values.stream().allMatch(v -> v == value);
    }

    /** One number a neuron. */
    static double[] spread(Vector values, int neurons) {
        return values.size() == neurons
                ? values.toArray()
                : IntStream.range(0, neurons).mapToDouble(values::ofNeuron).toArray();
    }

    /** For people: the number, or the range of the numbers. */
    static String text(Vector values) {
        double min = values.stream().min().orElse(0);
        double max = values.stream().max().orElse(0);
        return min == max ? number(min) : number(min) + ".." + number(max);
    }

    /** Five significant digits at most. */
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return "inf";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros();
        double magnitude = Math.abs(value);
        return magnitude == 0 || magnitude >= 1e-5 && magnitude < 1e9 ? rounded.toPlainString() : rounded.toString();
    }

    private static Vector collapsed(double[] values) {
        boolean uniform = values.length > 1 && Arrays.stream(values).allMatch(v -> v == values[0]);
        return uniform ? Vector.of(values[0]) : Vector.of(values);
    }
}
