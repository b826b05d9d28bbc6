package dev.synfire.importer.tflite;

import ai.onnx.proto.OnnxMl.AttributeProto;
import com.google.protobuf.ByteString;
import dev.synfire.importer.onnx.ElementType;
import dev.synfire.importer.onnx.OnnxNode;
import dev.synfire.importer.onnx.Shape;
import dev.synfire.importer.onnx.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** The nodes and constants of a graph of ONNX as it grows; each method returns the name of the value that it added. */
final class GraphText {
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, Tensor> constants = new HashMap<>();
    private int values;
    private String where = "";
    private String name = "";

    /** Names the nodes to come. */
    void begin(String where, String name) {
        this.where = where;
        this.name = name;
    }

    List<OnnxNode> nodes() {
        return nodes;
    }

    Map<String, Tensor> constants() {
        return constants;
    }

    String constant(Tensor tensor) {
        String value = "constant" + values++;
        constants.put(value, tensor);
        return value;
    }

    String integers(long... integers) {
        double[] values = LongStream.of(integers).asDoubleStream().toArray();
        return constant(new Tensor(Shape.of(values.length), values, ElementType.INT64, Optional.empty()));
    }

    String scalar(double number, ElementType type) {
        return constant(new Tensor(Shape.of(new int[0]), new double[] {number}, type, Optional.empty()));
    }

    String node(String op, Map<String, AttributeProto> attributes, String... inputs) {
        String value = "value" + values++;
        nodes.add(new OnnxNode(where, name, op, List.of(inputs), List.of(value), attributes));
        return value;
    }

    String node(String op, String... inputs) {
        return node(op, Map.of(), inputs);
    }

    static AttributeProto attribute(long value) {
        return AttributeProto.newBuilder()
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(float value) {
        return AttributeProto.newBuilder()
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto attribute(String value) {
        return AttributeProto.newBuilder()
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto attributes(long... values) {
        return AttributeProto.newBuilder()
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(LongStream.of(values).boxed().toList())
                .build();
    }
}
