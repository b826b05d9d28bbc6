package dev.synfire.importer.tflite;

import static dev.synfire.importer.tflite.GraphText.attribute;
import static dev.synfire.importer.tflite.GraphText.attributes;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.synfire.importer.onnx.ElementType;
import dev.synfire.importer.onnx.OnnxGraph;
import dev.synfire.importer.onnx.Shape;
import dev.synfire.importer.onnx.Tensor;
import dev.synfire.importer.tflite.TfliteModel.Element;
import dev.synfire.importer.tflite.TfliteModel.Integers;
import dev.synfire.importer.tflite.TfliteModel.Step;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes a model in operators of ONNX: channels last become transposes around operators that want them first, activations that
 * are fused become nodes, and a quantized tensor is quantized and read back (QDQ). Operators on which the output does not
 * depend, such as those that compute shapes, are left out.
 */
final class Translation {
    private static final int OPSET = 13;
    private static final Map<String, AttributeProto> LAST = Map.of("perm", attributes(0, 2, 3, 1));
    private static final Map<String, AttributeProto> FIRST = Map.of("perm", attributes(0, 3, 1, 2));

    private final TfliteModel model;
    private final GraphText graph = new GraphText();
    private final Map<Integer, String> values = new HashMap<>();
    private final Map<Integer, Tensor> constants = new HashMap<>();

    private Translation(TfliteModel model) {
        this.model = model;
    }

    /**
     * The graph of a model.
     *
     * @throws Problem naming the operator that can not be translated
     */
    static OnnxGraph of(TfliteModel model) {
        return new Translation(model).graph();
    }

    private OnnxGraph graph() {
        int input = only(model.inputs(), "inputs");
        if (model.outputs().length == 0) {
            throw Unsupported.broken(model.file(), "the model has no outputs");
        }
        int output = element(model.outputs()[0], model.file());
        Element given = model.tensors().get(input);
        Shape shape = given.shape();
        if (shape.rank() > 1 && shape.length(0) != 1) {
            throw Unsupported.form(
                    model.file(),
                    "its input has shape " + shape + ", expected a batch of 1",
                    "convert the model with a batch of 1");
        }
        graph.begin(model.file() + ": input '" + given.name() + "'", "input");
        String real = given.integers().isPresent() && !given.type().real() ? quantized("x", given) : "x";
        values.put(input, real);
        for (Step step : needed(output)) {
            translate(step);
        }
        String result = values.get(output);
        if (result == null) {
            throw Unsupported.broken(
                    model.file(),
                    "no operator gives the output '"
                            + model.tensors().get(output).name() + "'");
        }
        ElementType type = given.integers().isPresent() ? ElementType.FLOAT : given.type();
        return new OnnxGraph(
                model.file(),
                "tflite",
                "",
                OPSET,
                new OnnxGraph.GraphInput("x", shape, 1, type),
                graph.constants(),
                graph.nodes(),
                result,
                IntStream.of(model.outputs())
                        .skip(1)
                        .filter(t -> t >= 0)
                        .mapToObj(t -> model.tensors().get(t).name())
                        .toList());
    }

    private int only(int[] tensors, String what) {
        if (tensors.length != 1) {
            throw Unsupported.form(
                    model.file(),
                    "the model has " + tensors.length + " " + what + ", expected one",
                    "convert a model of one");
        }
        return element(tensors[0], model.file());
    }

    private static int element(int tensor, String where) {
        if (tensor < 0) {
            throw Unsupported.broken(where, "a tensor is missing");
        }
        return tensor;
    }

    /** The operators on whose results the output depends, in their order. */
    private List<Step> needed(int output) {
        Set<Integer> wanted = new HashSet<>(Set.of(output));
        List<Step> needed = new ArrayList<>();
        for (Step step : model.operators().reversed()) {
            if (IntStream.of(step.outputs()).anyMatch(wanted::contains)) {
                needed.addFirst(step);
                int used = step.operator() == Operator.RESHAPE ? 1 : step.inputs().length;
                IntStream.of(step.inputs()).limit(used).forEach(wanted::add);
            }
        }
        return needed;
    }

