package dev.synfire.importer.onnx;

import dev.synfire.problem.Problem;
import java.util.Arrays;
import java.util.Optional;

/** Sums of signals, and sums and products with constants. */
final class ArithmeticNodes {
    private final Layers layers;

    ArithmeticNodes(Layers layers) {
        this.layers = layers;
    }

    Signal sum(Operands in) {
        OnnxNode node = in.node();
        Value sum = in.value(0);
        for (int i = 1; i < node.inputs().size(); i++) {
            sum = sum(sum, in.value(i), node);
        }
        return signal(sum, node);
    }

    private Value sum(Value a, Value b, OnnxNode node) {
        if (a instanceof Tensor first && b instanceof Tensor second) {
            Shape shape = first.shape().together(second.shape());
            double[] values = first.broadcast(shape);
            double[] more = second.broadcast(shape);
            Arrays.setAll(values, k -> values[k] + more[k]);
            return Tensor.of(shape, values);
        }
        if (a instanceof Tensor constant) {
            return plus(signal(b, node), constant, node);
        }
        if (b instanceof Tensor constant) {
            return plus(signal(a, node), constant, node);
        }
        return plus(signal(a, node), signal(b, node), node);
    }

    private static Signal plus(Signal signal, Tensor constant, OnnxNode node) {
        Signal filled = filled(signal, constant, node);
        return filled.plus(constant.broadcast(filled.shape()));
    }

    /** The sum of two signals of one shape, whichever of them is transposed. */
    static Signal plus(Signal a, Signal b, OnnxNode node) {
        Shape shape = a.shape().together(b.shape());
        if (a.size() != shape.size() || b.size() != shape.size()) {
            throw node.unsupported(
                    "it adds signals of shapes " + a.shape() + " and " + b.shape(), "give both the same shape");
        }
        if (a.terms().size() + b.terms().size() > Signal.MOST_TERMS) {
            throw node.unsupported("it adds more than " + Signal.MOST_TERMS + " signals", "put a layer in between");
        }
        return together(a.reshaped(shape), b.reshaped(shape), node);
    }

    private static Signal together(Signal a, Signal b, OnnxNode node) {
        if (a.sameOrder(b)) {
            return a.plus(b);
        }
        Optional<Signal> lined = a.arranged();
        if (lined.isPresent() && b.arranged().isPresent()) {
            return lined.get().plus(b.arranged().get());
        }
        return b.ordered(a.places())
                .map(a::plus)
                .or(() -> a.ordered(b.places()).map(b::plus))
                .orElseThrow(() -> node.unsupported(
                        "it adds signals of which one is transposed, of shape " + a.shape(),
                        "transpose both or none: convolve channels first"));
    }

    Signal difference(Operands in) {
        OnnxNode node = in.node();
        Value minus =
                switch (in.value(1)) {
                    case Tensor constant -> constant.map(v -> -v);
                    case Value other -> Layers.negated(signal(other, node));
                };
        return signal(sum(in.value(0), minus, node), node);
    }

    Signal product(Operands in) {
        OnnxNode node = in.node();
        if (in.value(0) instanceof Tensor constant) {
            return times(signal(in.value(1), node), constant, node);
        }
        if (in.value(1) instanceof Tensor constant) {
            return times(signal(in.value(0), node), constant, node);
        }
        throw product(node);
    }

    Signal quotient(Operands in) {
        OnnxNode node = in.node();
        if (in.value(0) instanceof Signal && in.value(1) instanceof Tensor divisor) {
            return times(signal(in.value(0), node), divisor.map(v -> 1 / v), node);
        }
        throw product(node);
    }

    private static Problem product(OnnxNode node) {
        return node.unsupported(
                "it multiplies or divides two signals, but weights are constant here",
                "leave out gates, attention and such activations as SiLU");
    }

    private static Signal times(Signal signal, Tensor factors, OnnxNode node) {
        Signal filled = filled(signal, factors, node);
        return filled.scaled(factors.broadcast(filled.shape()));
    }

    /** The signal in the shape to which a constant brings it. */
    private static Signal filled(Signal signal, Tensor constant, OnnxNode node) {
        Shape shape = signal.shape().together(constant.shape());
        if (shape.size() != signal.size()) {
            throw node.unsupported(
                    "its constant of shape " + constant.shape() + " repeats the signal of shape " + signal.shape(),
                    "give the constant the signal's shape");
        }
        return signal.reshaped(shape);
    }

    /** scale * (x - mean) / sqrt(variance + epsilon) + shift, with what was measured in training. */
    Signal batchNormalization(Operands in) {
        OnnxNode node = in.node();
        if (node.flag("training_mode")) {
            throw node.unsupported("it is in training mode", "export the model after model.eval()");
        }
        Signal signal = layers.summed(in.limitedSignal(0), node);
        double epsilon = node.number("epsilon", 1e-5f);
        Tensor scale = in.tensor(1);
        Tensor shift = in.tensor(2);
        Tensor mean = in.tensor(3);
        Tensor variance = in.tensor(4);
        int channels = signal.shape().rank() < 2 ? 0 : signal.shape().length(1);
        for (Tensor parameter : new Tensor[] {scale, shift, mean, variance}) {
            if (parameter.shape().rank() != 1 || parameter.size() != channels) {
                throw node.wrong(
                        "a parameter has shape " + parameter.shape() + " for a signal of shape " + signal.shape());
            }
        }
        double[] factors = new double[signal.size()];
        double[] shifts = new double[signal.size()];
        int plane = signal.shape().size(2, signal.shape().rank());
        for (int k = 0; k < factors.length; k++) {
            int c = k / plane % channels;
            factors[k] = scale.value(c) / Math.sqrt(variance.value(c) + epsilon);
            shifts[k] = shift.value(c) - mean.value(c) * factors[k];
        }
        return signal.scaled(factors).plus(shifts);
    }

    private Signal signal(Value value, OnnxNode node) {
        return switch (value) {
            case Signal signal -> layers.summed(signal, node);
            case Tensor _, Quantized _, Scores _ ->
                throw node.unsupported(
                        "it takes " + value.kind() + ", expected a signal", "leave the node out of the model");
        };
    }
}
