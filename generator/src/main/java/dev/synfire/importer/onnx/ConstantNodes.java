package dev.synfire.importer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Computes nodes that depend on constants only: the shapes and weights that exporters build step by step. */
final class ConstantNodes {
    private ConstantNodes() {}

    /** The results of a node all of whose inputs are constant, if it is of an operator that is computed here. */
    static Optional<List<Value>> fold(Operands in, int opset) {
        OnnxNode node = in.node();
        return switch (node.op()) {
            case "Split" -> Optional.of(TensorShapes.split(in));
            case "Dropout" -> Optional.of(List.of(in.tensor(0)));
            default -> single(in, opset).map(List::of);
        };
    }

    private static Optional<Tensor> single(Operands in, int opset) {
        OnnxNode node = in.node();
        if (TensorMath.knows(node.op())) {
            return Optional.of(TensorMath.of(in));
        }
        if (TensorSums.reduces(node.op())) {
            return Optional.of(TensorSums.reduce(in));
        }
        return Optional.ofNullable(
                switch (node.op()) {
                    case "Constant" -> constant(node);
                    case "ConstantOfShape" -> constantOfShape(in);
                    case "Identity" -> in.tensor(0);
                    case "Cast" -> cast(in);
                    case "CastLike" -> in.tensor(0);
                    case "Gather" -> TensorShapes.gather(in);
                    case "Concat" -> TensorShapes.concat(in);
                    case "Slice" -> TensorShapes.slice(in, opset);
                    case "Expand" -> TensorShapes.expand(in);
                    case "Tile" -> TensorShapes.tile(in);
                    case "Pad" -> TensorShapes.pad(in);
                    case "Range" -> TensorShapes.range(in);
                    case "Reshape", "Flatten" -> reshape(in);
                    case "Transpose" ->
                        in.tensor(0)
                                .permuted(ShapeNodes.order(
                                        in, in.tensor(0).shape().rank()));
                    case "Squeeze" ->
                        in.tensor(0)
                                .reshaped(ShapeNodes.squeezed(in, in.tensor(0).shape()));
                    case "Unsqueeze" ->
                        in.tensor(0)
                                .reshaped(ShapeNodes.unsqueezed(in, in.tensor(0).shape()));
                    case "Shape" -> Tensor.of(in.tensor(0).shape().lengths());
                    case "Size" -> Tensor.of(in.tensor(0).size()).reshaped(Shape.of(new int[0]));
                    case "MatMul" -> TensorSums.product(in.tensor(0), in.tensor(1), node);
                    case "Gemm" -> TensorSums.gemm(in);
                    case "CumSum" -> TensorSums.cumulated(in);
                    case "Quant", "IntQuant" ->
                        QonnxForm.of(in, 1, 2, 3, "ROUND").quantized(in.tensor(0), in.node());
                    case "BipolarQuant" -> QonnxForm.bipolar(in.tensor(0), in.tensor(1));
                    case "QuantizeLinear" -> QuantizationNodes.quantized(in);
                    case "DequantizeLinear" -> QuantizationNodes.dequantized(in);
                    default -> null;
                });
    }

    private static Tensor constant(OnnxNode node) {
        if (node.has("value")) {
            return TensorReader.read(node.attributes().get("value").getT(), node.where());
        }
        if (node.has("value_float")) {
            return Tensor.of(Shape.of(new int[0]), new double[] {node.number("value_float", 0)});
        }
        if (node.has("value_int")) {
            return Tensor.of(node.integer("value_int", 0)).reshaped(Shape.of(new int[0]));
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
        return new Tensor(Shape.of(values.length), values, ElementType.INT64, Optional.empty());
    }

    private static Tensor constantOfShape(Operands in) {
        OnnxNode node = in.node();
        Tensor value = node.has("value")
                ? TensorReader.read(node.attributes().get("value").getT(), node.where())
                : Tensor.of(Shape.of(1), new double[1]);
        Shape shape = Shape.of(in.tensor(0).integers());
        double[] values = new double[shape.size()];
        Arrays.fill(values, value.scalar());
        return new Tensor(shape, values, value.type(), Optional.empty());
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
}