    private void translate(Step step) {
        int result = only(step.outputs(), "results of " + step.operator());
        Element element = model.tensors().get(result);
        graph.begin(step.where(), name(element.name()));
        String real = activated(step, raw(step, element));
        boolean quantized = element.integers().isPresent() && !element.type().real();
        values.put(result, quantized ? quantized(real, element) : real);
    }

    /** The layer's name of what TensorFlow calls its result: model/dense_1/BiasAdd;model/dense_1/MatMul is of dense_1. */
    private static String name(String tensor) {
        String first = tensor.split(";", -1)[0];
        String[] parts = first.split("/", -1);
        return parts.length > 1 ? parts[parts.length - 2] : first;
    }

    private String quantized(String real, Element element) {
        Integers integers = element.integers().orElseThrow();
        if (integers.scales().length != 1) {
            throw Unsupported.form(
                    model.file() + ": tensor '" + element.name() + "'",
                    "a signal is quantized by channels",
                    "quantize activations by one scale a tensor");
        }
        double own = integers.zeros()[0];
        if (element.type().bits() > 16
                || own < element.type().min()
                || own > element.type().max()) {
            throw Unsupported.broken(
                    model.file() + ": tensor '" + element.name() + "'",
                    "it is quantized to " + element.type() + " with a zero point of " + (long) own);
        }
        String scale = graph.scalar(integers.scales()[0], ElementType.FLOAT);
        String zero = graph.scalar(integers.zeros()[0], element.type());
        return graph.node("DequantizeLinear", graph.node("QuantizeLinear", real, scale, zero), scale, zero);
    }

    private String raw(Step step, Element result) {
        return switch (step.operator()) {
            case CONV_2D -> convolution(step);
            case DEPTHWISE_CONV_2D -> depthwise(step);
            case FULLY_CONNECTED -> fullyConnected(step, result);
            case AVERAGE_POOL_2D -> pool(step, "AveragePool");
            case MAX_POOL_2D -> pool(step, "MaxPool");
            case ADD -> graph.node("Add", value(step, 0), value(step, 1));
            case SUB -> graph.node("Sub", value(step, 0), value(step, 1));
            case MUL -> graph.node("Mul", value(step, 0), value(step, 1));
            case DIV -> graph.node("Div", value(step, 0), value(step, 1));
            case MAXIMUM -> graph.node("Max", value(step, 0), value(step, 1));
            case MINIMUM -> graph.node("Min", value(step, 0), value(step, 1));
            case NEG -> graph.node("Neg", value(step, 0));
            case RELU -> graph.node("Relu", value(step, 0));
            case RELU6 -> clip(value(step, 0), 0, 6);
            case RELU_N1_TO_1 -> clip(value(step, 0), -1, 1);
            case LOGISTIC -> graph.node("Sigmoid", value(step, 0));
            case TANH -> graph.node("Tanh", value(step, 0));
            case ELU -> graph.node("Elu", value(step, 0));
            case HARD_SWISH -> graph.node("HardSwish", value(step, 0));
            case LEAKY_RELU ->
                graph.node(
                        "LeakyRelu",
                        Map.of(
                                "alpha",
                                attribute(step.options().map(o -> o.real(0, 0)).orElse(0f))),
                        value(step, 0));
            case PRELU -> graph.node("PRelu", value(step, 0), value(step, 1));
            case SOFTMAX -> graph.node("Softmax", Map.of("axis", attribute(-1)), value(step, 0));
            case LOG_SOFTMAX -> graph.node("LogSoftmax", Map.of("axis", attribute(-1)), value(step, 0));
            case ARG_MAX -> graph.node("ArgMax", Map.of("axis", attribute(integers(step, 1)[0])), value(step, 0));
            case RESHAPE, SQUEEZE, EXPAND_DIMS -> reshaped(value(step, 0), result.shape());
            case TRANSPOSE -> graph.node("Transpose", Map.of("perm", attributes(integers(step, 1))), value(step, 0));
            case MEAN -> reduced(step, "ReduceMean");
            case SUM -> reduced(step, "ReduceSum");
            case PAD -> pad(step);
            case CONCATENATION -> concatenation(step);
            case QUANTIZE, DEQUANTIZE -> graph.node("Identity", value(step, 0));
            default -> throw Unsupported.operator(step.where(), "operator " + step.operator());
        };
    }

