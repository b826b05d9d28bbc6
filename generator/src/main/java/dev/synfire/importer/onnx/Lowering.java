package dev.synfire.importer.onnx;

import dev.synfire.importer.Imported;
import dev.synfire.network.Input;
import dev.synfire.network.Neurons;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a graph of tensor operations into a graph of layers, by going through its nodes with values half known. */
final class Lowering {
    private static final String SUPPORTED =
            "supported are Gemm, MatMul, Conv, Add, Sub, Mul, Div, Neg, Sum, BatchNormalization,"
                    + " AveragePool, GlobalAveragePool, ReduceMean, ReduceSum, Pad, Sigmoid, HardSigmoid, Tanh, Relu, Clip, Min and Max,"
                    + " QuantizeLinear, DequantizeLinear, Softmax and ArgMax at the end, and what only reshapes";

    private final OnnxGraph graph;
    private final Map<String, Value> values = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Layers layers = new Layers(notes);
    private final LinearNodes linear = new LinearNodes(layers);
    private final ArithmeticNodes arithmetic = new ArithmeticNodes(layers);
    private final WindowNodes windows = new WindowNodes(layers);
    private final ShapeNodes shapes;
    private final QuantizationNodes quantization = new QuantizationNodes(layers);
    private final InputCoding coding;

    private Lowering(OnnxGraph graph, InputCoding coding) {
        this.graph = graph;
        this.coding = coding;
        this.shapes = new ShapeNodes(graph.input().batch());
    }

    /**
     * Lowers a graph.
     *
     * @throws Problem naming the node that isn't supported
     */
    static Imported lower(OnnxGraph graph, InputCoding coding) {
        return new Lowering(graph, coding).lower();
    }

    private Imported lower() {
        values.putAll(graph.constants());
        values.put(graph.input().name(), Signal.from(Input.NAME, graph.input().shape(), Optional.empty(), ""));
        OnnxNode last = graph.nodes().getLast();
        for (OnnxNode node : graph.nodes()) {
            Value result = guarded(node);
            values.put(node.outputs().getFirst(), result);
            last = node;
        }
        Signal output = output(last);
        return new Assembly(graph, layers, quantization.input(), coding, notes).assemble(output, last);
    }

    /** One node, what the records of the network refuse being told as its fault. */
    private Value guarded(OnnxNode node) {
        try {
            return lower(node, new Operands(node, values));
        } catch (Shape.TooLarge e) {
            throw node.unsupported(e.getMessage(), "use a smaller network");
        } catch (IllegalArgumentException e) {
            throw node.wrong(e.getMessage());
        }
    }

    private Value lower(OnnxNode node, Operands in) {
        if (!node.inputs().isEmpty() && in.given(0) && in.value(0) instanceof Scores scores) {
            return afterScores(node, scores);
        }
        if (in.constant() && ConstantNodes.folds(node.op())) {
            return ConstantNodes.fold(in, graph.opset());
        }
        return switch (node.op()) {
            case "Identity", "Dropout" -> unchanged(node, in);
            case "Cast" -> in.limitedSignal(0);
            case "Gemm" -> linear.gemm(in);
            case "MatMul" -> linear.matMul(in);
            case "Conv" -> windows.convolution(in);
            case "AveragePool" -> windows.averagePool(in);
            case "GlobalAveragePool" -> windows.globalAveragePool(in);
            case "ReduceMean", "ReduceSum" -> windows.reduce(in);
            case "Pad" -> windows.pad(in);
            case "Add", "Sum" -> arithmetic.sum(in);
            case "Sub" -> arithmetic.difference(in);
            case "Mul" -> arithmetic.product(in);
            case "Div" -> arithmetic.quotient(in);
            case "Neg" -> Layers.negated(layers.settled(in.limitedSignal(0), node));
            case "BatchNormalization" -> arithmetic.batchNormalization(in);
            case "Sigmoid" -> layers.layer(in.limitedSignal(0), Neurons.sigmoid(), node);
            case "Tanh" -> layers.layer(in.limitedSignal(0), Neurons.tanh(), node);
            case "Relu" -> layers.relu(in.limitedSignal(0), node);
            case "Clip" -> clip(in);
            case "HardSigmoid" -> hardSigmoid(in);
            case "Min" -> bounded(in, false);
            case "Max" -> bounded(in, true);
            case "Shape" -> shapes.shape(in);
            case "Reshape" -> shapes.reshape(in);
            case "Flatten" -> shapes.flatten(in);
            case "Transpose" -> shapes.transpose(in);
            case "Squeeze" -> shapes.squeeze(in);
            case "Unsqueeze" -> shapes.unsqueeze(in);
            case "QuantizeLinear" -> quantization.quantize(in);
            case "DequantizeLinear" -> quantization.dequantize(in);
            case "Softmax", "LogSoftmax" -> softmax(in);
            case "ArgMax" -> argMax(in);
            default -> throw unsupported(node);
        };
    }

