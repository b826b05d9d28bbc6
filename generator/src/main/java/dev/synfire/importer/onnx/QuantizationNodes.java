package dev.synfire.importer.onnx;

import dev.synfire.network.Input;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** QuantizeLinear and DequantizeLinear (QDQ): the integers that the user chose, for weights and for signals. */
final class QuantizationNodes {
    private final Layers layers;
    private Optional<Quantized.Steps> input = Optional.empty();

    QuantizationNodes(Layers layers) {
        this.layers = layers;
    }

    /** The integers to which the file quantizes the model's input. */
    Optional<Quantized.Steps> input() {
        return input;
    }

    Quantized quantize(Operands in) {
        OnnxNode node = in.node();
        return new Quantized(layers.settled(in.limitedSignal(0), node), steps(in, type(in)));
    }

    /** The signal that was quantized: its limits stay, its rounding is for the layers to come or left out. */
    Signal dequantize(Operands in, ElementType given) {
        OnnxNode node = in.node();
        if (in.value(0) instanceof Signal codes && codes.source().equals(Optional.of(Input.NAME)) && !given.real()) {
            Quantized.Steps steps = steps(in, given);
            return codes.scaled(Layers.all(steps.step(), codes)).plus(Layers.all(-steps.step() * steps.zero(), codes));
        }
        if (!(in.value(0) instanceof Quantized(Signal signal, Quantized.Steps steps))) {
            throw node.unsupported(
                    "it takes " + in.value(0).kind() + ", expected the result of QuantizeLinear",
                    "give the model real inputs: quantize it whole, its input too");
        }
        if (!sameSteps(in, steps)) {
            throw node.unsupported(
                    "its scale or zero point differs from that of its QuantizeLinear", "quantize in pairs (QDQ)");
        }
        return heeded(signal, steps, node);
    }

    private static boolean sameSteps(Operands in, Quantized.Steps steps) {
        Quantized.Steps own = steps(in, ElementType.UINT8);
        return own.step() == steps.step() && own.zero() == steps.zero();
    }

    /** Notes how the file quantizes the model's input; false if it did so before, differently. */
    boolean input(Quantized.Steps steps) {
        boolean same = input.isEmpty() || input.get().equals(steps);
        input = input.or(() -> Optional.of(steps));
        return same;
    }

    /** A quantized signal as its real numbers, on the way through an operator that leaves the integers as they are. */
    Signal heeded(Quantized quantized, OnnxNode node) {
        return heeded(quantized.signal(), quantized.grid(), node);
    }

    private Signal heeded(Signal signal, Quantized.Steps steps, OnnxNode node) {
        if (signal.source().equals(Optional.of(Input.NAME))) {
            if (!input(steps)) {
                throw node.unsupported("the model's input is quantized a second time, differently", "quantize it once");
            }
            return signal;
        }
        return layers.quantize(signal, steps) ? signal : signal.limited(steps);
    }

    private static ElementType type(Operands in) {
        OnnxNode node = in.node();
        ElementType type = node.has("output_dtype")
                ? ElementType.of(node.integer("output_dtype", 2)).orElseThrow(() -> notIntegers(node))
                : in.optionalTensor(2).map(Tensor::type).orElse(ElementType.UINT8);
        if (type.real() || type.bits() > 16) {
            throw notIntegers(node);
        }
        return type;
    }

    private static RuntimeException notIntegers(OnnxNode node) {
        return node.unsupported("it quantizes to something else than integers of 4, 8 or 16 bits", "use int8 or uint8");
    }

    private static Quantized.Steps steps(Operands in, ElementType type) {
        OnnxNode node = in.node();
        Tensor scale = in.tensor(1);
        Optional<Tensor> zero = in.optionalTensor(2);
        if (scale.size() != 1 || zero.filter(z -> z.size() != 1).isPresent()) {
            throw node.unsupported("it quantizes a signal by channels", "quantize activations by one scale a tensor");
        }
        if (!(scale.scalar() >= 1e-12 && scale.scalar() <= 1e12)) {
            throw node.wrong("its scale is " + scale.scalar());
        }
        return Quantized.Steps.of(scale.scalar(), zero.map(Tensor::scalar).orElse(0.0), type);
    }

    /** Constants to integers, halves to the even one, as ONNX says. */
    static Tensor quantized(Operands in) {
        Tensor values = in.tensor(0);
        ElementType type = type(in);
        double[] scales = spread(in, values, in.tensor(1));
        double[] zeros =
                in.optionalTensor(2).map(zero -> spread(in, values, zero)).orElseGet(() -> new double[values.size()]);
        double[] integers = new double[values.size()];
        Arrays.setAll(
                integers,
                k -> Math.clamp(
                        Math.rint((float) values.value(k) / (float) scales[k]) + zeros[k], type.min(), type.max()));
        return new Tensor(values.shape(), integers, type, Optional.empty());
    }

    /** Integers to constants, which remember their integers where 0 stands for 0. */
    static Tensor dequantized(Operands in) {
        Tensor integers = in.tensor(0);
        Tensor scale = in.tensor(1);
        double[] scales = spread(in, integers, scale);
        Optional<Tensor> zero = in.optionalTensor(2);
        double[] zeros = zero.map(z -> spread(in, integers, z)).orElseGet(() -> new double[integers.size()]);
        double[] values = new double[integers.size()];
        Arrays.setAll(values, k -> (integers.value(k) - zeros[k]) * scales[k]);
        double most = Math.scalb(1.0, integers.type().bits() - 1) - 1;
        boolean even = zero.isEmpty()
                || zero.get().all(0)
                || IntStream.range(0, zeros.length).allMatch(k -> Math.abs(integers.value(k) - zeros[k]) <= most);
        boolean positive = Arrays.stream(scale.values()).allMatch(s -> s >= 1e-12 && s <= 1e12);
        Optional<Tensor.Grid> grid = even && positive && !integers.type().real()
                ? Optional.of(new Tensor.Grid(
                        scale.values(),
                        scale.size() == 1 ? 0 : axis(in, integers),
                        integers.type().bits()))
                : Optional.empty();
        return new Tensor(integers.shape(), values, ElementType.FLOAT, grid);
    }

    private static int axis(Operands in, Tensor tensor) {
        return in.axis(in.node().integer("axis", 1), tensor.shape().rank());
    }

    private static double[] spread(Operands in, Tensor tensor, Tensor parameter) {
        if (in.node().integer("block_size", 0) != 0) {
            throw in.node().unsupported("it quantizes by blocks", "quantize by tensor or by channel");
        }
        if (parameter.size() == 1) {
            double[] all = new double[tensor.size()];
            Arrays.fill(all, parameter.value(0));
            return all;
        }
        int axis = axis(in, tensor);
        int[] lengths = new int[tensor.shape().rank() - axis];
        Arrays.fill(lengths, 1);
        lengths[0] = parameter.size();
        return parameter.reshaped(Shape.of(lengths)).broadcast(tensor.shape());
    }
}
