package dev.synfire.importer.onnx.file;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.synfire.importer.onnx.ElementType;
import dev.synfire.importer.onnx.OnnxGraph;
import dev.synfire.importer.onnx.OnnxGraph.GraphInput;
import dev.synfire.importer.onnx.OnnxNode;
import dev.synfire.importer.onnx.Shape;
import dev.synfire.importer.onnx.Tensor;
import dev.synfire.importer.onnx.TensorReader;
import dev.synfire.problem.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the messages of a file as a graph of one input, one output, and nodes that are all there. */
final class GraphReader {
    /** The operators of QONNX, under the domains of its versions. */
    private static final Set<String> QONNX = Set.of("Quant", "IntQuant", "BipolarQuant", "Trunc", "MultiThreshold");

    private static final int OLDEST_OPSET = 6;
    /** What keeps broken files cheap; real networks of this kind have some hundreds. */
    private static final int MOST_NODES = 20_000;

    private final ModelProto model;
    private final GraphProto graph;
    private final String file;
    private final Map<String, Tensor> constants = new HashMap<>();

    private GraphReader(ModelProto model, String file) {
        this.model = model;
        this.graph = model.getGraph();
        this.file = file;
    }

    /**
     * Reads a model's graph.
     *
     * @param file for messages
     * @throws Problem if anything in it contradicts itself or isn't supported
     */
    static OnnxGraph read(ModelProto model, String file) {
        return new GraphReader(model, file).read();
    }

    private OnnxGraph read() {
        int opset = opset();
        if (graph.getNodeCount() == 0 || graph.getNodeCount() > MOST_NODES) {
            throw broken("the graph has " + graph.getNodeCount() + " nodes, expected 1 to " + MOST_NODES);
        }
        if (graph.getSparseInitializerCount() > 0) {
            throw Problem.wrongInput(
                    "sparse-tensor", file, "the file holds sparse tensors", "export the model with dense weights");
        }
        for (TensorProto tensor : graph.getInitializerList()) {
            Tensor constant = TensorReader.read(tensor, file + ": tensor '" + tensor.getName() + "'");
            if (constants.put(tensor.getName(), constant) != null) {
                throw broken("two tensors are named '" + tensor.getName() + "'");
            }
        }
        GraphInput input = input();
        String output = output();
        List<String> leftOut = graph.getOutputList().stream()
                .map(ValueInfoProto::getName)
                .filter(name -> !name.equals(output))
                .toList();
        List<OnnxNode> nodes = graph.getNodeList().stream().map(this::node).toList();
        Set<String> given = new HashSet<>(constants.keySet());
        given.add(input.name());
        return new OnnxGraph(
                file,
                graph.getName(),
                (model.getProducerName() + " " + model.getProducerVersion()).strip(),
                opset,
                input,
                constants,
                NodeOrder.of(nodes, given, output, file),
                output,
                leftOut);
    }

    private int opset() {
        long opset = model.getOpsetImportList().stream()
                .filter(set -> standard(set.getDomain()))
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElseThrow(() -> broken("it names no version of ONNX's operators (opset)"));
        if (opset < OLDEST_OPSET || opset > 1000) {
            throw Problem.wrongInput(
                    "onnx-opset",
                    file,
                    "the operators are of opset " + opset + ", expected " + OLDEST_OPSET + " or newer",
                    "export it with opset_version=17, or convert it with onnx.version_converter");
        }
        return (int) opset;
    }

    private static boolean standard(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    private GraphInput input() {
        // Files before IR version 4 list their weights among the inputs.
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !constants.containsKey(input.getName()))
                .toList();
        if (inputs.size() != 1) {
            throw Problem.wrongInput(
                    "onnx-inputs",
                    file,
                    "the model has " + inputs.size() + " inputs" + names(inputs) + ", expected one",
                    "export a model that takes one tensor");
        }
        ValueInfoProto value = inputs.getFirst();
        String where = file + ": input '" + value.getName() + "'";
        TypeProto.Tensor type = value.getType().getTensorType();
        if (!value.getType().hasTensorType() || !type.hasShape()) {
            throw Problem.wrongInput(
                    "onnx-inputs", where, "it has no shape", "export the model with a sample input of fixed size");
        }
        ElementType element = ElementType.of(type.getElemType())
                .orElseThrow(() -> Problem.wrongInput(
                        "tensor-type",
                        where,
                        "its elements are of type " + type.getElemType() + " of TensorProto.DataType, expected numbers",
                        "export a model that takes float32"));
        return input(value.getName(), type.getShape(), element, where);
    }