    /** The result of an operator after its fused activation. */
    private String activated(Step step, String real) {
        int field =
                switch (step.operator()) {
                    case CONV_2D -> 3;
                    case DEPTHWISE_CONV_2D -> 4;
                    case AVERAGE_POOL_2D, MAX_POOL_2D -> 5;
                    case FULLY_CONNECTED, ADD, SUB, MUL, DIV -> 0;
                    case CONCATENATION -> 1;
                    default -> -1;
                };
        return switch (field < 0 ? 0 : step.octet(field, 0)) {
            case 0 -> real;
            case 1 -> graph.node("Relu", real);
            case 2 -> clip(real, -1, 1);
            case 3 -> clip(real, 0, 6);
            case 4 -> graph.node("Tanh", real);
            default ->
                throw Unsupported.form(
                        step.where(), "its fused activation is " + step.octet(field, 0), "use Relu, Relu6 or Tanh");
        };
    }

    private String clip(String real, double low, double high) {
        return graph.node("Clip", real, graph.scalar(low, ElementType.FLOAT), graph.scalar(high, ElementType.FLOAT));
    }

    private String convolution(Step step) {
        Tensor kernel = constant(step, 1);
        rank(step, kernel, 4);
        return windowed(
                step,
                "Conv",
                window(step, 4, kernel.shape().length(1), kernel.shape().length(2)),
                kernel.permuted(new int[] {0, 3, 1, 2}));
    }

    private String depthwise(Step step) {
        Tensor kernel = constant(step, 1);
        rank(step, kernel, 4);
        Map<String, AttributeProto> window =
                window(step, 5, kernel.shape().length(1), kernel.shape().length(2));
        Shape input = input(step).shape();
        window.put("group", attribute(input.rank() == 0 ? 1 : input.length(input.rank() - 1)));
        return windowed(step, "Conv", window, kernel.permuted(new int[] {3, 0, 1, 2}));
    }

    private String windowed(Step step, String op, Map<String, AttributeProto> window, Tensor kernel) {
        String first = graph.node("Transpose", FIRST, value(step, 0));
        String weights = graph.constant(kernel);
        String result = step.given(2)
                ? graph.node(op, window, first, weights, value(step, 2))
                : graph.node(op, window, first, weights);
        return graph.node("Transpose", LAST, result);
    }

    private Map<String, AttributeProto> window(Step step, int dilation, int height, int width) {
        Map<String, AttributeProto> window = new HashMap<>();
        window.put("auto_pad", attribute(step.octet(0, 0) == 0 ? "SAME_UPPER" : "VALID"));
        window.put("strides", attributes(step.integer(2, 1), step.integer(1, 1)));
        window.put("kernel_shape", attributes(height, width));
        if (dilation > 0) {
            window.put("dilations", attributes(step.integer(dilation + 1, 1), step.integer(dilation, 1)));
        }
        return window;
    }

    private String pool(Step step, String op) {
        Map<String, AttributeProto> window = window(step, 0, step.integer(4, 1), step.integer(3, 1));
        return graph.node("Transpose", LAST, graph.node(op, window, graph.node("Transpose", FIRST, value(step, 0))));
    }

    /** Rows of weights for each output, whatever the dimensions of the inputs are. */
    private String fullyConnected(Step step, Element result) {
        Tensor weights = constant(step, 1);
        rank(step, weights, 2);
        int inputs = weights.shape().length(1);
        if (inputs == 0 || input(step).shape().size() != inputs) {
            throw Unsupported.form(
                    step.where(),
                    "it multiplies an input of shape " + input(step).shape() + " by weights of shape "
                            + weights.shape(),
                    "apply dense layers to one vector a sample");
        }
        if (step.octet(1, 0) != 0) {
            throw Unsupported.form(
                    step.where(), "its weights are shuffled", "convert the model without shuffled weights");
        }
        String row = graph.node("Reshape", value(step, 0), graph.integers(1, inputs));
        Map<String, AttributeProto> turned = Map.of("transB", attribute(1));
        String rows = graph.constant(weights);
        String product = step.given(2)
                ? graph.node("Gemm", turned, row, rows, value(step, 2))
                : graph.node("Gemm", turned, row, rows);
        return result.shape().rank() == 2 ? product : reshaped(product, result.shape());
    }

