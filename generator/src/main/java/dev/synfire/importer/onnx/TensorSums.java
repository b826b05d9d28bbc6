package dev.synfire.importer.onnx;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** Products of matrices, and what is taken of all elements along dimensions, on constants. */
final class TensorSums {
    private static final long MOST_PRODUCTS = 1L << 30;
    private static final Set<String> REDUCE = Set.of(
            "ReduceSum",
            "ReduceMean",
            "ReduceMax",
            "ReduceMin",
            "ReduceProd",
            "ReduceL1",
            "ReduceL2",
            "ReduceSumSquare",
            "ReduceLogSumExp",
            "ReduceLogSum");

    private TensorSums() {}

    /**
     * A shape with dimensions taken together.
     *
     * @param result what is left of it
     * @param targets for each element of the shape, row by row, the element of the result to which it belongs
     */
    record Reduced(Shape result, int[] targets) {
        static Reduced of(Shape shape, int[] axes, boolean keep) {
            boolean[] gone = new boolean[shape.rank()];
            Arrays.stream(axes).forEach(axis -> gone[axis] = true);
            Shape kept = Shape.of(IntStream.range(0, shape.rank())
                    .map(d -> gone[d] ? 1 : shape.length(d))
                    .toArray());
            int[] lengths = IntStream.range(0, shape.rank())
                    .filter(d -> keep || !gone[d])
                    .map(kept::length)
                    .toArray();
            return new Reduced(Shape.of(lengths), kept.broadcast(shape));
        }
    }

    static boolean reduces(String op) {
        return REDUCE.contains(op);
    }

    static Tensor gemm(Operands in) {
        OnnxNode node = in.node();
        double alpha = node.number("alpha", 1);
        double beta = node.number("beta", 1);
        int[] turned = {1, 0};
        Tensor a = node.flag("transA") ? in.tensor(0).permuted(turned) : in.tensor(0);
        Tensor b = node.flag("transB") ? in.tensor(1).permuted(turned) : in.tensor(1);
        Tensor product = product(a, b, node).map(v -> alpha * v);
        return in.optionalTensor(2)
                .map(c -> TensorMath.both(product, c, (v, w) -> v + beta * w))
                .orElse(product);
    }

    static Tensor product(Tensor a, Tensor b, OnnxNode node) {
        Shape left = a.shape().rank() == 1 ? Shape.of(1, a.size()) : a.shape();
        Shape right = b.shape().rank() == 1 ? Shape.of(b.size(), 1) : b.shape();
        int rank = Math.max(left.rank(), right.rank());
        int rows = left.length(left.rank() - 2);
        int inner = left.length(left.rank() - 1);
        int columns = right.length(right.rank() - 1);
        if (inner != right.length(right.rank() - 2)) {
            throw node.wrong("it multiplies " + a.shape() + " by " + b.shape() + ", which don't fit");
        }
        Shape stack = front(left).together(front(right));
        if ((long) stack.size() * rows * inner * columns > MOST_PRODUCTS) {
            throw node.unsupported(
                    "it multiplies constants of shapes " + a.shape() + " and " + b.shape(), "multiply them beforehand");
        }
        int[] from = front(left).broadcast(stack);
        int[] with = front(right).broadcast(stack);
        double[] values = new double[stack.size() * rows * columns];
        for (int s = 0; s < from.length; s++) {
            for (int r = 0; r < rows; r++) {
                for (int k = 0; k < inner; k++) {
                    double factor = a.value((from[s] * rows + r) * inner + k);
                    for (int c = 0; c < columns; c++) {
                        values[(s * rows + r) * columns + c] += factor * b.value((with[s] * inner + k) * columns + c);
                    }
                }
            }
        }
        IntStream lengths = Arrays.stream(stack.lengths());
        lengths = a.shape().rank() == 1 ? lengths : IntStream.concat(lengths, IntStream.of(rows));
        lengths = b.shape().rank() == 1 ? lengths : IntStream.concat(lengths, IntStream.of(columns));
        return Tensor.of(Shape.of(lengths.toArray()), values);
    }

    /** All dimensions but the last two. */
    private static Shape front(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.lengths(), shape.rank() - 2));
    }

    static Tensor reduce(Operands in) {
        OnnxNode node = in.node();
        Tensor data = in.tensor(0);
        int rank = data.shape().rank();
        boolean none = node.flag("noop_with_empty_axes");
        int[] axes = in.axes(
                in.integers(1, "axes").filter(given -> given.length > 0).orElseGet(() -> IntStream.range(
                                0, none ? 0 : rank)
                        .asLongStream()
                        .toArray()),
                rank);
        Reduced reduced = Reduced.of(data.shape(), axes, node.integer("keepdims", 1) != 0);
        String op = node.op();
        double[] values = new double[reduced.result().size()];
        double start =
                switch (op) {
                    case "ReduceMax" -> Double.NEGATIVE_INFINITY;
                    case "ReduceMin" -> Double.POSITIVE_INFINITY;
                    case "ReduceProd" -> 1;
                    default -> 0;
                };
        Arrays.fill(values, start);
        DoubleBinaryOperator next =
                switch (op) {
                    case "ReduceMax" -> Math::max;
                    case "ReduceMin" -> Math::min;
                    case "ReduceProd" -> (sum, v) -> sum * v;
                    case "ReduceL1" -> (sum, v) -> sum + Math.abs(v);
                    case "ReduceL2", "ReduceSumSquare" -> (sum, v) -> sum + v * v;
                    case "ReduceLogSumExp" -> (sum, v) -> sum + Math.exp(v);
                    default -> Double::sum;
                };
        for (int k = 0; k < data.size(); k++) {
            int to = reduced.targets()[k];
            values[to] = next.applyAsDouble(values[to], data.value(k));
        }
        int each = data.size() / Math.max(1, values.length);
        for (int k = 0; k < values.length; k++) {
            values[k] = switch (op) {
                case "ReduceMean" -> values[k] / each;
                case "ReduceL2" -> Math.sqrt(values[k]);
                case "ReduceLogSumExp", "ReduceLogSum" -> Math.log(values[k]);
                default -> values[k];
            };
        }
        return new Tensor(reduced.result(), values, data.type(), Optional.empty());
    }

    static Tensor cumulated(Operands in) {
        OnnxNode node = in.node();
        Tensor data = in.tensor(0);
        int axis = in.axis((long) in.tensor(1).scalar(), data.shape().rank());
        if (node.flag("exclusive") || node.flag("reverse")) {
            throw node.unsupported("it adds up a constant exclusively or in reverse", "add it up beforehand");
        }
        int stride = data.shape().strides()[axis];
        double[] values = data.values().clone();
        for (int k = 0; k < values.length; k++) {
            if (k / stride % data.shape().length(axis) > 0) {
                values[k] += values[k - stride];
            }
        }
        return new Tensor(data.shape(), values, data.type(), Optional.empty());
    }
}
