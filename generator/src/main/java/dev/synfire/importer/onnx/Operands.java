package dev.synfire.importer.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A node with the values that it takes. */
record Operands(OnnxNode node, Map<String, Value> values) {
    private static final int BROADCASTS_AS_NUMPY = 7;

    boolean given(int index) {
        return node.input(index).isPresent();
    }

    Value value(int index) {
        return node.input(index).map(values::get).orElseThrow(() -> node.wrong("input " + index + " is missing"));
    }

    Optional<Value> optional(int index) {
        return given(index) ? Optional.of(value(index)) : Optional.empty();
    }

    /** An input that depends on the network's, with its limits still to be heeded. */
    Signal limitedSignal(int index) {
        return switch (value(index)) {
            case Signal signal -> signal;
            case Tensor _, Quantized _, Signal.Scores _ ->
                throw node.unsupported(
                        "input " + index + " is " + value(index).kind() + ", expected a signal",
                        "leave the node out of the model");
        };
    }

    Tensor tensor(int index) {
        return switch (value(index)) {
            case Tensor tensor -> tensor;
            case Signal _, Quantized _, Signal.Scores _ ->
                throw node.unsupported(
                        "input " + index + " is " + value(index).kind() + ", expected a constant",
                        "export the model with its parameters as constants (after model.eval())");
        };
    }

    Optional<Tensor> optionalTensor(int index) {
        return given(index) ? Optional.of(tensor(index)) : Optional.empty();
    }

    boolean constant() {
        return IntStream.range(0, node.inputs().size())
                .filter(this::given)
                .allMatch(index -> value(index) instanceof Tensor);
    }

    List<Tensor> tensors() {
        return IntStream.range(0, node.inputs().size())
                .filter(this::given)
                .mapToObj(this::tensor)
                .toList();
    }

    /** Numbers that newer operators take as an input and older ones as an attribute. */
    Optional<long[]> integers(int index, String attribute) {
        return given(index) ? Optional.of(tensor(index).integers()) : node.integers(attribute);
    }

    /** A dimension counted from the end if negative. */
    int axis(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw node.wrong("axis " + axis + " is not one of " + rank + " dimensions");
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    int[] axes(long[] axes, int rank) {
        return Arrays.stream(axes).mapToInt(a -> axis(a, rank)).toArray();
    }

    /** As opset 7 has them: the operands with a constant whose dimensions begin at an axis of the other in the shape that NumPy needs. */
    Operands today(int opset) {
        if (opset >= BROADCASTS_AS_NUMPY || !node.has("axis") || node.inputs().size() != 2) {
            return this;
        }
        switch (node.op()) {
            case "Add", "Sub", "Mul", "Div", "Pow", "PRelu" -> {}
            default -> {
                return this;
            }
        }
        if (!(value(0) instanceof Signal signal) || !(value(1) instanceof Tensor constant)) {
            return this;
        }
        int axis = axis(node.integer("axis", 0), signal.shape().rank());
        int[] lengths = new int[signal.shape().rank() - axis];
        Arrays.fill(lengths, 1);
        System.arraycopy(
                constant.shape().lengths(),
                0,
                lengths,
                0,
                Math.min(lengths.length, constant.shape().rank()));
        Map<String, Value> changed = new HashMap<>(values);
        changed.put(node.inputs().get(1), constant.reshaped(Shape.of(lengths)));
        return new Operands(node, changed);
    }
}