    private static Problem unsupported(OnnxNode node) {
        return Problem.wrongInput(
                "unsupported-operator",
                node.where(),
                "there is no operator " + node.op() + " here; " + SUPPORTED,
                switch (node.op()) {
                    case "MaxPool", "GlobalMaxPool" -> "train with average pooling instead";
                    case "LeakyRelu", "Elu", "Selu", "Gelu", "PRelu", "Softplus", "Softsign", "Mish", "HardSwish" ->
                        "train with Sigmoid, Tanh or Relu";
                    case "QLinearConv",
                            "QLinearMatMul",
                            "QGemm",
                            "ConvInteger",
                            "MatMulInteger",
                            "DynamicQuantizeLinear" ->
                        "quantize statically with QuantizeLinear and DequantizeLinear (quant_format=QuantFormat.QDQ)";
                    default -> "leave it out of the model, or replace it by what is supported";
                });
    }

    private Value unchanged(OnnxNode node, Operands in) {
        if (node.op().equals("Dropout")
                && in.optional(2)
                        .filter(v -> v instanceof Tensor t && !t.all(0))
                        .isPresent()) {
            throw node.unsupported("it is in training mode", "export the model after model.eval()");
        }
        return in.value(0);
    }

    private Signal clip(Operands in) {
        OnnxNode node = in.node();
        double low =
                in.optionalTensor(1).map(Tensor::scalar).orElseGet(() -> node.number("min", Double.NEGATIVE_INFINITY));
        double high =
                in.optionalTensor(2).map(Tensor::scalar).orElseGet(() -> node.number("max", Double.POSITIVE_INFINITY));
        return layers.clip(layers.settled(in.limitedSignal(0), node), open(low), open(high), node);
    }

    /** The limits of float32, which exporters write where there is no limit. */
    private static double open(double limit) {
        return Math.abs(limit) >= Float.MAX_VALUE ? Math.copySign(Double.POSITIVE_INFINITY, limit) : limit;
    }

    private Signal hardSigmoid(Operands in) {
        OnnxNode node = in.node();
        // alpha and beta are 32-bit numbers, and so are their defaults.
        double alpha = node.number("alpha", 0.2f);
        double beta = node.number("beta", 0.5);
        Signal signal = layers.settled(in.limitedSignal(0), node);
        Signal line = signal.scaled(Layers.all(alpha, signal));
        return layers.clip(line.plus(Layers.all(beta, line)), 0, 1, node);
    }

    private Signal bounded(Operands in, boolean below) {
        OnnxNode node = in.node();
        int at = node.inputs().size() == 2 && in.value(0) instanceof Tensor ? 1 : 0;
        if (node.inputs().size() != 2) {
            throw node.unsupported("it takes " + node.inputs().size() + " values, expected two", "use Clip");
        }
        double limit = in.tensor(1 - at).scalar();
        Signal signal = layers.settled(in.limitedSignal(at), node);
        return below
                ? layers.clip(signal, limit, Double.POSITIVE_INFINITY, node)
                : layers.clip(signal, Double.NEGATIVE_INFINITY, limit, node);
    }

    private Scores softmax(Operands in) {
        OnnxNode node = in.node();
        Signal signal = in.limitedSignal(0);
        int rank = signal.shape().rank();
        int axis = in.axis(node.integer("axis", graph.opset() < 13 ? 1 : -1), rank);
        boolean rest = graph.opset() < 13;
        int together = rest ? signal.shape().size(axis, rank) : signal.shape().length(axis);
        if (together != signal.size()) {
            throw node.unsupported(
                    "it normalizes " + together + " of " + signal.size() + " outputs by themselves",
                    "end the model with one class an output");
        }
        layers.note(node.op() + " at the end is left out: it does not change which output is largest, and scores are"
                + " read before it");
        return new Scores(signal);
    }

    private Scores argMax(Operands in) {
        OnnxNode node = in.node();
        Signal signal = in.limitedSignal(0);
        int axis = in.axis(node.integer("axis", 0), signal.shape().rank());
        if (signal.shape().length(axis) != signal.size()) {
            throw node.unsupported(
                    "it compares " + signal.shape().length(axis) + " of " + signal.size() + " outputs",
                    "end the model with one class an output");
        }
        if (node.flag("select_last_index")) {
            throw node.unsupported(
                    "of equal outputs it takes the last", "the first wins a tie here; leave the node out");
        }
        layers.note("ArgMax at the end is left out: the readout finds the largest output");
        return new Scores(signal);
    }

    private Value afterScores(OnnxNode node, Scores scores) {
        return switch (node.op()) {
            case "ArgMax",
                    "Identity",
                    "Cast",
                    "Reshape",
                    "Flatten",
                    "Squeeze",
                    "Unsqueeze",
                    "QuantizeLinear",
                    "DequantizeLinear" -> scores;
            default ->
                throw node.unsupported(
                        "it takes the result of Softmax or ArgMax, which may only stand at the end",
                        "leave Softmax out of the model, or end the model there");
        };
    }

    private Signal output(OnnxNode last) {
        return switch (values.get(graph.output())) {
            case Signal signal -> signal;
            case Scores scores -> scores.signal();
            case Quantized quantized -> quantized.signal();
            case Tensor _ ->
                throw last.unsupported("the output does not depend on the input", "export the model again");
            case null -> throw last.unsupported("the output is not this node's first", "export the model again");
        };
    }
}
