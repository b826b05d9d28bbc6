package dev.synfire.importer.onnx.file;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.synfire.importer.onnx.OnnxGraph;
import dev.synfire.importer.onnx.OnnxNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes operators on quantized integers (QLinearConv, QLinearMatMul and their kin) out as DequantizeLinear, the operator on
 * real numbers, and QuantizeLinear. That is their definition: onnx.ai for those of ONNX, and ContribOperators.md of ONNX
 * Runtime for those of the domain com.microsoft.
 */
final class QLinearOperators {
    /** Those of ONNX Runtime; its own QuantizeLinear and DequantizeLinear are ONNX's. */
    static final Set<String> OF_ONNX_RUNTIME = Set.of(
            "QLinearAdd",
            "QLinearMul",
            "QLinearSigmoid",
            "QLinearLeakyRelu",
            "QLinearAveragePool",
            "QLinearGlobalAveragePool",
            "QLinearConcat",
            "QLinearSoftmax",
            "QGemm",
            "QuantizeLinear",
            "DequantizeLinear");

    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    private QLinearOperators(OnnxGraph graph) {
        taken.addAll(graph.constants().keySet());
        taken.add(graph.input().name());
        graph.nodes().forEach(node -> taken.addAll(node.outputs()));
    }

    /** The same graph without operators on quantized integers. */
    static OnnxGraph writtenOut(OnnxGraph graph) {
        QLinearOperators operators = new QLinearOperators(graph);
        graph.nodes().forEach(operators::add);
        return graph.withNodes(operators.nodes);
    }

    private void add(OnnxNode node) {
        switch (node.op()) {
            case "QLinearConv" -> convolution(node);
            case "QLinearMatMul" -> real(node, "MatMul", List.of(dequantized(node, 0), dequantized(node, 3)), 6);
            case "QGemm" -> gemm(node);
            case "QLinearAdd" -> real(node, "Add", List.of(dequantized(node, 0), dequantized(node, 3)), 6);
            case "QLinearMul" -> real(node, "Mul", List.of(dequantized(node, 0), dequantized(node, 3)), 6);
            case "QLinearConcat" -> concat(node);
            case "QLinearSigmoid", "QLinearLeakyRelu", "QLinearSoftmax" ->
                real(node, node.op().substring("QLinear".length()), List.of(dequantized(node, 0)), 3);
            case "QLinearAveragePool", "QLinearGlobalAveragePool" -> {
                if (node.flag("channels_last")) {
                    throw node.unsupported("it has its channels last", "quantize before the layout is changed");
                }
                real(node, node.op().substring("QLinear".length()), List.of(dequantized(node, 0)), 3);
            }
            default -> nodes.add(node);
        }
    }

    private void convolution(OnnxNode node) {
        List<String> inputs = new ArrayList<>(List.of(dequantized(node, 0), dequantized(node, 3, 0)));
        node.input(8).ifPresent(bias -> inputs.add(bias(node, bias, 1, 4, 0)));
        real(node, "Conv", inputs, 6);
    }

    /** Its results are real numbers where it names no scale for them. */
    private void gemm(OnnxNode node) {
        boolean columns = !node.flag("transB");
        List<String> inputs = new ArrayList<>(List.of(dequantized(node, 0), dequantized(node, 3, columns ? 1 : 0)));
        node.input(6).ifPresent(bias -> inputs.add(bias(node, bias, 1, 4, -1)));
        real(node, "Gemm", inputs, 7);
    }

    private void concat(OnnxNode node) {
        List<String> parts = new ArrayList<>();
        for (int k = 2; k + 2 < node.inputs().size(); k += 3) {
            parts.add(dequantized(node, k));
        }
        real(node, "Concat", parts, 0);
    }

    /** An integer bias, which counts steps of the products. */
    private String bias(OnnxNode node, String bias, int scale, int weightScale, int axis) {
        String step = name(node, "bias_scale");
        nodes.add(made(node, "Mul", List.of(input(node, scale), input(node, weightScale)), step, Map.of()));
        String real = name(node, "bias");
        nodes.add(made(node, "DequantizeLinear", List.of(bias, step), real, Map.of("axis", axis(axis))));
        return real;
    }

    private String dequantized(OnnxNode node, int first) {
        return dequantized(node, first, 1);
    }

    /** A tensor that is followed by its scale and its zero point. */
    private String dequantized(OnnxNode node, int first, int axis) {
        String real = name(node, "input" + first);
        List<String> inputs = new ArrayList<>(List.of(input(node, first), input(node, first + 1)));
        node.input(first + 2).ifPresent(inputs::add);
        nodes.add(made(node, "DequantizeLinear", inputs, real, Map.of("axis", axis(axis))));
        return real;
    }

    /** The operator on real numbers, and its result as integers of the scale and zero point at an index. */
    private void real(OnnxNode node, String op, List<String> inputs, int scale) {
        String result = node.outputs().isEmpty() ? "" : node.outputs().getFirst();
        if (node.input(scale).isEmpty()) {
            nodes.add(made(node, op, inputs, result, node.attributes()));
            return;
        }
        String real = name(node, "result");
        nodes.add(made(node, op, inputs, real, node.attributes()));
        List<String> quantized = new ArrayList<>(List.of(real, input(node, scale)));
        node.input(scale + 1).ifPresent(quantized::add);
        nodes.add(made(node, "QuantizeLinear", quantized, result, Map.of()));
    }

    private static String input(OnnxNode node, int index) {
        return node.input(index).orElseThrow(() -> node.wrong("input " + index + " is missing"));
    }

    private static OnnxNode made(
            OnnxNode of, String op, List<String> inputs, String output, Map<String, AttributeProto> attributes) {
        return new OnnxNode(of.where(), of.name(), op, inputs, List.of(output), new HashMap<>(attributes));
    }

    private static AttributeProto axis(int axis) {
        return AttributeProto.newBuilder()
                .setName("axis")
                .setType(AttributeProto.AttributeType.INT)
                .setI(axis)
                .build();
    }

    private String name(OnnxNode node, String what) {
        String base = (node.outputs().isEmpty() ? node.name() : node.outputs().getFirst()) + "/" + what;
        String name = base;
        for (int k = 2; !taken.add(name); k++) {
            name = base + k;
        }
        return name;
    }
}
