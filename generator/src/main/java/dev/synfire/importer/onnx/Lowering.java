package dev.synfire.importer.onnx;

import dev.synfire.importer.Imported;
import dev.synfire.network.Input;
import dev.synfire.network.neuron.CurveFunction;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a graph of tensor operations into a graph of layers, by going through its nodes with values half known. */
public final class Lowering {
    private static final String SUPPORTED =
            "supported are Gemm, MatMul, Conv, Add, Sub, Mul, Div, Neg, Sum, BatchNormalization,"
                    + " AveragePool, GlobalAveragePool, MaxPool, GlobalMaxPool, ReduceMean, ReduceSum, Pad, Concat, Split, Slice,"
                    + " Gather, Sigmoid, HardSigmoid, Tanh, Relu, LeakyRelu, PRelu, Clip, Min and Max,"
                    + " Elu, Celu, Selu, Gelu, Swish, HardSwish, Softplus, Mish,"
                    + " QuantizeLinear, DequantizeLinear, QLinearConv, QLinearMatMul, Quant,"
                    + " BipolarQuant, Trunc, MultiThreshold, Softmax and ArgMax at the end, and what only reshapes";

    private final OnnxGraph graph;
    private final Map<String, Value> values = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Layers layers = new Layers(notes);
    private final LinearNodes linear = new LinearNodes(layers);
    private final CurveNodes curves = new CurveNodes(layers);
    private final ArithmeticNodes arithmetic = new ArithmeticNodes(layers, curves);
    private final WindowNodes windows = new WindowNodes(layers);
    private final MaxPoolNodes maxima = new MaxPoolNodes(layers, windows);
    private final PartNodes parts = new PartNodes(layers, windows);
    private final RectifierNodes rectifiers = new RectifierNodes(layers);
    private final ShapeNodes shapes;
    private final QuantizationNodes quantization = new QuantizationNodes(layers);
    private final QonnxNodes qonnx = new QonnxNodes(layers, quantization);
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
    public static Imported lower(OnnxGraph graph, InputCoding coding) {
        return new Lowering(graph, coding).lower();
    }

    private Imported lower() {
        values.putAll(graph.constants());
        values.put(graph.input().name(), Signal.from(Input.NAME, graph.input().shape(), Optional.empty(), ""));
        OnnxNode last = graph.nodes().getLast();
        Shape whole = graph.input().shape();
        if (whole.rank() > 1 && whole.length(0) > 1) {
            layers.note("the input's first dimension, of length " + whole.length(0)
                    + ", is no batch: the model makes one" + " result of it all");
        }
        for (OnnxNode node : graph.nodes()) {
            List<Value> results = guarded(node);
            for (int i = 0; i < Math.min(results.size(), node.outputs().size()); i++) {
                values.put(node.outputs().get(i), results.get(i));
            }
            last = node;
        }
        Signal output = output(last);
        if (!graph.leftOut().isEmpty()) {
            layers.note("of the model's outputs the first is read, '" + graph.output() + "'; left out: '"
                    + String.join("', '", graph.leftOut()) + "'");
        }
        return new Assembly(graph, layers, quantization.input(), coding, notes).assemble(output, last);
    }

    /** One node, what the records of the network refuse being told as its fault. */
    private List<Value> guarded(OnnxNode node) {
        try {
            return results(node, new Operands(node, values).today(graph.opset()));
        } catch (Shape.TooLarge e) {
            throw node.unsupported(e.getMessage(), "use a smaller network");
        } catch (IllegalArgumentException e) {
            throw node.wrong(e.getMessage());
        }
    }

    private List<Value> results(OnnxNode node, Operands in) {
        if (!node.inputs().isEmpty() && in.given(0) && in.value(0) instanceof Signal.Scores scores) {
            return List.of(afterScores(node, scores));
        }
        if (in.constant()) {
            return ConstantNodes.fold(in, graph.opset()).orElseGet(() -> List.of(constant(node, in)));
        }
        if (in.given(0) && in.value(0) instanceof Quantized quantized && keepsIntegers(node.op())) {
            return List.of(withIntegers(node, in, quantized));
        }
        return node.op().equals("Split") ? parts.split(in) : List.of(lower(node, in));
    }

    /** The result of a linear operator on constants, as of a signal that nothing adds to. */
    private Value constant(OnnxNode node, Operands in) {
        if (node.inputs().isEmpty()) {
            throw unsupported(node);
        }
        Map<String, Value> given = new HashMap<>(in.values());
        given.put(node.inputs().getFirst(), Signal.constant(in.tensor(0)));
        Value result = lower(node, new Operands(node, given));
        return result instanceof Signal signal
                ? signal.asConstant().<Value>map(t -> t).orElse(signal)
                : result;
    }

