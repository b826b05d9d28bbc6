package dev.synfire.importer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Builds ONNX models node by node; each method returns the name of the value that it added. */
final class GraphBuilder {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("main_graph");
    private final int opset;
    private final Set<String> domains = new TreeSet<>();
    private int values;

    GraphBuilder(int opset) {
        this.opset = opset;
    }

    /** A float input of that shape, its batch left open. */
    String input(int... shape) {
        graph.addInput(value("x", FLOAT, shape));
        return "x";
    }

    static ValueInfoProto value(String name, int type, int... shape) {
        TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
        for (int d = 0; d < shape.length; d++) {
            dims.addDim(
                    d == 0
                            ? TensorShapeProto.Dimension.newBuilder().setDimParam("batch")
                            : TensorShapeProto.Dimension.newBuilder().setDimValue(shape[d]));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(dims)))
                .build();
    }

    String floats(int[] shape, float... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            bytes.putFloat(number);
        }
        return tensor(FLOAT, bytes.array(), shape);
    }

    String scalar(float number) {
        return floats(new int[0], number);
    }

    String integers(long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        LongStream.of(numbers).forEach(bytes::putLong);
        return tensor(INT64, bytes.array(), numbers.length);
    }

    /** A tensor of raw data of a type of TensorProto.DataType. */
    String tensor(int type, byte[] data, int... shape) {
        String name = "w" + values++;
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(type)
                .addAllDims(Arrays.stream(shape).mapToLong(l -> l).boxed().toList())
                .setRawData(ByteString.copyFrom(data)));
        return name;
    }

    String node(String op, List<AttributeProto> attributes, String... inputs) {
        String name = "v" + values++;
        graph.addNode(NodeProto.newBuilder()
                .setName("/" + op.toLowerCase(Locale.ROOT) + values + "/" + op)
                .setOpType(op)
                .addAllInput(List.of(inputs))
                .addOutput(name)
                .addAllAttribute(attributes));
        return name;
    }

    /** A node of another domain than ONNX's own. */
    String nodeOf(String domain, String op, List<AttributeProto> attributes, String... inputs) {
        String name = node(op, attributes, inputs);
        graph.getNodeBuilder(graph.getNodeCount() - 1).setDomain(domain);
        domains.add(domain);
        return name;
    }

    String node(String op, String... inputs) {
        return node(op, List.of(), inputs);
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto attribute(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(LongStream.of(values).boxed().toList())
                .build();
    }

    GraphProto.Builder graph() {
        return graph;
    }

    /** The model that gives that value back. */
    ModelProto model(String output) {
        return ModelProto.newBuilder()
                .setIrVersion(opset < 14 ? 4 : 8)
                .setProducerName("test")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .addAllOpsetImport(domains.stream()
                        .map(domain -> OperatorSetIdProto.newBuilder()
                                .setDomain(domain)
                                .setVersion(1)
                                .build())
                        .toList())
                .setGraph(graph.clone()
                        .addOutput(ValueInfoProto.newBuilder()
                                .setName(output)
                                .setType(TypeProto.newBuilder()
                                        .setTensorType(
                                                TypeProto.Tensor.newBuilder().setElemType(FLOAT)))))
                .build();
    }
}
