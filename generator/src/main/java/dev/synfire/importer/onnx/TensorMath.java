package dev.synfire.importer.onnx;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Operators that work on each element by itself, on constants; as NumPy broadcasts, and in the precision of the type. */
final class TensorMath {
    private static final Map<String, DoubleUnaryOperator> UNARY = Map.ofEntries(
            Map.entry("Neg", v -> -v),
            Map.entry("Abs", Math::abs),
            Map.entry("Sqrt", Math::sqrt),
            Map.entry("Reciprocal", v -> 1 / v),
            Map.entry("Exp", Math::exp),
            Map.entry("Log", Math::log),
            Map.entry("Floor", Math::floor),
            Map.entry("Ceil", Math::ceil),
            Map.entry("Round", Math::rint),
            Map.entry("Sign", Math::signum),
            Map.entry("Not", v -> v == 0 ? 1 : 0),
            Map.entry("Sin", Math::sin),
            Map.entry("Cos", Math::cos),
            Map.entry("Tanh", Math::tanh),
            Map.entry("Sigmoid", TensorMath::sigmoid),
            Map.entry("Relu", v -> Math.max(0, v)),
            Map.entry("Softplus", v -> Math.log1p(Math.exp(v))),
            Map.entry("Softsign", v -> v / (1 + Math.abs(v))),
            Map.entry("HardSwish", TensorMath::hardSwish));

    private static final Map<String, DoubleBinaryOperator> BINARY = Map.ofEntries(
            Map.entry("Add", Double::sum),
            Map.entry("Sum", Double::sum),
            Map.entry("Sub", (a, b) -> a - b),
            Map.entry("Mul", (a, b) -> a * b),
            Map.entry("Min", Math::min),
            Map.entry("Max", Math::max),
            Map.entry("Mean", Double::sum),
            Map.entry("Pow", Math::pow),
            Map.entry("PRelu", (v, slope) -> v < 0 ? v * slope : v),
            Map.entry("And", (a, b) -> a != 0 && b != 0 ? 1 : 0),
            Map.entry("Or", (a, b) -> a != 0 || b != 0 ? 1 : 0),
            Map.entry("Xor", (a, b) -> (a != 0) != (b != 0) ? 1 : 0),
            Map.entry("Equal", (a, b) -> a == b ? 1 : 0),
            Map.entry("Less", (a, b) -> a < b ? 1 : 0),
            Map.entry("LessOrEqual", (a, b) -> a <= b ? 1 : 0),
            Map.entry("Greater", (a, b) -> a > b ? 1 : 0),
            Map.entry("GreaterOrEqual", (a, b) -> a >= b ? 1 : 0));

    private TensorMath() {}

    static boolean knows(String op) {
        return UNARY.containsKey(op)
                || BINARY.containsKey(op)
                || switch (op) {
                    case "Div", "Mod", "Where", "Clip", "LeakyRelu", "Elu", "Selu", "HardSigmoid" -> true;
                    default -> false;
                };
    }

    static Tensor of(Operands in) {
        OnnxNode node = in.node();
        Tensor first = in.tensor(0);
        if (UNARY.containsKey(node.op())) {
            return each(first, UNARY.get(node.op()));
        }
        if (BINARY.containsKey(node.op())) {
            Tensor result = first;
            for (int i = 1; i < node.inputs().size(); i++) {
                result = both(result, in.tensor(i), BINARY.get(node.op()));
            }
            int parts = node.inputs().size();
            return node.op().equals("Mean") ? each(result, v -> v / parts) : result;
        }
        return switch (node.op()) {
            case "Div" -> both(first, in.tensor(1), first.type().real() ? (a, b) -> a / b : TensorMath::wholeQuotient);
            case "Mod" -> both(first, in.tensor(1), node.flag("fmod") ? (a, b) -> a % b : TensorMath::modulo);
            case "Where" -> where(first, in.tensor(1), in.tensor(2));
            case "Clip" -> clip(in);
            case "LeakyRelu" -> each(first, leaky(node.number("alpha", 0.01f)));
            case "Elu" -> each(first, elu(node.number("alpha", 1)));
            case "Selu" -> each(first, selu(node));
            case "HardSigmoid" -> each(first, hardSigmoid(node.number("alpha", 0.2f), node.number("beta", 0.5)));
            default -> throw new IllegalStateException(node.op());
        };
    }

    private static double wholeQuotient(double a, double b) {
        if (b == 0) {
            throw new IllegalArgumentException("it divides a whole number by 0");
        }
        double quotient = a / b;
        return quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient);
    }

    private static double modulo(double a, double b) {
        return a - Math.floor(a / b) * b;
    }

    private static Tensor clip(Operands in) {
        OnnxNode node = in.node();
        double low =
                in.optionalTensor(1).map(Tensor::scalar).orElseGet(() -> node.number("min", Double.NEGATIVE_INFINITY));
        double high =
                in.optionalTensor(2).map(Tensor::scalar).orElseGet(() -> node.number("max", Double.POSITIVE_INFINITY));
        return each(in.tensor(0), v -> Math.min(high, Math.max(low, v)));
    }

    private static Tensor where(Tensor condition, Tensor yes, Tensor no) {
        Shape shape = condition.shape().together(yes.shape()).together(no.shape());
        double[] chosen = condition.broadcast(shape);
        double[] a = yes.broadcast(shape);
        double[] b = no.broadcast(shape);
        for (int k = 0; k < chosen.length; k++) {
            chosen[k] = chosen[k] != 0 ? a[k] : b[k];
        }
        return new Tensor(shape, chosen, yes.type(), Optional.empty());
    }

    private static Tensor each(Tensor tensor, DoubleUnaryOperator operator) {
        return typed(tensor.map(operator), tensor.type());
    }

    static Tensor both(Tensor a, Tensor b, DoubleBinaryOperator operator) {
        Shape shape = a.shape().together(b.shape());
        double[] left = a.broadcast(shape);
        double[] right = b.broadcast(shape);
        for (int k = 0; k < left.length; k++) {
            left[k] = operator.applyAsDouble(left[k], right[k]);
        }
        return typed(Tensor.of(shape, left), a.type());
    }

    /** Results of float32 have its precision, as a rounding that follows would notice. */
    private static Tensor typed(Tensor result, ElementType type) {
        Tensor rounded = type == ElementType.FLOAT ? result.map(v -> (float) v) : result;
        return new Tensor(rounded.shape(), rounded.values(), type, Optional.empty());
    }

    private static double sigmoid(double v) {
        return 1 / (1 + Math.exp(-v));
    }

    private static double hardSwish(double v) {
        return v * Math.clamp(v / 6 + 0.5, 0, 1);
    }

    private static DoubleUnaryOperator leaky(double slope) {
        return v -> v < 0 ? slope * v : v;
    }

    private static DoubleUnaryOperator elu(double alpha) {
        return v -> v < 0 ? alpha * Math.expm1(v) : v;
    }

    /** The defaults are the 32-bit numbers of the standard. */
    private static DoubleUnaryOperator selu(OnnxNode node) {
        double alpha = node.number("alpha", 1.67326319217681884765625);
        double gamma = node.number("gamma", 1.05070102214813232421875);
        return v -> gamma * (v > 0 ? v : alpha * Math.expm1(v));
    }

    private static DoubleUnaryOperator hardSigmoid(double alpha, double beta) {
        return v -> Math.clamp(alpha * v + beta, 0, 1);
    }
}
