package dev.synfire.importer.onnx;

import dev.synfire.network.Dense;
import java.util.Arrays;
import java.util.Optional;

/** Gemm and MatMul: weights from every element to every output. */
final class LinearNodes {
    private final Layers layers;

    LinearNodes(Layers layers) {
        this.layers = layers;
    }

    /** alpha * A * B + beta * C, with the constants in B. */
    Signal gemm(Operands in) {
        OnnxNode node = in.node();
        Signal a = layers.settled(in.limitedSignal(0), node);
        Tensor b = in.tensor(1);
        if (a.shape().rank() != 2 || b.shape().rank() != 2) {
            throw node.wrong("it multiplies " + a.shape() + " by " + b.shape() + ", expected two dimensions each");
        }
        Signal left = node.flag("transA") ? a.permuted(new int[] {1, 0}) : a;
        Tensor right = node.flag("transB") ? b.permuted(new int[] {1, 0}) : b;
        double alpha = node.number("alpha", 1);
        Signal product = product(left, alpha == 1 ? right : right.map(w -> alpha * w), node);
        if (!in.given(2)) {
            return product;
        }
        double beta = node.number("beta", 1);
        Tensor c = beta == 1 ? in.tensor(2) : in.tensor(2).map(v -> beta * v);
        return product.plus(c.broadcast(product.shape()));
    }

    Signal matMul(Operands in) {
        OnnxNode node = in.node();
        if (in.value(0) instanceof Tensor weights) {
            // W x = (x' W')'
            Signal signal = layers.settled(in.limitedSignal(1), node);
            if (weights.shape().rank() != 2 || signal.shape().rank() < 2) {
                throw node.unsupported(
                        "it multiplies " + weights.shape() + " by " + signal.shape()
                                + ", expected weights of two dimensions",
                        "write the weights on the right: torch.nn.Linear, keras.layers.Dense");
            }
            int[] turned = turned(signal.shape().rank());
            return product(signal.permuted(turned), weights.permuted(new int[] {1, 0}), node)
                    .permuted(turned);
        }
        return product(layers.settled(in.limitedSignal(0), node), in.tensor(1), node);
    }

    private static int[] turned(int rank) {
        int[] order = new int[rank];
        Arrays.setAll(order, d -> d);
        order[rank - 1] = rank - 2;
        order[rank - 2] = rank - 1;
        return order;
    }

    /** A signal of shape (..., K) times weights of shape (K, N). */
    private static Signal product(Signal signal, Tensor given, OnnxNode node) {
        Tensor weights = matrix(given, node);
        int rank = signal.shape().rank();
        int inputs = rank == 0 ? 0 : signal.shape().length(rank - 1);
        if (inputs != weights.shape().length(0)) {
            throw node.wrong("it multiplies " + signal.shape() + " by " + given.shape() + ", which don't fit");
        }
        int outputs = weights.shape().length(1);
        int times = signal.size() / Math.max(1, inputs);
        // Rows that are multiplied alike make a matrix of blocks.
        Shape size = Shape.of((long) times * outputs, (long) times * inputs);
        double[] all = new double[size.size()];
        for (int block = 0; block < times; block++) {
            for (int n = 0; n < outputs; n++) {
                for (int k = 0; k < inputs; k++) {
                    all[(block * outputs + n) * times * inputs + block * inputs + k] = weights.value(k * outputs + n);
                }
            }
        }
        Optional<Tensor.Grid> grid = weights.grid().filter(g -> times == 1 && (g.steps().length == 1 || g.axis() == 1));
        Shape result = signal.shape().with(rank - 1, outputs);
        return signal.mapped(new Dense(signal.columnsInMemory(times * outputs, all)), result, grid)
                .named(node.name());
    }

    private static Tensor matrix(Tensor weights, OnnxNode node) {
        Shape shape = weights.shape();
        if (shape.rank() == 1) {
            return weights.reshaped(Shape.of(shape.length(0), 1));
        }
        if (shape.rank() > 2 && shape.size(0, shape.rank() - 2) == 1) {
            return weights.reshaped(Shape.of(shape.length(shape.rank() - 2), shape.length(shape.rank() - 1)));
        }
        if (shape.rank() != 2) {
            throw node.unsupported("its weights have shape " + shape + ", expected two dimensions", "use one matrix");
        }
        return weights;
    }
}
