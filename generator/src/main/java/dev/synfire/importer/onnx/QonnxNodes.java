package dev.synfire.importer.onnx;

import dev.synfire.fixed.Rounding;
import dev.synfire.network.Input;
import dev.synfire.network.Neurons;
import dev.synfire.network.neuron.Identity;
import dev.synfire.network.neuron.Relu;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Quant, BipolarQuant, Trunc and MultiThreshold of QONNX (as Brevitas and FINN write them) on signals: layers of rectifiers
 * whose codes are the file's integers, in the file's steps and with its rounding and limits.
 */
final class QonnxNodes {
    /** Bits of the multipliers, so that as many borders between codes as can be are where the file has them. */
    private static final int MULTIPLIER_BITS = 16;
    /** Thresholds that no line has become a layer each; more take too many. */
    private static final int MOST_THRESHOLDS = 15;

    /** What is nearer to a threshold, in units, lies on it. */
    private static final double SAME = 1e-8;

    private final Layers layers;
    private final QuantizationNodes quantization;

    QonnxNodes(Layers layers, QuantizationNodes quantization) {
        this.layers = layers;
        this.quantization = quantization;
    }

    Signal quant(Operands in) {
        OnnxNode node = in.node();
        QonnxForm form = QonnxForm.of(in, 1, 2, 3, "ROUND");
        Signal signal = layers.settled(in.limitedSignal(0), node);
        if (form.bipolar()) {
            return sign(signal.plus(product(form.scale(), form.zero(), signal)), form.scale(), node)
                    .plus(negated(product(form.scale(), form.zero(), signal)));
        }
        double zero = form.zero().scalar();
        if (signal.source().equals(Optional.of(Input.NAME)) && form.scale().size() == 1 && codes(form)) {
            form.rounding(node, form.least() >= zero);
            Quantized.Steps steps = new Quantized.Steps(
                    form.scale().scalar(),
                    zero,
                    form.least(),
                    form.most(),
                    (form.signed() ? "int" : "uint") + form.bits());
            if (quantization.input(steps)) {
                return signal;
            }
        }
        return quantized(signal, form, node);
    }

    /** Whether inputs can be given as these integers. */
    private static boolean codes(QonnxForm form) {
        double zero = form.zero().scalar();
        return form.bits() <= 16 && zero == Math.rint(zero) && zero >= form.least() && zero <= form.most();
    }

    private Signal quantized(Signal signal, QonnxForm form, OnnxNode node) {
        if (form.scale().size() > 1) {
            // One step for all in each channel's own unit.
            double[] scales = form.scale().broadcast(signal.shape());
            QonnxForm one = new QonnxForm(
                    Tensor.of(Shape.of(1), new double[] {1}),
                    form.zero(),
                    form.bits(),
                    form.signed(),
                    form.narrow(),
                    form.rounding());
            double[] inverse = Arrays.stream(scales).map(s -> 1 / s).toArray();
            return quantized(signal.scaled(inverse), one, node).scaled(scales);
        }
        double step = form.scale().scalar();
        double zero = form.zero().scalar();
        if (form.most() - form.least() > 0xffff || zero != Math.rint(zero)) {
            throw node.unsupported(
                    "it quantizes a signal to " + form.bits() + " bits with a zero point of " + zero
                            + ", expected at most 16 and a whole one",
                    "leave it out, or train with 16 bits");
        }
        Rounding rounding = form.rounding(node, form.least() == 0);
        if (zero == 0 && layers.step(signal, step, form.most(), rounding, MULTIPLIER_BITS)) {
            return signal;
        }
        return steps(signal.plus(Layers.all(step * zero, signal)), step, form.least(), form.most(), rounding, node)
                .plus(Layers.all(-step * zero, signal));
    }

    /** Whole steps of a signal, limited to integers: from 0 on, or on both sides of it. */
    private Signal steps(Signal signal, double step, double least, double most, Rounding rounding, OnnxNode node) {
        if (least < 0) {
            Identity signed = Neurons.identity()
                    .activationBits(Math.getExponent(Math.max(most, 1)) + 2)
                    .multiplierBits(MULTIPLIER_BITS)
                    .rounding(rounding)
                    .step(step);
            return layers.layer(signal, least == -most ? signed.maximum(most * step) : signed, node);
        }
        Relu relu = Neurons.relu()
                .activationBits(Math.getExponent(most) + 1)
                .multiplierBits(MULTIPLIER_BITS)
                .rounding(rounding)
                .step(step)
                .maximum(most * step);
        return layers.layer(signal, relu, node);
    }

    Signal bipolarQuant(Operands in) {
        return sign(layers.settled(in.limitedSignal(0), in.node()), in.tensor(1), in.node());
    }

    private Signal sign(Signal signal, Tensor scale, OnnxNode node) {
        double[] scales = scale.broadcast(signal.shape());
        Signal reached = reached(signal, _ -> 0, node);
        return reached.scaled(Arrays.stream(scales).map(s -> 2 * s).toArray()).plus(negated(scales));
    }

    /**
     * 1 where an element has reached a threshold, else 0: floor((x - t) / unit + 1), limited to 0 and 1. Where all x are
     * multiples of a unit, t lies between two of them.
     */
    private Signal reached(Signal signal, IntToDoubleFunction threshold, OnnxNode node) {
        OptionalDouble known =
                signal.biases().isEmpty() ? layers.unit(signal, quantization.input()) : OptionalDouble.empty();
        double unit = known.orElse(1);
        double[] shifts = IntStream.range(0, signal.size())
                .mapToDouble(k -> threshold.applyAsDouble(k) / unit)
                .map(t -> known.isPresent() ? Math.ceil(t - SAME) - 0.5 : t - SAME)
                .map(t -> 1 - t)
                .toArray();
        return steps(signal.scaled(Layers.all(1 / unit, signal)).plus(shifts), 1, 0, 1, Rounding.FLOOR, node);
    }

