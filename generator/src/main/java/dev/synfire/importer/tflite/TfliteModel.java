package dev.synfire.importer.tflite;

import dev.synfire.importer.onnx.ElementType;
import dev.synfire.importer.onnx.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What a file holds: its first subgraph.
 *
 * @param file for messages
 * @param description as the file has it; may be empty
 * @param operators in the order in which they run
 * @param inputs indices of tensors
 * @param outputs indices of tensors
 */
record TfliteModel(
        String file, String description, List<Element> tensors, List<Step> operators, int[] inputs, int[] outputs) {
    /**
     * A tensor.
     *
     * @param shape with its batch
     * @param data its numbers, if they are constant
     * @param integers what they stand for, if they are quantized
     */
    record Element(
            String name, Shape shape, ElementType type, Optional<ByteBuffer> data, Optional<Integers> integers) {}

    /**
     * Integers of which each stands for scale * (q - zero).
     *
     * @param scales one, or one for each index of a dimension
     * @param zeros as many
     * @param axis that dimension
     */
    record Integers(double[] scales, double[] zeros, int axis) {}

    /**
     * An operator.
     *
     * @param where file, number and operator, for messages
     * @param inputs indices of tensors; -1 for one that is not given
     * @param options its own table, if there is any
     */
    record Step(String where, Operator operator, int[] inputs, int[] outputs, Optional<FlatTable> options) {
        int integer(int field, int otherwise) {
            return options.map(table -> table.integer(field, otherwise)).orElse(otherwise);
        }

        int octet(int field, int otherwise) {
            return options.map(table -> table.octet(field, otherwise)).orElse(otherwise);
        }

        boolean given(int input) {
            return input < inputs.length && inputs[input] >= 0;
        }
    }
}