    /** Operators that give integers on as they are, which exporters put between those on quantized integers. */
    private static boolean keepsIntegers(String op) {
        return switch (op) {
            case "Identity",
                    "Dropout",
                    "Reshape",
                    "Flatten",
                    "Transpose",
                    "Squeeze",
                    "Unsqueeze",
                    "MaxPool",
                    "GlobalMaxPool",
                    "Slice",
                    "Gather" -> true;
            default -> false;
        };
    }

    private Quantized withIntegers(OnnxNode node, Operands in, Quantized quantized) {
        Map<String, Value> given = new HashMap<>(in.values());
        given.put(node.inputs().getFirst(), quantization.heeded(quantized, node));
        Signal signal = lower(node, new Operands(node, given)) instanceof Signal result ? result : quantized.signal();
        return new Quantized(signal, quantized.grid());
    }

    private Value lower(OnnxNode node, Operands in) {
        return switch (node.op()) {
            case "Identity", "Dropout" -> unchanged(node, in);
            case "Cast", "CastLike" -> cast(in);
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
            case "Sigmoid" -> curves.sigmoid(in);
            case "Tanh" -> curves.tanh(in);
            case "Elu" -> curves.elu(in);
            case "Celu" -> curves.celu(in);
            case "Selu" -> curves.selu(in);
            case "Gelu" -> curves.gelu(in);
            case "Swish" -> curves.swish(in);
            case "HardSwish" -> curves.plain(in, CurveFunction.Plain.HARD_SWISH);
            case "Softplus" -> curves.plain(in, CurveFunction.Plain.SOFTPLUS);
            case "Mish" -> curves.plain(in, CurveFunction.Plain.MISH);
            case "Relu" -> layers.relu(in.limitedSignal(0), node);
            case "Clip" -> rectifiers.clip(in);
            case "HardSigmoid" -> curves.hardSigmoid(in, rectifiers.hardSigmoid(in));
            case "LeakyRelu" -> rectifiers.leakyRelu(in);
            case "PRelu" -> rectifiers.pRelu(in);
            case "Min", "Max" -> rectifiers.extreme(in);
            case "MaxPool" -> maxima.maxPool(in);
            case "GlobalMaxPool" -> maxima.globalMaxPool(in);
            case "Concat" -> parts.concat(in);
            case "Slice" -> parts.slice(in, graph.opset());
            case "Gather" -> parts.gather(in);
            case "Shape" -> shapes.shape(in);
            case "Reshape" -> shapes.reshape(in);
            case "Flatten" -> shapes.flatten(in);
            case "Transpose" -> shapes.transpose(in);
            case "Squeeze" -> shapes.squeeze(in);
            case "Unsqueeze" -> shapes.unsqueeze(in);
            case "QuantizeLinear" -> quantization.quantize(in);
            case "DequantizeLinear" -> quantization.dequantize(in, graph.input().type());
            case "Quant", "IntQuant" -> qonnx.quant(in);
            case "BipolarQuant" -> qonnx.bipolarQuant(in);
            case "Trunc" -> qonnx.trunc(in);
            case "MultiThreshold" -> qonnx.multiThreshold(in);
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
                    case "Softsign", "ThresholdedRelu" -> "train with Sigmoid, Tanh or Relu";
                    case "Erf" -> "export Gelu as one operator, with opset_version=20";
                    case "ConvInteger", "MatMulInteger", "DynamicQuantizeLinear" ->
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

    /** Nothing, as long as the numbers stay as they are. */
    private Signal cast(Operands in) {
        OnnxNode node = in.node();
        Signal signal = in.limitedSignal(0);
        Optional<ElementType> type = ElementType.of(node.integer("to", 1));
        boolean whole = signal.source().equals(Optional.of(Input.NAME))
                && !graph.input().type().real();
        boolean kept = node.op().equals("CastLike")
                || type.filter(ElementType::real).isPresent()
                || whole
                        && type.filter(t -> t != ElementType.BOOL
                                        && t.bits() >= graph.input().type().bits())
                                .isPresent();
        if (!kept) {
            throw node.unsupported(
                    "it turns a signal of real numbers into "
                            + type.map(ElementType::toString).orElse("another type")
                            + ", which cuts what is behind the point",
                    "leave it out and train without it, or quantize by QuantizeLinear and DequantizeLinear");
        }
        return signal;
    }

    private Signal.Scores softmax(Operands in) {
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
        return new Signal.Scores(signal);
    }

    private Signal.Scores argMax(Operands in) {
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
        return new Signal.Scores(signal);
    }

    private Value afterScores(OnnxNode node, Signal.Scores scores) {
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
            case Signal.Scores scores -> scores.signal();
            case Quantized quantized -> quantized.signal();
            case Tensor _ ->
                throw last.unsupported("the output does not depend on the input", "export the model again");
            case null -> throw last.unsupported("the output is not this node's first", "export the model again");
        };
    }
}