    /** How many thresholds an element has reached, times out_scale, plus out_bias. */
    Signal multiThreshold(Operands in) {
        OnnxNode node = in.node();
        Signal signal = layers.settled(in.limitedSignal(0), node);
        Tensor thresholds = in.tensor(1);
        int rank = signal.shape().rank();
        boolean last = node.text("data_layout", "NCHW").endsWith("C");
        int axis = last ? rank - 1 : 1;
        if (rank < 2
                || thresholds.shape().rank() != 2
                || thresholds.size() == 0
                || thresholds.shape().length(0) != 1
                        && thresholds.shape().length(0) != signal.shape().length(axis)) {
            throw node.wrong(
                    "its thresholds have shape " + thresholds.shape() + " for a signal of shape " + signal.shape());
        }
        int count = thresholds.shape().length(1);
        double[][] rows = IntStream.range(0, thresholds.shape().length(0))
                .mapToObj(c -> Arrays.stream(thresholds.values(), c * count, (c + 1) * count)
                        .sorted()
                        .toArray())
                .toArray(double[][]::new);
        int inner = signal.shape().size(axis + 1, rank);
        int[] row = IntStream.range(0, signal.size())
                .map(k -> rows.length == 1 ? 0 : k / inner % rows.length)
                .toArray();
        boolean whole = layers.unit(signal, quantization.input()).stream().anyMatch(unit -> unit == Math.rint(unit))
                && signal.biases().stream().allMatch(b -> b.stream().allMatch(v -> v == Math.rint(v)));
        Optional<ThresholdLine>[] lines = lines(rows, whole);
        Signal steps = Arrays.stream(lines).allMatch(Optional::isPresent)
                ? onLines(signal, lines, row, count, node)
                : eachThreshold(signal, rows, row, count, node);
        double scale = node.number("out_scale", 1);
        return steps.scaled(Layers.all(scale, steps)).plus(Layers.all(node.number("out_bias", 0), steps));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Optional<ThresholdLine>[] lines(double[][] rows, boolean whole) {
        return Arrays.stream(rows)
                .map(row -> ThresholdLine.through(row, whole, row.length > MOST_THRESHOLDS))
                .toArray(Optional[]::new);
    }

    /** Thresholds at even distances: one layer that counts the steps. */
    private Signal onLines(Signal signal, Optional<ThresholdLine>[] lines, int[] row, int count, OnnxNode node) {
        double[] factors = Arrays.stream(row)
                .mapToDouble(r -> 1 / lines[r].orElseThrow().distance())
                .toArray();
        double[] shifts = IntStream.range(0, row.length)
                .mapToDouble(k -> 1 - lines[row[k]].orElseThrow().first() * factors[k])
                .toArray();
        return steps(signal.scaled(factors).plus(shifts), 1, 0, count, Rounding.FLOOR, node);
    }

    private Signal eachThreshold(Signal signal, double[][] rows, int[] row, int count, OnnxNode node) {
        if (count > MOST_THRESHOLDS) {
            throw node.unsupported(
                    "its " + count + " thresholds are at uneven distances, expected even ones, or at most "
                            + MOST_THRESHOLDS,
                    "keep the Quant nodes: convert to QONNX before FINN's streamlining");
        }
        Optional<Signal> sum = Optional.empty();
        for (int t = 0; t < count; t++) {
            int index = t;
            Signal one = reached(signal, k -> rows[row[k]][index], node);
            sum = Optional.of(sum.map(all -> all.plus(one, node)).orElse(one));
        }
        layers.note("'" + node.name() + "': " + count + " thresholds at uneven distances become a layer each");
        return sum.orElseThrow();
    }

    /**
     * Trunc takes off low bits: 5 inputs are those of its first version, which leaves the scale as it is, 6 those of its
     * second.
     */
    Signal trunc(Operands in) {
        OnnxNode node = in.node();
        boolean second = in.given(5);
        QonnxForm form = QonnxForm.of(in, 1, 2, second ? 5 : 4, "FLOOR");
        double scale = form.scale().scalar();
        if (!form.zero().all(0)) {
            throw node.unsupported("it has a zero point", "train with a zero point of 0");
        }
        Signal signal = layers.settled(in.limitedSignal(0), node);
        double result = second ? in.tensor(4).scalar() : scale;
        double bits = second
                ? Math.rint(Math.log(result / scale) / Math.log(2))
                : in.tensor(3).scalar() - form.bits();
        if (!(bits >= 0 && bits <= 32) || bits != Math.rint(bits)) {
            throw node.wrong("it takes off " + bits + " bits");
        }
        boolean positive = layers.neverNegative(signal);
        QonnxForm limits = new QonnxForm(
                Tensor.of(Shape.of(1), new double[] {result}),
                form.zero(),
                form.bits(),
                second ? form.signed() : !positive,
                form.narrow(),
                form.rounding());
        double factor = result / (scale * Math.scalb(1.0, (int) bits));
        return quantized(signal.scaled(Layers.all(factor, signal)), limits, node);
    }

    private static double[] product(Tensor scale, Tensor zero, Signal signal) {
        double[] scales = scale.broadcast(signal.shape());
        double[] zeros = zero.broadcast(signal.shape());
        Arrays.setAll(scales, k -> scales[k] * zeros[k]);
        return scales;
    }

    private static double[] negated(double[] values) {
        return DoubleStream.of(values).map(v -> -v).toArray();
    }
}
