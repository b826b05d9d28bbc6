package dev.synfire.quantize;

import dev.synfire.integer.DenseSynapses;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds the step between neighbouring integer weights for a group of weights that share it.
 *
 * <p>Weights that are all small multiples of one power of two are kept exactly. Otherwise the step is the one of least
 * error of the currents, for which the largest weights may be clipped: at few bits it pays (Banner et al., "Post training
 * 4-bit quantization of convolutional networks", 2019).
 */
final class WeightGrid {
    /** Powers of two that are tried, from the largest: with one bit a mean of many weights may be far below it. */
    private static final int POWERS = 16;

    private final int bits;
    private final int largest;

    WeightGrid(int bits) {
        this.bits = bits;
        this.largest = (int) DenseSynapses.weightRange(bits).max();
    }

    /** The largest code. */
    int largest() {
        return largest;
    }

    /** The integer nearest to a weight. */
    int code(double weight, double step) {
        if (bits == 1) {
            return weight < 0 ? -1 : 1;
        }
        return (int) Math.clamp(Math.rint(weight / step), -largest, largest);
    }

    /**
     * The step, a power of two, of which every weight is a multiple that fits; of those the largest of which every
     * constant is a multiple too, else the smallest.
     *
     * @param constants numbers that the same unit, step * inputScale, should hold exactly
     */
    OptionalDouble exactStep(double[] weights, double[] constants, double inputScale) {
        double magnitude = magnitude(weights);
        if (magnitude == 0) {
            return OptionalDouble.empty();
        }
        if (bits == 1) {
            for (double w : weights) {
                if (Math.abs(w) != magnitude) {
                    return OptionalDouble.empty();
                }
            }
            return OptionalDouble.of(magnitude);
        }
        double step = Double.MAX_VALUE;
        for (double w : weights) {
            if (w != 0) {
                step = Math.min(step, lowestBit(w));
            }
        }
        if (magnitude / step > largest) {
            return OptionalDouble.empty();
        }
        while (!multiples(constants, step * inputScale) && magnitude / (step / 2) <= largest) {
            step /= 2;
        }
        return OptionalDouble.of(step);
    }

    /** The integers nearest to weights. */
    int[] codes(double[] weights, double step) {
        int[] codes = new int[weights.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = code(weights[i], step);
        }
        return codes;
    }

    /**
     * The step of least cost.
     *
     * @param magnitude the largest magnitude of any weight that shares the step, above 0
     * @param candidates how many steps to look at in as many parts of the one that holds the largest weight; a fifth of it
     *     is the finest, with one bit where all weights are one step a 20th
     * @param inputScale weights count in steps, currents in steps times this
     * @param divided if present, step * inputScale must divide it, as a threshold that is subtracted
     */
    double bestStep(
            double magnitude, int candidates, DoubleUnaryOperator cost, double inputScale, OptionalDouble divided) {
        double coarsest = magnitude / largest;
        double best = coarsest;
        double least = Double.POSITIVE_INFINITY;
        for (int c = candidates; c >= Math.max(1, candidates / (bits == 1 ? 20 : 5)); c--) {
            double step = dividing(coarsest * c / candidates, inputScale, divided);
            double error = cost.applyAsDouble(step);
            if (error < least) {
                least = error;
                best = step;
            }
        }
        return best;
    }

    /** The power of two that as a step has the least cost. */
    double bestPowerOfTwo(double magnitude, DoubleUnaryOperator cost) {
        double coarsest = Math.scalb(1.0, Math.getExponent(magnitude / largest) + 1);
        double best = coarsest;
        double least = Double.POSITIVE_INFINITY;
        for (int halvings = 0; halvings < POWERS; halvings++) {
            double step = Math.scalb(coarsest, -halvings);
            double error = step > 0 ? cost.applyAsDouble(step) : Double.POSITIVE_INFINITY;
            if (error < least) {
                least = error;
                best = step;
            }
        }
        return best;
    }

    static double magnitude(double[] weights) {
        double magnitude = 0;
        for (double w : weights) {
            magnitude = Math.max(magnitude, Math.abs(w));
        }
        return magnitude;
    }

    static boolean multiples(double[] constants, double unit) {
        for (double constant : constants) {
            double ratio = constant / unit;
            if (ratio != Math.rint(ratio)) {
                return false;
            }
        }
        return true;
    }

    private static double dividing(double step, double inputScale, OptionalDouble divided) {
        if (divided.isEmpty()) {
            return step;
        }
        double parts = Math.rint(divided.getAsDouble() / (step * inputScale));
        return parts < 1 ? step : divided.getAsDouble() / (parts * inputScale);
    }

    /** The value of the lowest bit that is set in a number that is not 0. */
    private static double lowestBit(double value) {
        long mantissa = Double.doubleToLongBits(value) & (1L << 52) - 1;
        int exponent = Math.getExponent(value);
        if (exponent < Double.MIN_EXPONENT) {
            return Math.scalb(1.0, Long.numberOfTrailingZeros(mantissa) + Double.MIN_EXPONENT - 52);
        }
        return Math.scalb(1.0, exponent - 52 + Long.numberOfTrailingZeros(mantissa | 1L << 52));
    }
}