    private String reshaped(String value, Shape shape) {
        return graph.node(
                "Reshape",
                value,
                graph.integers(IntStream.of(shape.lengths()).asLongStream().toArray()));
    }

    private String reduced(Step step, String op) {
        Map<String, AttributeProto> attributes = new HashMap<>();
        attributes.put("keepdims", attribute(step.octet(0, 0)));
        return graph.node(op, attributes, value(step, 0), graph.integers(integers(step, 1)));
    }

    private String pad(Step step) {
        long[] pairs = integers(step, 1);
        int rank = input(step).shape().rank();
        if (pairs.length != 2 * rank) {
            throw Unsupported.broken(step.where(), "it has " + pairs.length + " pads for " + rank + " dimensions");
        }
        long[] pads = new long[pairs.length];
        for (int d = 0; d < rank; d++) {
            pads[d] = pairs[2 * d];
            pads[rank + d] = pairs[2 * d + 1];
        }
        return graph.node("Pad", value(step, 0), graph.integers(pads));
    }

    private String concatenation(Step step) {
        String[] parts = IntStream.range(0, step.inputs().length)
                .mapToObj(k -> value(step, k))
                .toArray(String[]::new);
        return graph.node("Concat", Map.of("axis", attribute(step.integer(0, 0))), parts);
    }

    private static void rank(Step step, Tensor tensor, int rank) {
        if (tensor.shape().rank() != rank) {
            throw Unsupported.broken(
                    step.where(), "its weights have shape " + tensor.shape() + ", expected " + rank + " dimensions");
        }
    }

    private Element input(Step step) {
        return model.tensors().get(index(step, 0));
    }

    private static int index(Step step, int input) {
        if (!step.given(input)) {
            throw Unsupported.broken(step.where(), "input " + input + " is missing");
        }
        return step.inputs()[input];
    }

    /** An input as a value of the graph; a constant as real numbers. */
    private String value(Step step, int input) {
        int index = index(step, input);
        String value = values.get(index);
        if (value == null) {
            if (model.tensors().get(index).data().isEmpty()) {
                throw Unsupported.broken(
                        step.where(),
                        "it takes '" + model.tensors().get(index).name() + "', which nothing before it gives");
            }
            value = graph.constant(constant(step, input));
            values.put(index, value);
        }
        return value;
    }

    private Tensor constant(Step step, int input) {
        Tensor known = constants.get(index(step, input));
        if (known == null) {
            known = read(step, input);
            constants.put(index(step, input), known);
        }
        return known;
    }

    private Tensor read(Step step, int input) {
        Element element = model.tensors().get(index(step, input));
        if (element.data().isPresent()) {
            return Constants.of(element, step.where());
        }
        Optional<Tensor> folded = folded(index(step, input));
        return folded.orElseThrow(() -> Unsupported.form(
                step.where(),
                "its input " + input + ", '" + element.name() + "', is no constant",
                "convert the model with its weights as constants"));
    }

    /** Weights of 16 bits, which a Dequantize before them makes real numbers of. */
    private Optional<Tensor> folded(int tensor) {
        return model.operators().stream()
                .filter(step -> step.operator() == Operator.DEQUANTIZE
                        && step.given(0)
                        && IntStream.of(step.outputs()).anyMatch(t -> t == tensor))
                .map(step -> model.tensors().get(step.inputs()[0]))
                .filter(element -> element.data().isPresent())
                .map(element -> Constants.of(element, model.file()))
                .findFirst();
    }

    private long[] integers(Step step, int input) {
        long[] integers = constant(step, input).integers();
        if (integers.length == 0) {
            throw Unsupported.broken(step.where(), "its input " + input + " is empty");
        }
        return integers;
    }
}
