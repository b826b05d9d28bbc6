package dev.synfire.importer.onnx;

import dev.synfire.network.Neurons;
import dev.synfire.network.neuron.Curve;
import dev.synfire.network.neuron.CurveFunction;
import dev.synfire.network.neuron.CurveFunction.Plain;
import dev.synfire.network.neuron.Relu;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Activations that rise without end and level off below: operators of their own, and products of a signal with its own
 * sigmoid, hard sigmoid, or tanh of softplus, as exporters write them.
 */
final class CurveNodes {
    /** Constants are 32-bit numbers: 1/6 is off by 1e-9. */
    private static final double NEAR = 1e-6;

    private final Layers layers;
    private final Map<String, Gate> gates = new HashMap<>();

    CurveNodes(Layers layers) {
        this.layers = layers;
    }

    /**
     * What a layer makes of a signal, if the product of both is a curve of the signal.
     *
     * @param argument the signal
     * @param product the curve
     * @param factor the product is so many times the curve
     */
    private record Gate(Signal argument, CurveFunction product, double factor) {}

    Signal elu(Operands in) {
        double alpha = in.node().number("alpha", 1);
        return curve(in, alpha > 0 ? new CurveFunction.Elu(alpha) : null, 1, 1);
    }

    /** max(0, x) + min(0, alpha (e^(x / alpha) - 1)). */
    Signal celu(Operands in) {
        double alpha = in.node().number("alpha", 1);
        return curve(in, alpha > 0 ? new CurveFunction.Elu(1) : null, 1 / alpha, alpha);
    }

    Signal selu(Operands in) {
        OnnxNode node = in.node();
        double gamma = node.number("gamma", 1.05070102214813232421875);
        double alpha = node.number("alpha", 1.67326319217681884765625);
        boolean usual = Math.abs(gamma - 1.0507009873554805) < NEAR && Math.abs(alpha - 1.6732632423543772) < NEAR;
        CurveFunction other = alpha > 0 ? new CurveFunction.Elu(alpha) : null;
        return usual ? curve(in, Plain.SELU, 1, 1) : curve(in, other, 1, gamma);
    }

    Signal gelu(Operands in) {
        return curve(in, in.node().text("approximate", "none").equals("tanh") ? Plain.GELU_TANH : Plain.GELU, 1, 1);
    }

    /** x sigmoid(alpha x). */
    Signal swish(Operands in) {
        double alpha = in.node().number("alpha", 1);
        return curve(in, alpha == 0 ? null : Plain.SILU, alpha, 1 / alpha);
    }

    Signal plain(Operands in, Plain function) {
        return curve(in, function, 1, 1);
    }

    /** after * f(before * x). */
    private Signal curve(Operands in, CurveFunction function, double before, double after) {
        OnnxNode node = in.node();
        if (function == null) {
            throw node.unsupported("its alpha is " + node.number("alpha", 1), "train with an alpha above 0");
        }
        Signal signal = layers.settled(in.limitedSignal(0), node);
        Signal inside = before == 1 ? signal : signal.scaled(Layers.all(before, signal));
        Signal sent = layers.layer(inside, Neurons.curve(function), node);
        return after == 1 ? sent : sent.scaled(Layers.all(after, sent));
    }

    Signal sigmoid(Operands in) {
        Signal argument = in.limitedSignal(0);
        return gate(layers.layer(argument, Neurons.sigmoid(), in.node()), argument, Plain.SILU);
    }

    /** Of the hard sigmoid that the node computes. */
    Signal hardSigmoid(Operands in, Signal result) {
        boolean sixth = Math.abs(in.node().number("alpha", 0.2f) - 1.0 / 6) < NEAR
                && Math.abs(in.node().number("beta", 0.5) - 0.5) < NEAR;
        return sixth ? gate(result, in.limitedSignal(0), Plain.HARD_SWISH) : result;
    }

    Signal tanh(Operands in) {
        Signal argument = in.limitedSignal(0);
        Signal result = layers.layer(argument, Neurons.tanh(), in.node());
        return argument.source()
                .flatMap(layers::draft)
                .filter(draft -> draft.neuron() instanceof Curve curve && curve.function() == Plain.SOFTPLUS)
                .map(draft -> gate(result, draft.currents(), Plain.MISH))
                .orElse(result);
    }

    private Signal gate(Signal result, Signal argument, CurveFunction product) {
        gates.put(result.source().orElseThrow(), new Gate(argument.unlimited(), product, 1));
        return result;
    }

    /** The product of two signals, if it is a curve of one of them. */
    Optional<Signal> product(Signal a, Signal b, OnnxNode node) {
        return gated(a, b, node).or(() -> gated(b, a, node));
    }

    private Optional<Signal> gated(Signal signal, Signal factor, OnnxNode node) {
        return factor.source()
                .flatMap(source -> Optional.ofNullable(gates.get(source))
                        .or(() -> layers.draft(source).flatMap(CurveNodes::relu)))
                .filter(gate -> same(gate.argument(), signal))
                .map(gate -> {
                    Signal sent = layers.layer(signal, Neurons.curve(gate.product()), node);
                    return gate.factor() == 1 ? sent : sent.scaled(Layers.all(gate.factor(), sent));
                });
    }

    /** min(6, max(0, x + 3)) is six times the hard sigmoid of x. */
    private static Optional<Gate> relu(Draft draft) {
        boolean six = draft.neuron() instanceof Relu relu && relu.maximum().orElse(0) == 6;
        Signal sum = draft.currents();
        return six ? Optional.of(new Gate(sum.plus(Layers.all(-3, sum)), Plain.HARD_SWISH, 6)) : Optional.empty();
    }

    private static boolean same(Signal a, Signal b) {
        return a.size() == b.size() && a.sameOrder(b) && a.terms().equals(b.terms()) && near(biases(a), biases(b));
    }

    private static double[] biases(Signal signal) {
        return signal.biases().map(b -> b.toArray()).orElseGet(() -> new double[signal.size()]);
    }

    private static boolean near(double[] a, double[] b) {
        double most = Arrays.stream(a).map(Math::abs).max().orElse(0);
        for (int k = 0; k < a.length; k++) {
            if (Math.abs(a[k] - b[k]) > NEAR * Math.max(1, most)) {
                return false;
            }
        }
        return true;
    }
}
