package dev.synfire.importer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** Computes nodes that depend on constants only: the shapes and weights that exporters build step by step. */
final class ConstantNodes {
    private static final Set<String> FOLDED = Set.of(
            "Constant",
            "ConstantOfShape",
            "Identity",
            "Cast",
            "Gather",
            "Concat",
            "Slice",
            "Reshape",
            "Flatten",
            "Transpose",
            "Squeeze",
            "Unsqueeze",
            "Shape",
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Neg",
            "Sqrt",
            "QuantizeLinear",
            "DequantizeLinear");

    private ConstantNodes() {}

    /** Whether an operator is computed here if all that it takes is constant. */
    static boolean folds(String op) {
        return FOLDED.contains(op);
    }

    static Tensor fold(Operands in, int opset) {
        OnnxNode node = in.node();
        return switch (node.op()) {
            case "Constant" -> constant(node);
            case "ConstantOfShape" -> constantOfShape(in);
            case "Identity" -> in.tensor(0);
            case "Cast" -> cast(in);
            case "Gather" -> gather(in);
            case "Concat" -> concat(in);
            case "Slice" -> slice(in, opset);
            case "Reshape", "Flatten" -> reshape(in);
            case "Transpose" ->
                in.tensor(0).permuted(ShapeNodes.order(in, in.tensor(0).shape().rank()));
            case "Squeeze" ->
                in.tensor(0).reshaped(ShapeNodes.squeezed(in, in.tensor(0).shape()));
            case "Unsqueeze" ->
                in.tensor(0).reshaped(ShapeNodes.unsqueezed(in, in.tensor(0).shape()));
            case "Shape" -> Tensor.of(in.tensor(0).shape().lengths());
            case "Add" -> combine(in, Double::sum);
            case "Sub" -> combine(in, (a, b) -> a - b);
            case "Mul" -> combine(in, (a, b) -> a * b);
            case "Div" -> combine(in, (a, b) -> a / b);
            case "Neg" -> in.tensor(0).map(v -> -v);
            case "Sqrt" -> in.tensor(0).map(Math::sqrt);
            case "QuantizeLinear" -> QuantizationNodes.quantized(in);
            case "DequantizeLinear" -> QuantizationNodes.dequantized(in);
            default -> throw new IllegalStateException(node.op());
        };
    }

    private static Tensor constant(OnnxNode node) {
        if (node.has("value")) {
            return TensorReader.read(node.attributes().get("value").getT(), node.where());
        }
        if (node.has("value_float")) {
            return Tensor.of(Shape.of(new int[0]), new double[] {node.number("value_float", 0)});
        }
        if (node.has("value_int")) {
            return Tensor.of(Shape.of(new int[0]), new double[] {node.integer("value_int", 0)});
        }
        if (node.has("value_floats")) {
            double[] values = node.attributes().get("value_floats").getFloatsList().stream()
                    .mapToDouble(Float::doubleValue)
                    .toArray();
            return Tensor.of(Shape.of(values.length), values);
        }
        double[] values = node.integers("value_ints")
                .map(ints -> Arrays.stream(ints).asDoubleStream().toArray())
                .orElseThrow(() -> node.unsupported("its value is of another kind than numbers", "use numbers"));
        return Tensor.of(Shape.of(values.length), values);
    }

    private static Tensor constantOfShape(Operands in) {
        OnnxNode node = in.node();
        double value = node.has("value")
                ? TensorReader.read(node.attributes().get("value").getT(), node.where())
                        .scalar()
                : 0;
        Shape shape = Shape.of(in.tensor(0).integers());
        double[] values = new double[shape.size()];
        Arrays.fill(values, value);
        return Tensor.of(shape, values);
    }

    private static Tensor cast(Operands in) {
        OnnxNode node = in.node();
        TensorProto wanted =
                TensorProto.newBuilder().setDataType(node.integer("to", 1)).build();
        ElementType type = TensorReader.type(wanted, node.where());
        Tensor tensor = in.tensor(0);
        return switch (type) {
            case DOUBLE -> tensor;
            case FLOAT -> new Tensor(tensor.shape(), tensor.map(v -> (float) v).values(), type, tensor.grid());
            case FLOAT16 -> tensor.map(v -> Float.float16ToFloat(Float.floatToFloat16((float) v)));
            case BFLOAT16 -> throw node.unsupported("it casts weights to bfloat16", "save them as float32");
            case BOOL -> tensor.map(v -> v == 0 ? 0 : 1);
            case UINT4, INT4, UINT8, INT8, UINT16, INT16, UINT32, INT32, UINT64, INT64 ->
                new Tensor(tensor.shape(), tensor.map(v -> (long) v).values(), type, Optional.empty());
        };
    }

