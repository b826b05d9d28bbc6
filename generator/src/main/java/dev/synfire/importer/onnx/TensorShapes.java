package dev.synfire.importer.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Operators that choose, repeat and join the elements of constants. */
final class TensorShapes {
    private TensorShapes() {}

    static Tensor gather(Operands in) {
        return gather(in.tensor(0), in.tensor(1), in);
    }

    static Tensor gather(Tensor data, Tensor indices, Operands in) {
        int axis = in.axis(in.node().integer("axis", 0), data.shape().rank());
        int length = data.shape().length(axis);
        int inner = data.shape().size(axis + 1, data.shape().rank());
        int outer = data.shape().size(0, axis);
        int[] picked = Arrays.stream(indices.integers())
                .mapToInt(i -> in.axis(i, length))
                .toArray();
        int[] lengths = IntStream.concat(
                        IntStream.concat(
                                Arrays.stream(data.shape().lengths(), 0, axis),
                                Arrays.stream(indices.shape().lengths())),
                        Arrays.stream(
                                data.shape().lengths(), axis + 1, data.shape().rank()))
                .toArray();
        Shape shape = Shape.of(lengths);
        double[] values = new double[shape.size()];
        int at = 0;
        for (int o = 0; o < outer; o++) {
            for (int index : picked) {
                System.arraycopy(data.values(), (o * length + index) * inner, values, at, inner);
                at += inner;
            }
        }
        return new Tensor(shape, values, data.type(), Optional.empty());
    }

    static Tensor concat(Operands in) {
        List<Tensor> parts = in.tensors();
        Shape first = parts.getFirst().shape();
        int axis = in.axis(in.node().integer("axis", 0), first.rank());
        int length = 0;
        for (Tensor part : parts) {
            if (part.shape().rank() != first.rank()
                    || !part.shape().with(axis, 1).equals(first.with(axis, 1))) {
                throw in.node().wrong("it joins shapes " + first + " and " + part.shape());
            }
            length = Math.addExact(length, part.shape().length(axis));
        }
        Shape shape = first.with(axis, length);
        double[] values = new double[shape.size()];
        int at = 0;
        for (int o = 0; o < shape.size(0, axis); o++) {
            for (Tensor part : parts) {
                int run = part.shape().size(axis, first.rank());
                System.arraycopy(part.values(), o * run, values, at, run);
                at += run;
            }
        }
        return new Tensor(shape, values, parts.getFirst().type(), Optional.empty());
    }

    static Tensor slice(Operands in, int opset) {
        Tensor data = in.tensor(0);
        Slices slices = Slices.of(in, data.shape(), opset);
        return picked(data, slices.result(), slices.places());
    }

    static List<Value> split(Operands in) {
        Tensor data = in.tensor(0);
        List<Value> parts = new ArrayList<>();
        for (Slices slices : Slices.split(in, data.shape())) {
            parts.add(picked(data, slices.result(), slices.places()));
        }
        return parts;
    }

    static Tensor expand(Operands in) {
        Tensor data = in.tensor(0);
        Shape shape = data.shape().together(Shape.of(in.tensor(1).integers()));
        return new Tensor(shape, data.broadcast(shape), data.type(), Optional.empty());
    }

    static Tensor tile(Operands in) {
        Tensor data = in.tensor(0);
        long[] repeats = in.tensor(1).integers();
        int rank = data.shape().rank();
        if (repeats.length != rank) {
            throw in.node().wrong("it has " + repeats.length + " repeats for " + rank + " dimensions");
        }
        Shape shape = Shape.of(IntStream.range(0, rank)
                .mapToLong(d -> repeats[d] * data.shape().length(d))
                .toArray());
        int[] places = new int[shape.size()];
        int[] strides = data.shape().strides();
        int[] steps = shape.strides();
        for (int k = 0; k < places.length; k++) {
            for (int d = 0; d < rank; d++) {
                places[k] += k / steps[d] % shape.length(d) % data.shape().length(d) * strides[d];
            }
        }
        return picked(data, shape, places);
    }

    /** A constant around a constant, or less of it where pads are negative. */
    static Tensor pad(Operands in) {
        OnnxNode node = in.node();
        Tensor data = in.tensor(0);
        int rank = data.shape().rank();
        long[] pads = in.integers(1, "pads").orElseThrow(() -> node.wrong("it has no pads"));
        int[] axes = in.given(3)
                ? in.axes(in.tensor(3).integers(), rank)
                : IntStream.range(0, rank).toArray();
        if (pads.length != 2 * axes.length) {
            throw node.wrong("it has " + pads.length + " pads for " + axes.length + " dimensions");
        }
        if (!node.text("mode", "constant").equals("constant")) {
            throw node.unsupported("it pads a constant by mode " + node.text("mode", ""), "pad by constants");
        }
        double value = in.optionalTensor(2).map(Tensor::scalar).orElseGet(() -> node.number("value", 0));
        long[] lengths = Arrays.stream(data.shape().lengths()).asLongStream().toArray();
        int[] begin = new int[rank];
        for (int i = 0; i < axes.length; i++) {
            begin[axes[i]] = Math.toIntExact(pads[i]);
            lengths[axes[i]] += pads[i] + pads[i + axes.length];
        }
        Shape shape = Shape.of(lengths);
        int[] steps = shape.strides();
        int[] strides = data.shape().strides();
        double[] values = new double[shape.size()];
        for (int k = 0; k < values.length; k++) {
            int place = 0;
            boolean inside = true;
            for (int d = 0; d < rank; d++) {
                int at = k / steps[d] % shape.length(d) - begin[d];
                inside &= at >= 0 && at < data.shape().length(d);
                place += at * strides[d];
            }
            values[k] = inside ? data.value(place) : value;
        }
        return new Tensor(shape, values, data.type(), Optional.empty());
    }

    static Tensor range(Operands in) {
        double start = in.tensor(0).scalar();
        double step = in.tensor(2).scalar();
        double count = Math.max(0, Math.ceil((in.tensor(1).scalar() - start) / step));
        Shape shape = Shape.of(new long[] {(long) count});
        double[] values = new double[shape.size()];
        Arrays.setAll(values, k -> start + k * step);
        return new Tensor(shape, values, in.tensor(0).type(), Optional.empty());
    }

    private static Tensor picked(Tensor data, Shape shape, int[] places) {
        double[] values = new double[places.length];
        Arrays.setAll(values, k -> data.value(places[k]));
        return new Tensor(shape, values, data.type(), Optional.empty());
    }
}
