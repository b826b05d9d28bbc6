package dev.synfire.importer.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Nodes that move no number: they name the same elements by other indices. */
final class ShapeNodes {
    private final int batch;

    /** The batch that the file fixes appears in its shapes, where 1 is meant. */
    ShapeNodes(int batch) {
        this.batch = batch;
    }

    Tensor shape(Operands in) {
        OnnxNode node = in.node();
        Shape shape = in.limitedSignal(0).shape();
        int start = Math.clamp(fromEnd(node.integer("start", 0), shape.rank()), 0, shape.rank());
        int end = Math.clamp(fromEnd(node.integer("end", shape.rank()), shape.rank()), start, shape.rank());
        return Tensor.of(Arrays.copyOfRange(shape.lengths(), start, end));
    }

    private static int fromEnd(int index, int rank) {
        return index < 0 ? index + rank : index;
    }

    Signal reshape(Operands in) {
        Signal signal = in.limitedSignal(0);
        return signal.reshaped(reshaped(in, signal.shape()));
    }

    /** The shape that a Reshape gives to what has that shape. */
    Shape reshaped(Operands in, Shape shape) {
        OnnxNode node = in.node();
        long[] wanted = in.integers(1, "shape").orElseThrow(() -> node.wrong("it has no shape"));
        return reshaped(shape, wanted, node.flag("allowzero"), node);
    }

    private Shape reshaped(Shape shape, long[] wanted, boolean zeroIsZero, OnnxNode node) {
        long[] lengths = wanted.clone();
        int open = -1;
        long product = 1;
        for (int d = 0; d < lengths.length; d++) {
            if (lengths[d] == 0 && !zeroIsZero && d < shape.rank()) {
                lengths[d] = shape.length(d);
            }
            if (lengths[d] == -1 && open < 0) {
                open = d;
            } else if (lengths[d] < 1 || lengths[d] > Shape.MOST_ELEMENTS) {
                throw node.wrong("it gives the shape " + Arrays.toString(wanted) + " to a signal of shape " + shape);
            } else {
                product = Math.min(product * lengths[d], Shape.MOST_ELEMENTS + 1L);
            }
        }
        int size = shape.size();
        if (open >= 0 && size % product == 0) {
            lengths[open] = size / product;
            product = size;
        }
        if (product != size && batch > 1 && lengths.length > 1 && lengths[0] == batch && wanted[0] == batch) {
            long[] single = wanted.clone();
            single[0] = 1;
            return reshaped(shape, single, zeroIsZero, node);
        }
        if (product != size) {
            throw node.wrong("it gives the shape " + Arrays.toString(wanted) + " to a signal of shape " + shape);
        }
        return Shape.of(lengths);
    }

    Signal flatten(Operands in) {
        Signal signal = in.limitedSignal(0);
        int rank = signal.shape().rank();
        int axis = in.node().integer("axis", 1);
        int split = axis == rank ? rank : in.axis(axis, rank);
        return signal.reshaped(
                Shape.of(signal.shape().size(0, split), signal.shape().size(split, rank)));
    }

    Signal transpose(Operands in) {
        Signal signal = in.limitedSignal(0);
        return signal.permuted(order(in, signal.shape().rank()));
    }

    /** The order of dimensions that a Transpose asks for. */
    static int[] order(Operands in, int rank) {
        OnnxNode node = in.node();
        int[] order = node.integers("perm")
                .map(perm -> Arrays.stream(perm).mapToInt(Math::toIntExact).toArray())
                .orElseGet(() -> IntStream.range(0, rank).map(d -> rank - 1 - d).toArray());
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        if (!Arrays.equals(sorted, IntStream.range(0, rank).toArray())) {
            throw node.wrong("perm is " + Arrays.toString(order) + " for " + rank + " dimensions");
        }
        return order;
    }

    Signal squeeze(Operands in) {
        Signal signal = in.limitedSignal(0);
        return signal.reshaped(squeezed(in, signal.shape()));
    }

    static Shape squeezed(Operands in, Shape shape) {
        int[] axes = in.integers(1, "axes")
                .map(given -> in.axes(given, shape.rank()))
                .orElseGet(() -> IntStream.range(0, shape.rank())
                        .filter(d -> shape.length(d) == 1)
                        .toArray());
        List<Integer> lengths = new ArrayList<>();
        for (int d = 0; d < shape.rank(); d++) {
            int dimension = d;
            if (Arrays.stream(axes).noneMatch(axis -> axis == dimension)) {
                lengths.add(shape.length(d));
            } else if (shape.length(d) != 1) {
                throw in.node().wrong("it leaves out dimension " + d + " of shape " + shape);
            }
        }
        return Shape.of(lengths.stream().mapToInt(Integer::intValue).toArray());
    }

    Signal unsqueeze(Operands in) {
        Signal signal = in.limitedSignal(0);
        return signal.reshaped(unsqueezed(in, signal.shape()));
    }

    static Shape unsqueezed(Operands in, Shape shape) {
        long[] given = in.integers(1, "axes").orElseThrow(() -> in.node().wrong("it has no axes"));
        int rank = shape.rank() + given.length;
        Shape.of(IntStream.range(0, rank).map(d -> 1).toArray());
        int[] axes = in.axes(given, rank);
        int[] lengths = new int[rank];
        for (int d = 0, from = 0; d < rank; d++) {
            int dimension = d;
            boolean added = Arrays.stream(axes).anyMatch(axis -> axis == dimension);
            if (!added && from == shape.rank()) {
                throw in.node().wrong("its axes are " + Arrays.toString(given));
            }
            lengths[d] = added ? 1 : shape.length(from++);
        }
        return Shape.of(lengths);
    }
}