    private static Tensor gather(Operands in) {
        Tensor data = in.tensor(0);
        Tensor indices = in.tensor(1);
        int axis = in.axis(in.node().integer("axis", 0), data.shape().rank());
        int length = data.shape().length(axis);
        int inner = data.shape().size(axis + 1, data.shape().rank());
        int outer = data.shape().size(0, axis);
        int[] picked = Arrays.stream(indices.integers())
                .mapToInt(i -> in.axis(i, length))
                .toArray();
        int[] lengths = IntStream.concat(
                        IntStream.concat(
                                Arrays.stream(data.shape().lengths(), 0, axis),
                                Arrays.stream(indices.shape().lengths())),
                        Arrays.stream(
                                data.shape().lengths(), axis + 1, data.shape().rank()))
                .toArray();
        Shape shape = Shape.of(lengths);
        double[] values = new double[shape.size()];
        int at = 0;
        for (int o = 0; o < outer; o++) {
            for (int index : picked) {
                System.arraycopy(data.values(), (o * length + index) * inner, values, at, inner);
                at += inner;
            }
        }
        return Tensor.of(shape, values);
    }

    private static Tensor concat(Operands in) {
        List<Tensor> parts = in.tensors();
        Shape first = parts.getFirst().shape();
        int axis = in.axis(in.node().integer("axis", 0), first.rank());
        int length = 0;
        for (Tensor part : parts) {
            if (part.shape().rank() != first.rank()
                    || !part.shape().with(axis, 1).equals(first.with(axis, 1))) {
                throw in.node().wrong("it joins shapes " + first + " and " + part.shape());
            }
            length = Math.addExact(length, part.shape().length(axis));
        }
        Shape shape = first.with(axis, length);
        double[] values = new double[shape.size()];
        int at = 0;
        for (int o = 0; o < shape.size(0, axis); o++) {
            for (Tensor part : parts) {
                int run = part.shape().size(axis, first.rank());
                System.arraycopy(part.values(), o * run, values, at, run);
                at += run;
            }
        }
        return Tensor.of(shape, values);
    }

    /** Along one axis by steps of 1, as shapes are cut. */
    private static Tensor slice(Operands in, int opset) {
        OnnxNode node = in.node();
        Tensor data = in.tensor(0);
        long[] starts = opset < 10
                ? node.integers("starts").orElse(new long[0])
                : in.tensor(1).integers();
        long[] ends = opset < 10
                ? node.integers("ends").orElse(new long[0])
                : in.tensor(2).integers();
        long[] axes = (opset < 10 ? node.integers("axes") : in.optionalTensor(3).map(Tensor::integers))
                .orElse(new long[] {0});
        boolean steps = in.optionalTensor(4).filter(step -> !step.all(1)).isPresent();
        if (starts.length != 1 || ends.length != 1 || axes.length != 1 || steps) {
            throw node.unsupported("it cuts several dimensions, or by steps", "cut constants before the export");
        }
        int axis = in.axis(axes[0], data.shape().rank());
        int length = data.shape().length(axis);
        int start = Math.clamp(starts[0] < 0 ? starts[0] + length : starts[0], 0, length);
        int end = Math.clamp(ends[0] < 0 ? ends[0] + length : ends[0], start, length);
        Shape shape = data.shape().with(axis, end - start);
        int inner = data.shape().size(axis + 1, data.shape().rank());
        double[] values = new double[shape.size()];
        int run = (end - start) * inner;
        for (int o = 0; o < data.shape().size(0, axis); o++) {
            System.arraycopy(data.values(), (o * length + start) * inner, values, o * run, run);
        }
        return Tensor.of(shape, values);
    }

    private static Tensor reshape(Operands in) {
        Tensor tensor = in.tensor(0);
        int rank = tensor.shape().rank();
        if (in.node().op().equals("Flatten")) {
            int axis = in.node().integer("axis", 1);
            int split = axis == rank ? rank : in.axis(axis, rank);
            return tensor.reshaped(
                    Shape.of(tensor.shape().size(0, split), tensor.shape().size(split, rank)));
        }
        return tensor.reshaped(new ShapeNodes(1).reshaped(in, tensor.shape()));
    }

    private static Tensor combine(Operands in, DoubleBinaryOperator operator) {
        Tensor a = in.tensor(0);
        Tensor b = in.tensor(1);
        Shape shape = a.shape().together(b.shape());
        double[] left = a.broadcast(shape);
        double[] right = b.broadcast(shape);
        Arrays.setAll(left, k -> operator.applyAsDouble(left[k], right[k]));
        return Tensor.of(shape, left);
    }
}
