package dev.synfire.importer.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Concat, Slice, Split and Gather of signals: the same elements, joined or cut. */
final class PartNodes {
    private final Layers layers;
    private final WindowNodes windows;

    PartNodes(Layers layers, WindowNodes windows) {
        this.layers = layers;
        this.windows = windows;
    }

    Signal concat(Operands in) {
        OnnxNode node = in.node();
        List<Value> parts =
                IntStream.range(0, node.inputs().size()).mapToObj(in::value).toList();
        Shape first = shape(parts.getFirst(), node);
        int axis = in.axis(node.integer("axis", 1), first.rank());
        int length = 0;
        for (Value part : parts) {
            Shape shape = shape(part, node);
            if (shape.rank() != first.rank() || !shape.with(axis, 1).equals(first.with(axis, 1))) {
                throw node.wrong("it joins shapes " + first + " and " + shape);
            }
            length = Math.addExact(length, shape.length(axis));
        }
        Shape whole = first.with(axis, length);
        Optional<Signal> sum = Optional.empty();
        double[] constants = new double[whole.size()];
        int from = 0;
        for (Value part : parts) {
            int until = from + shape(part, node).length(axis);
            int[] elements = within(whole, axis, from, until);
            if (part instanceof Tensor tensor) {
                for (int k = 0; k < elements.length; k++) {
                    constants[k] = elements[k] < 0 ? constants[k] : tensor.value(elements[k]);
                }
            } else {
                Signal placed = selected(layers.settled((Signal) part, node), whole, elements, node);
                sum = Optional.of(sum.map(other -> other.plus(placed, node)).orElse(placed));
            }
            from = until;
        }
        return sum.orElseThrow().plus(constants);
    }

    private static Shape shape(Value value, OnnxNode node) {
        return switch (value) {
            case Signal signal -> signal.shape();
            case Tensor tensor -> tensor.shape();
            case Quantized _, Signal.Scores _ ->
                throw node.unsupported("it joins " + value.kind(), "leave the node out of the model");
        };
    }

    /** For each element of the whole, that of a part which has the indices from, until of an axis; -1 elsewhere. */
    private static int[] within(Shape whole, int axis, int from, int until) {
        int inner = whole.strides()[axis];
        int length = whole.length(axis);
        int[] elements = new int[whole.size()];
        for (int k = 0; k < elements.length; k++) {
            int index = k / inner % length;
            int outer = k / inner / length;
            elements[k] =
                    index < from || index >= until ? -1 : (outer * (until - from) + index - from) * inner + k % inner;
        }
        return elements;
    }

    Signal slice(Operands in, int opset) {
        Signal signal = layers.settled(in.limitedSignal(0), in.node());
        return windows.cut(signal, Slices.of(in, signal.shape(), opset), in.node());
    }

    List<Value> split(Operands in) {
        Signal signal = layers.settled(in.limitedSignal(0), in.node());
        List<Value> parts = new ArrayList<>();
        for (Slices part : Slices.split(in, signal.shape())) {
            parts.add(windows.cut(signal, part, in.node()));
        }
        return parts;
    }

    Signal gather(Operands in) {
        OnnxNode node = in.node();
        Signal signal = layers.settled(in.limitedSignal(0), node);
        int[] elements = IntStream.range(0, signal.size()).toArray();
        Tensor numbers = Tensor.of(elements).reshaped(signal.shape());
        Tensor picked = TensorShapes.gather(numbers, in.tensor(1), in);
        return selected(
                signal,
                picked.shape(),
                Arrays.stream(picked.values()).mapToInt(v -> (int) v).toArray(),
                node);
    }

    private static Signal selected(Signal signal, Shape shape, int[] elements, OnnxNode node) {
        return Selection.of(signal, shape, elements)
                .orElseThrow(() -> node.unsupported(
                        "it picks " + elements.length + " of " + signal.size() + " numbers, not whole channels",
                        "join or cut channels, with channels first, or smaller signals"));
    }
}
