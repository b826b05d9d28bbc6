package dev.synfire.importer.onnx;

import dev.synfire.network.Neurons;
import java.util.Optional;

/** Activations and choices that are made of rectifiers exactly: Clip, Min, Max, HardSigmoid, LeakyRelu, PRelu. */
final class RectifierNodes {
    private final Layers layers;

    RectifierNodes(Layers layers) {
        this.layers = layers;
    }

    Signal clip(Operands in) {
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

    Signal hardSigmoid(Operands in) {
        OnnxNode node = in.node();
        // alpha and beta are 32-bit numbers, and so are their defaults.
        double alpha = node.number("alpha", 0.2f);
        double beta = node.number("beta", 0.5);
        Signal signal = layers.settled(in.limitedSignal(0), node);
        Signal line = signal.scaled(Layers.all(alpha, signal));
        return layers.clip(line.plus(Layers.all(beta, line)), 0, 1, node);
    }

    Signal leakyRelu(Operands in) {
        OnnxNode node = in.node();
        Signal signal = layers.settled(in.limitedSignal(0), node);
        return leaky(signal, Layers.all(node.number("alpha", 0.01f), signal), node);
    }

    Signal pRelu(Operands in) {
        OnnxNode node = in.node();
        Signal signal = layers.settled(in.limitedSignal(0), node);
        return leaky(signal, in.tensor(1).broadcast(signal.shape()), node);
    }

    /** max(0, x) - slope max(0, -x). */
    private Signal leaky(Signal signal, double[] slopes, OnnxNode node) {
        Signal above = layers.layer(signal, Neurons.relu(), node);
        Signal below = layers.layer(Layers.negated(signal), Neurons.relu(), node);
        double[] factors = new double[slopes.length];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = -slopes[k];
        }
        return above.plus(below.scaled(factors));
    }

    /** Min or Max of signals, and of one with constants. */
    Signal extreme(Operands in) {
        OnnxNode node = in.node();
        boolean largest = node.op().equals("Max");
        Optional<Tensor> limit = Optional.empty();
        Optional<Signal> found = Optional.empty();
        for (int i = 0; i < node.inputs().size(); i++) {
            if (in.value(i) instanceof Tensor constant) {
                limit = Optional.of(
                        limit.map(other -> TensorMath.both(other, constant, largest ? Math::max : Math::min))
                                .orElse(constant));
            } else {
                Signal signal = layers.settled(in.limitedSignal(i), node);
                found = Optional.of(found.map(other -> extreme(other, signal, largest, node))
                        .orElse(signal));
            }
        }
        Signal signal = found.orElseThrow();
        return limit.map(bound -> bounded(signal, bound, largest, node)).orElse(signal);
    }

    private Signal extreme(Signal a, Signal b, boolean largest, OnnxNode node) {
        return largest
                ? layers.larger(a, b, node)
                : Layers.negated(layers.larger(Layers.negated(a), Layers.negated(b), node));
    }

    private Signal bounded(Signal signal, Tensor bound, boolean below, OnnxNode node) {
        if (bound.size() == 1) {
            double limit = open(bound.scalar());
            return below
                    ? layers.clip(signal, limit, Double.POSITIVE_INFINITY, node)
                    : layers.clip(signal, Double.NEGATIVE_INFINITY, limit, node);
        }
        Shape shape = signal.shape().together(bound.shape());
        if (shape.size() != signal.size()) {
            throw node.unsupported(
                    "its constant of shape " + bound.shape() + " repeats the signal of shape " + signal.shape(),
                    "give the constant the signal's shape");
        }
        double[] limits = bound.broadcast(shape);
        double[] less = new double[limits.length];
        for (int k = 0; k < less.length; k++) {
            less[k] = -limits[k];
        }
        Signal filled = signal.reshaped(shape);
        if (below) {
            return layers.layer(filled.plus(less), Neurons.relu(), node).plus(limits);
        }
        Signal rest = layers.layer(Layers.negated(filled).plus(limits), Neurons.relu(), node);
        return Layers.negated(rest).plus(limits);
    }
}
