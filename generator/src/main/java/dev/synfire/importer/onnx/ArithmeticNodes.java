package dev.synfire.importer.onnx;

import dev.synfire.problem.Problem;
import java.util.Arrays;

/** Sums of signals, and sums and products with constants. */
final class ArithmeticNodes {
    private final Layers layers;

    private final CurveNodes curves;

    ArithmeticNodes(Layers layers, CurveNodes curves) {
        this.layers = layers;
        this.curves = curves;
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
        return signal(a, node).plus(signal(b, node), node);
    }

    private static Signal plus(Signal signal, Tensor constant, OnnxNode node) {
        Signal filled = filled(signal, constant, node);
        return filled.plus(constant.broadcast(filled.shape()));
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
        if (in.value(0) instanceof Signal a && in.value(1) instanceof Signal b) {
            return curves.product(a, b, node).orElseThrow(() -> product(node));
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
                "leave out gates and attention; of products only x * Sigmoid(x) and its like are read");
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
            case Tensor _, Quantized _, Signal.Scores _ ->
                throw node.unsupported(
                        "it takes " + value.kind() + ", expected a signal", "leave the node out of the model");
        };
    }
}
