package dev.synfire.quantize;

import dev.synfire.integer.DenseSynapses;
import java.util.OptionalDouble;

/**
 * Finds the step between neighbouring integer weights for a group of weights that share it.
 *
 * <p>Weights that are all small multiples of one power of two are kept exactly. Otherwise the step is the one of least
 * squared error, for which the largest weights may be clipped: at few bits it pays (Banner et al., "Post training 4-bit
 * quantization of convolutional networks", 2019). With one bit the step is the mean magnitude (Rastegari et al.,
 * "XNOR-Net", 2016).
 */
final class WeightGrid {
    private static final int CANDIDATES = 240;

    private final int bits;
    private final int largest;

    WeightGrid(int bits) {
        this.bits = bits;
        this.largest = (int) DenseSynapses.weightRange(bits).max();
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

    /**
     * The step of least squared error of the weights and of a bias.
     *
     * @param biasFactor what a squared error of the bias counts, in squared errors of a weight
     * @param inputScale the bias is rounded to multiples of step * inputScale
     * @param divided if present, step * inputScale must divide it, as a threshold that is subtracted
     */
    double bestStep(double[] weights, double bias, double biasFactor, double inputScale, OptionalDouble divided) {
        if (bits == 1) {
            double sum = 0;
            for (double w : weights) {
                sum += Math.abs(w);
            }
            return dividing(sum / weights.length, inputScale, divided);
        }
        double coarsest = magnitude(weights) / largest;
        double best = coarsest;
        double least = Double.POSITIVE_INFINITY;
        for (int c = CANDIDATES; c >= CANDIDATES / 5; c--) {
            double step = dividing(coarsest * c / CANDIDATES, inputScale, divided);
            double error = squaredError(weights, step);
            double unit = step * inputScale;
            double off = bias - Math.rint(bias / unit) * unit;
            error += off * off * biasFactor;
            if (error < least) {
                least = error;
                best = step;
            }
        }
        return best;
    }

    double squaredError(double[] weights, double step) {
        double error = 0;
        for (double w : weights) {
            double off = w - code(w, step) * step;
            error += off * off;
        }
        return error;
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
