package dev.synfire.importer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.synfire.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of a graph.
 *
 * @param where file, name and operator, for messages
 * @param name as the file has it; may be empty
 * @param op the operator, such as Gemm
 * @param inputs names of values; an empty one is an optional input that isn't given
 * @param outputs names of values
 */
public record OnnxNode(
        String where,
        String name,
        String op,
        List<String> inputs,
        List<String> outputs,
        Map<String, AttributeProto> attributes) {
    public OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = Map.copyOf(attributes);
    }

    /** The name of an input's value, empty if it isn't given. */
    public Optional<String> input(int index) {
        return index < inputs.size() && !inputs.get(index).isEmpty()
                ? Optional.of(inputs.get(index))
                : Optional.empty();
    }

    public boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    public int integer(String attribute, int otherwise) {
        if (!has(attribute)) {
            return otherwise;
        }
        long value = typed(attribute, AttributeProto.AttributeType.INT).getI();
        if (value != (int) value) {
            throw wrong(attribute + " is " + value + ", expected a smaller number");
        }
        return (int) value;
    }

    public boolean flag(String attribute) {
        return integer(attribute, 0) != 0;
    }

    public double number(String attribute, double otherwise) {
        return has(attribute)
                ? typed(attribute, AttributeProto.AttributeType.FLOAT).getF()
                : otherwise;
    }

    public String text(String attribute, String otherwise) {
        return has(attribute)
                ? typed(attribute, AttributeProto.AttributeType.STRING).getS().toStringUtf8()
                : otherwise;
    }

    public Optional<long[]> integers(String attribute) {
        return has(attribute)
                ? Optional.of(typed(attribute, AttributeProto.AttributeType.INTS).getIntsList().stream()
                        .mapToLong(Long::longValue)
                        .toArray())
                : Optional.empty();
    }

    private AttributeProto typed(String attribute, AttributeProto.AttributeType type) {
        AttributeProto value = attributes.get(attribute);
        // Old files leave the type out.
        if (value.getType() != type && value.getType() != AttributeProto.AttributeType.UNDEFINED) {
            throw wrong("attribute " + attribute + " is of type " + value.getType() + ", expected " + type);
        }
        return value;
    }

    /** The node contradicts ONNX's own rules. */
    public Problem wrong(String what) {
        return Problem.wrongInput(
                "wrong-node",
                where,
                what,
                "the file contradicts itself; export the model again, or look at it in Netron");
    }

    /** The node means something, but nothing that a network here can do. */
    public Problem unsupported(String what, String instead) {
        return Problem.wrongInput("unsupported-node", where, what, instead);
    }
}
