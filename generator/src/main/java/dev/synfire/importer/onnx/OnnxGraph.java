package dev.synfire.importer.onnx;

import java.util.List;
import java.util.Map;

/**
 * A graph as a file has it: whole, every value given by one node, nodes in the order of their data.
 *
 * @param file for messages
 * @param name the graph's
 * @param producer who wrote the file, such as pytorch 2.4; may be empty
 * @param opset version of the operators
 * @param input the only value that comes from outside
 * @param constants the initializers by name
 * @param nodes those that the output needs
 * @param output the name of the value that is read
 * @param leftOut names of further values that are given back
 */
public record OnnxGraph(
        String file,
        String name,
        String producer,
        int opset,
        GraphInput input,
        Map<String, Tensor> constants,
        List<OnnxNode> nodes,
        String output,
        List<String> leftOut) {
    public OnnxGraph {
        leftOut = List.copyOf(leftOut);
        constants = Map.copyOf(constants);
        nodes = List.copyOf(nodes);
    }

    /** The same graph with an input whose first dimension is no batch. */
    public OnnxGraph withoutBatch() {
        GraphInput whole = new GraphInput(input.name(), input.shape().with(0, input.batch()), 1, input.type());
        return new OnnxGraph(file, name, producer, opset, whole, constants, nodes, output, leftOut);
    }

    /** The same graph with other nodes between its input and its output, in the order of their data. */
    public OnnxGraph withNodes(List<OnnxNode> others) {
        return new OnnxGraph(file, name, producer, opset, input, constants, others, output, leftOut);
    }

    /**
     * What comes from outside.
     *
     * @param shape with 1 for a batch of whatever size
     * @param batch the size of the batch that the file fixes; 1 if it leaves it open
     * @param type of its elements
     */
    public record GraphInput(String name, Shape shape, int batch, ElementType type) {}
}
