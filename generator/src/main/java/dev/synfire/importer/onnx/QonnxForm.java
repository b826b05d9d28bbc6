package dev.synfire.importer.onnx;

import dev.synfire.fixed.Rounding;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the operators Quant and Trunc of QONNX say of integers: q = round(clip(x / scale + zero)), and y = (q - zero) * scale.
 * From the definitions of fastmachinelearning/qonnx, custom_op/general: intquant.py, trunc.py.
 *
 * @param scale one, or as many as broadcast to the numbers
 * @param zero the integers that stand for 0
 * @param bits of the integers
 */
record QonnxForm(Tensor scale, Tensor zero, int bits, boolean signed, boolean narrow, String rounding) {
    private static final int MOST_BITS = 32;

    /** Of a node that has its scale, zero point and bits at those inputs. */
    static QonnxForm of(Operands in, int scale, int zero, int bits, String usualRounding) {
        OnnxNode node = in.node();
        double width = in.tensor(bits).scalar();
        if (!(width >= 1 && width <= MOST_BITS) || width != Math.rint(width)) {
            throw node.unsupported(
                    "its integers have " + width + " bits, expected 1 to " + MOST_BITS, "train with whole bits");
        }
        for (double step : in.tensor(scale).values()) {
            if (!(step >= 1e-12 && step <= 1e12)) {
                throw node.wrong("its scale is " + step);
            }
        }
        return new QonnxForm(
                in.tensor(scale),
                in.tensor(zero),
                (int) width,
                node.integer("signed", 1) != 0,
                node.flag("narrow"),
                node.text("rounding_mode", usualRounding).toUpperCase(Locale.ROOT));
    }

    /** The least integer. */
    double least() {
        return signed ? -Math.scalb(1.0, bits - 1) + (narrow ? 1 : 0) : 0;
    }

    /** The largest. */
    double most() {
        return signed ? Math.scalb(1.0, bits - 1) - 1 : Math.scalb(1.0, bits) - (narrow ? 2 : 1);
    }

    /** Whether there are but -1 and 1. */
    boolean bipolar() {
        return bits == 1 && signed;
    }

    /** The mode as one of hardware's, which of numbers below 0 some are not. */
    Rounding rounding(OnnxNode node, boolean neverNegative) {
        return switch (rounding) {
            case "ROUND", "HALF_EVEN" -> Rounding.HALF_EVEN;
            case "FLOOR" -> Rounding.FLOOR;
            case "DOWN" -> Rounding.TOWARD_ZERO;
            case "HALF_UP" -> {
                if (!neverNegative) {
                    throw notRounded(node, "rounds halves away from 0, of numbers below 0 too");
                }
                yield Rounding.HALF_UP;
            }
            default -> throw notRounded(node, "rounds by " + rounding);
        };
    }

    private static RuntimeException notRounded(OnnxNode node, String what) {
        return node.unsupported("it " + what, "train with rounding_mode ROUND or FLOOR");
    }

    /** Constants as their integers stand for them, in 32-bit numbers as the executor computes. */
    Tensor quantized(Tensor given, OnnxNode node) {
        double[] scales = scale.broadcast(given.shape());
        double[] zeros = zero.broadcast(given.shape());
        double[] values = new double[given.size()];
        double largest = 0;
        for (int k = 0; k < values.length; k++) {
            float x = (float) ((float) given.value(k) / (float) scales[k] + zeros[k]);
            double q = bipolar() ? x >= 0 ? 1 : -1 : rounded(Math.clamp((double) x, least(), most()), node);
            values[k] = (q - zeros[k]) * scales[k];
            largest = Math.max(largest, Math.abs(q - zeros[k]));
        }
        return new Tensor(given.shape(), values, ElementType.FLOAT, grid(scale, given, largest, bipolar()));
    }

    private double rounded(double x, OnnxNode node) {
        return switch (rounding) {
            case "ROUND", "HALF_EVEN" -> Math.rint(x);
            case "FLOOR" -> Math.floor(x);
            case "CEIL" -> Math.ceil(x);
            case "DOWN" -> Math.signum(x) * Math.floor(Math.abs(x));
            case "UP" -> Math.signum(x) * Math.ceil(Math.abs(x));
            case "HALF_UP" -> Math.signum(x) * Math.floor(Math.abs(x) + 0.5);
            case "HALF_DOWN" -> Math.signum(x) * Math.ceil(Math.abs(x) - 0.5);
            default -> throw notRounded(node, "rounds by " + rounding);
        };
    }

    /** The integers of weights: as few bits as hold them on both sides of 0. */
    private static Optional<Tensor.Grid> grid(Tensor scale, Tensor given, double largest, boolean bipolar) {
        int bits = bipolar ? 1 : 2 + Math.max(0, Math.getExponent(Math.max(1, largest)));
        if (scale.size() == 1) {
            return Optional.of(new Tensor.Grid(scale.values(), 0, bits));
        }
        int shift = given.shape().rank() - scale.shape().rank();
        int[] along = IntStream.range(0, scale.shape().rank())
                .filter(d -> scale.shape().length(d) > 1)
                .toArray();
        return along.length == 1 && shift >= 0
                ? Optional.of(new Tensor.Grid(scale.values(), along[0] + shift, bits))
                : Optional.empty();
    }

    /** BipolarQuant of constants: the scale, or its negative below 0. */
    static Tensor bipolar(Tensor given, Tensor scale) {
        double[] scales = scale.broadcast(given.shape());
        double[] values = new double[given.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = given.value(k) >= 0 ? scales[k] : -scales[k];
        }
        return new Tensor(given.shape(), values, ElementType.FLOAT, grid(scale, given, 1, true));
    }
}
