package dev.synfire.importer.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of a tensor: from each dimension some indices at equal distances.
 *
 * @param shape of the whole
 * @param starts the first index of each dimension
 * @param steps from one index to the next, not 0
 * @param result how many of each dimension
 */
record Slices(Shape shape, int[] starts, int[] steps, Shape result) {
    /** What a Slice takes. */
    static Slices of(Operands in, Shape shape, int opset) {
        OnnxNode node = in.node();
        boolean attributes = opset < 10;
        long[] starts = attributes
                ? node.integers("starts").orElse(new long[0])
                : in.tensor(1).integers();
        long[] ends = attributes
                ? node.integers("ends").orElse(new long[0])
                : in.tensor(2).integers();
        long[] axes = (attributes ? node.integers("axes") : in.optionalTensor(3).map(Tensor::integers))
                .orElseGet(
                        () -> IntStream.range(0, starts.length).asLongStream().toArray());
        long[] steps = (attributes
                        ? java.util.Optional.<long[]>empty()
                        : in.optionalTensor(4).map(Tensor::integers))
                .orElseGet(() -> Arrays.stream(starts).map(s -> 1).toArray());
        if (ends.length != starts.length || axes.length != starts.length || steps.length != starts.length) {
            throw node.wrong("its starts, ends, axes and steps are of different lengths");
        }
        Slices slices = whole(shape);
        for (int i = 0; i < starts.length; i++) {
            int axis = in.axis(axes[i], shape.rank());
            if (steps[i] == 0) {
                throw node.wrong("a step is 0");
            }
            slices = slices.cut(axis, starts[i], ends[i], steps[i]);
        }
        return slices;
    }

    /** The parts of a Split. */
    static List<Slices> split(Operands in, Shape shape) {
        OnnxNode node = in.node();
        int axis = in.axis(node.integer("axis", 0), shape.rank());
        int length = shape.length(axis);
        int count = node.integer("num_outputs", node.outputs().size());
        int each = Math.ceilDiv(length, Math.max(1, count));
        long[] lengths = in.integers(1, "split").orElseGet(() -> IntStream.range(0, count)
                .mapToLong(i -> Math.clamp(length - (long) i * each, 0, each))
                .toArray());
        if (Arrays.stream(lengths).sum() != length
                || lengths.length < node.outputs().size()) {
            throw node.wrong("it splits " + length + " into " + Arrays.toString(lengths));
        }
        List<Slices> parts = new ArrayList<>();
        long from = 0;
        for (long part : lengths) {
            parts.add(whole(shape).cut(axis, from, from + part, 1));
            from += part;
        }
        return parts;
    }

    static Slices whole(Shape shape) {
        int[] steps = new int[shape.rank()];
        Arrays.fill(steps, 1);
        return new Slices(shape, new int[shape.rank()], steps, shape);
    }

    /** Less of a dimension; negative ends count from its end, and what is beyond it is left out. */
    Slices cut(int axis, long start, long end, long step) {
        long length = shape.length(axis);
        long from = start < 0 ? start + length : start;
        long to = end < 0 ? end + length : end;
        long first = step > 0 ? Math.clamp(from, 0L, length) : Math.clamp(from, 0L, Math.max(0, length - 1));
        long last = step > 0 ? Math.clamp(to, 0L, length) : Math.clamp(to, -1L, length - 1);
        long count = Math.max(0, step > 0 ? Math.ceilDiv(last - first, step) : Math.ceilDiv(first - last, -step));
        int[] begins = starts.clone();
        int[] distances = steps.clone();
        begins[axis] = (int) first;
        distances[axis] = Math.clamp(step, -Shape.MOST_ELEMENTS, Shape.MOST_ELEMENTS);
        return new Slices(shape, begins, distances, result.with(axis, (int) count));
    }

    /** For each element of the part, row by row, its place in the whole. */
    int[] places() {
        int[] strides = shape.strides();
        int[] runs = result.strides();
        int[] places = new int[result.size()];
        for (int k = 0; k < places.length; k++) {
            for (int d = 0; d < starts.length; d++) {
                places[k] += (starts[d] + k / runs[d] % result.length(d) * steps[d]) * strides[d];
            }
        }
        return places;
    }
}