    /** Whether the first dimension of what goes in, where it is longer than 1, is no batch: the output hasn't it. */
    private boolean single(long length) {
        TypeProto.Tensor type = graph.getOutputCount() == 0
                ? TypeProto.Tensor.getDefaultInstance()
                : graph.getOutput(0).getType().getTensorType();
        return length > 1
                && type.hasShape()
                && type.getShape().getDimCount() > 0
                && type.getShape().getDim(0).getDimValue() > 0
                && type.getShape().getDim(0).getDimValue() != length;
    }

    private GraphInput input(String name, TensorShapeProto shape, ElementType element, String where) {
        long[] lengths = new long[shape.getDimCount()];
        int batch = 1;
        for (int d = 0; d < lengths.length; d++) {
            TensorShapeProto.Dimension dimension = shape.getDim(d);
            lengths[d] = dimension.getDimValue();
            if (d == 0 && lengths.length > 1 && !single(lengths[0])) {
                batch = Math.clamp(lengths[0], 1, Integer.MAX_VALUE);
                lengths[0] = 1;
            } else if (lengths[d] < 1) {
                throw Problem.wrongInput(
                        "onnx-inputs",
                        where,
                        "dimension " + d
                                + (dimension.getDimParam().isEmpty() ? "" : " ('" + dimension.getDimParam() + "')")
                                + " has no fixed length; only the first, the batch, may be left open",
                        "export the model with a sample input of fixed size");
            }
        }
        try {
            return new GraphInput(name, Shape.of(lengths), batch, element);
        } catch (Shape.TooLarge e) {
            throw Problem.wrongInput("array-too-large", where, e.getMessage(), "use a smaller network");
        }
    }

    private String output() {
        if (graph.getOutputCount() == 0) {
            throw Problem.wrongInput(
                    "onnx-outputs",
                    file,
                    "the model has no output, expected at least one",
                    "export a model that gives back a tensor");
        }
        return graph.getOutput(0).getName();
    }

    private static String names(List<ValueInfoProto> values) {
        return values.isEmpty()
                ? ""
                : values.stream()
                        .limit(8)
                        .map(ValueInfoProto::getName)
                        .collect(Collectors.joining(", ", " (", values.size() > 8 ? ", ...)" : ")"));
    }

    private OnnxNode node(NodeProto node) {
        String called = node.getName().isEmpty()
                ? node.getOutputCount() > 0 ? "node giving '" + node.getOutput(0) + "'" : "node"
                : "node '" + node.getName() + "'";
        String where = file + ": " + called + " (" + node.getOpType() + ")";
        boolean quantized =
                switch (node.getDomain()) {
                    case "com.microsoft" -> QLinearOperators.OF_ONNX_RUNTIME.contains(node.getOpType());
                    case "qonnx.custom_op.general", "finn.custom_op.general", "onnx.brevitas" ->
                        QONNX.contains(node.getOpType());
                    default -> false;
                };
        if (!standard(node.getDomain()) && !quantized) {
            throw Problem.wrongInput(
                    "unsupported-operator",
                    where,
                    "the operator is of domain " + node.getDomain() + ", expected ONNX's own",
                    node.getDomain().equals("com.microsoft")
                            ? "export without ONNX Runtime's optimizations; for integers use quant_format=QuantFormat.QDQ"
                            : "export the model with standard operators");
        }
        Map<String, AttributeProto> attributes = new HashMap<>();
        for (AttributeProto attribute : node.getAttributeList()) {
            attributes.put(attribute.getName(), attribute);
        }
        return new OnnxNode(
                where, node.getName(), node.getOpType(), node.getInputList(), node.getOutputList(), attributes);
    }

    private Problem broken(String what) {
        return Problem.wrongInput("broken-onnx", file, what, "export the model again");
    }
}
