package dev.synfire.importer.onnx;

import dev.synfire.network.Convolution;
import dev.synfire.network.Dense;
import dev.synfire.network.Padding;
import dev.synfire.network.Pooling;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Conv, the poolings by mean, and Pad: windows that slide over planes, in one or two dimensions. */
final class WindowNodes {
    /** More weights than that no sum over a dimension has. */
    private static final long MOST_WEIGHTS = 1 << 22;

    private final Layers layers;

    WindowNodes(Layers layers) {
        this.layers = layers;
    }

    Signal convolution(Operands in) {
        OnnxNode node = in.node();
        Planes planes = planes(in);
        Tensor weights = in.tensor(1);
        int dimensions = planes.dimensions();
        if (weights.shape().rank() != dimensions + 2) {
            throw node.wrong("its weights have shape " + weights.shape() + " for a signal of shape "
                    + planes.signal().shape());
        }
        int groups = node.integer("group", 1);
        int channels = weights.shape().length(0);
        if (groups < 1
                || (long) weights.shape().length(1) * groups != planes.dims().get(0)) {
            throw node.wrong("its weights have shape " + weights.shape() + " in " + groups + " groups for "
                    + planes.dims().get(0) + " input channels");
        }
        long[] size =
                Arrays.stream(weights.shape().lengths()).skip(2).asLongStream().toArray();
        Window window = WindowReader.read(node, size, planes.dims());
        Convolution convolution = new Convolution(planes.dims(), channels, window, groups, Vector.of(weights.values()));
        Optional<Tensor.Grid> grid = weights.grid().filter(g -> g.steps().length == 1 || g.axis() == 0);
        Signal result = planes.signal()
                .mapped(convolution, shape(planes, convolution.output()), grid)
                .named(node.name());
        return in.optionalTensor(2)
                .map(bias -> result.plus(bias.reshaped(column(bias, dimensions)).broadcast(result.shape())))
                .orElse(result);
    }

    private static Shape column(Tensor bias, int dimensions) {
        int[] lengths = new int[dimensions + 1];
        Arrays.fill(lengths, 1);
        lengths[0] = bias.size();
        return Shape.of(lengths);
    }

    Signal averagePool(Operands in) {
        OnnxNode node = in.node();
        Planes planes = planes(in);
        long[] size = node.integers("kernel_shape").orElseThrow(() -> node.wrong("it has no kernel_shape"));
        if (size.length != planes.dimensions()) {
            throw node.wrong("its kernel_shape has " + size.length + " dimensions for a signal of shape "
                    + planes.signal().shape());
        }
        Window window = WindowReader.read(node, size, planes.dims());
        if (node.flag("ceil_mode") && cutOff(window, planes.dims())) {
            if (node.flag("count_include_pad")) {
                throw node.unsupported(
                        "with ceil_mode and count_include_pad its last window reaches beyond the plane",
                        "export it with ceil_mode=False, or another size");
            }
            window = whole(window, planes.dims());
        }
        Pooling.Kind kind = node.flag("count_include_pad") || window.padding().equals(Padding.NONE)
                ? Pooling.Kind.AVERAGE
                : Pooling.Kind.AVERAGE_INSIDE;
        Pooling pooling = new Pooling(kind, planes.dims(), window);
        return planes.signal().mapped(pooling, shape(planes, pooling.output()), Optional.empty());
    }

    /** Whether the last place of a window leaves a rest of the plane, which ceil_mode would make a place of. */
    private static boolean cutOff(Window window, Dims input) {
        return !whole(window, input).equals(window);
    }

    /** With as much padding at the end that the last window, as ceil_mode has it, begins inside of the plane. */
    static Window whole(Window window, Dims input) {
        Padding padding = window.padding();
        int bottom = end(
                input.get(1),
                window.size().height(),
                window.stride().height(),
                window.dilation().height(),
                padding.top(),
                padding.bottom());
        int right = end(
                input.get(2),
                window.size().width(),
                window.stride().width(),
                window.dilation().width(),
                padding.left(),
                padding.right());
        return new Window(
                window.size(),
                window.stride(),
                new Padding(padding.top(), bottom, padding.left(), right),
                window.dilation());
    }

    private static int end(int length, int size, int stride, int dilation, int before, int after) {
        int rest = length + before + after - dilation * (size - 1) - 1;
        int places = Math.ceilDiv(rest, stride) + 1;
        if ((places - 1) * stride >= length + before) {
            places--;
        }
        return Math.max(after, after + (places - 1) * stride - rest);
    }

    /** The planes that a window makes of planes. */
    static Dims output(Window window, Dims input) {
        return new Pooling(Pooling.Kind.SUM, input, window).output(input);
    }

    Signal globalAveragePool(Operands in) {
        int rank = in.limitedSignal(0).shape().rank();
        return reduced(in, IntStream.range(2, Math.max(2, rank)).toArray(), true, Pooling.Kind.AVERAGE);
    }

    /** ReduceMean or ReduceSum. */
    Signal reduce(Operands in) {
        OnnxNode node = in.node();
        int rank = in.limitedSignal(0).shape().rank();
        int[] axes = in.axes(
                in.integers(1, "axes").orElseGet(() -> LongRange.upTo(node.flag("noop_with_empty_axes") ? 0 : rank)),
                rank);
        boolean mean = node.op().equals("ReduceMean");
        return reduced(in, axes, node.integer("keepdims", 1) != 0, mean ? Pooling.Kind.AVERAGE : Pooling.Kind.SUM);
    }

    private Signal reduced(Operands in, int[] axes, boolean keep, Pooling.Kind kind) {
        OnnxNode node = in.node();
        Signal signal = layers.settled(in.limitedSignal(0), node);
        Shape shape = signal.shape();
        int[] order = last(axes, shape.rank());
        Signal turned = signal.permuted(order);
        TensorSums.Reduced reduced = TensorSums.Reduced.of(shape, axes, keep);
        boolean small = (long) reduced.result().size() * signal.size() <= MOST_WEIGHTS;
        if (turned.order().isPresent() && (small || turned.arranged().isEmpty())) {
            return gathered(signal, reduced, kind, node);
        }
        Signal lined = arranged(turned, node);
        int kept = lined.shape().size(0, shape.rank() - axes.length);
        int each = lined.shape().size(shape.rank() - axes.length, shape.rank());
        Window window = new Window(new Extent(1, Math.max(1, each)), Extent.ONE, Padding.NONE);
        List<Integer> lengths = new ArrayList<>();
        for (int d = 0; d < shape.rank(); d++) {
            int dimension = d;
            boolean gone = Arrays.stream(axes).anyMatch(axis -> axis == dimension);
            if (!gone || keep) {
                lengths.add(gone ? 1 : shape.length(d));
            }
        }
        Shape result = Shape.of(lengths.stream().mapToInt(Integer::intValue).toArray());
        return lined.mapped(new Pooling(kind, Dims.of(kept, 1, each), window), result, Optional.empty());
    }

    /** The same by a matrix, where the elements that are added up lie apart. */
    private static Signal gathered(Signal signal, TensorSums.Reduced reduced, Pooling.Kind kind, OnnxNode node) {
        int rows = reduced.result().size();
        if ((long) rows * signal.size() > MOST_WEIGHTS) {
            throw node.unsupported(
                    "it adds up " + signal.size() + " numbers to " + rows + " along a dimension that is not the last",
                    "add up along the last dimensions, as over the planes of channels");
        }
        double weight = kind == Pooling.Kind.SUM ? 1 : (double) rows / signal.size();
        double[] weights = new double[rows * signal.size()];
        for (int k = 0; k < signal.size(); k++) {
            weights[reduced.targets()[k] * signal.size() + k] = weight;
        }
        return signal.mapped(new Dense(signal.columnsInMemory(rows, weights)), reduced.result(), Optional.empty());
    }

    /** A part of a signal: whole channels are picked, and rows and columns by a window that sees one of its elements. */
    Signal cut(Signal signal, Slices part, OnnxNode node) {
        if (part.result().size() == 0) {
            throw node.unsupported("nothing is left of a signal of shape " + part.shape(), "cut less");
        }
        Optional<Signal> picked = Selection.of(signal, part.result(), part.places());
        if (picked.isPresent()) {
            return picked.get();
        }
        int rank = part.shape().rank();
        int planes = rank < 4 ? rank - 1 : rank - 2;
        boolean forward = Arrays.stream(part.steps()).allMatch(step -> step > 0);
        boolean whole = IntStream.range(0, planes)
                .allMatch(d -> part.result().length(d) == part.shape().length(d) && part.steps()[d] == 1);
        if (!forward || !whole || rank < 2) {
            throw node.unsupported(
                    "it cuts " + part.result() + " of " + part.shape(),
                    "cut whole channels, or rows and columns of all");
        }
        int row = rank < 4 ? -1 : rank - 2;
        int column = rank - 1;
        Dims dims = Dims.of(
                part.shape().size(0, planes),
                row < 0 ? 1 : part.shape().length(row),
                part.shape().length(column));
        Extent size = new Extent(row < 0 ? 1 : reach(part, row), reach(part, column));
        double[] weights = new double[dims.get(0) * size.height() * size.width()];
        int at = (row < 0 ? 0 : part.starts()[row] * size.width()) + part.starts()[column];
        for (int c = 0; c < dims.get(0); c++) {
            weights[c * size.height() * size.width() + at] = 1;
        }
        Window window = new Window(
                size, new Extent(row < 0 ? 1 : part.steps()[row], part.steps()[column]), Padding.NONE, Extent.ONE);
        return arranged(signal, node)
                .mapped(
                        new Convolution(dims, dims.get(0), window, dims.get(0), Vector.of(weights)),
                        part.result(),
                        Optional.empty());
    }

    /** How many elements a window has that sees each element of the part in turn. */
    private static int reach(Slices part, int dimension) {
        return part.shape().length(dimension) - (part.result().length(dimension) - 1) * part.steps()[dimension];
    }

    /** Zeros around the planes, as a sum over windows of one element. */
    Signal pad(Operands in) {
        OnnxNode node = in.node();
        Signal signal = layers.settled(in.limitedSignal(0), node);
        int rank = signal.shape().rank();
        long[] pads = in.integers(1, "pads").orElseThrow(() -> node.wrong("it has no pads"));
        int[] axes = in.axes(in.given(3) ? in.tensor(3).integers() : LongRange.upTo(rank), rank);
        if (pads.length != 2 * axes.length) {
            throw node.wrong("it has " + pads.length + " pads for " + axes.length + " dimensions");
        }
        double value = in.optionalTensor(2).map(Tensor::scalar).orElseGet(() -> node.number("value", 0));
        if (!node.text("mode", "constant").equals("constant") || value != 0) {
            throw node.unsupported("it pads with something else than 0", "pad with zeros");
        }
        int[] begin = new int[rank];
        int[] end = new int[rank];
        for (int i = 0; i < axes.length; i++) {
            begin[axes[i]] = Math.clamp(pads[i], -Shape.MOST_ELEMENTS, Shape.MOST_ELEMENTS);
            end[axes[i]] = Math.clamp(pads[i + axes.length], -Shape.MOST_ELEMENTS, Shape.MOST_ELEMENTS);
        }
        if (IntStream.range(0, rank).anyMatch(d -> begin[d] < 0 || end[d] < 0)) {
            Slices left = Slices.whole(signal.shape());
            for (int d = 0; d < rank; d++) {
                int length = signal.shape().length(d);
                left = left.cut(d, Math.clamp(-begin[d], 0, length), length - Math.clamp(-end[d], 0, length), 1);
                begin[d] = Math.max(0, begin[d]);
                end[d] = Math.max(0, end[d]);
            }
            return padded(cut(signal, left, node), begin, end, node);
        }
        return padded(signal, begin, end, node);
    }

    private static Signal padded(Signal signal, int[] begin, int[] end, OnnxNode node) {
        int rank = signal.shape().rank();
        int[] padded = IntStream.range(0, rank)
                .filter(d -> begin[d] != 0 || end[d] != 0)
                .toArray();
        if (padded.length == 0) {
            return signal;
        }
        if (padded.length > 2) {
            throw node.unsupported("it pads " + padded.length + " dimensions, expected at most two", "pad planes only");
        }
        int[] order = last(padded, rank);
        Signal lined = arranged(signal.permuted(order), node);
        int row = padded.length == 2 ? padded[0] : -1;
        int column = padded[padded.length - 1];
        Dims input = Dims.of(
                lined.shape().size(0, rank - padded.length),
                row < 0 ? 1 : signal.shape().length(row),
                signal.shape().length(column));
        Padding padding = new Padding(row < 0 ? 0 : begin[row], row < 0 ? 0 : end[row], begin[column], end[column]);
        Pooling pooling = new Pooling(Pooling.Kind.SUM, input, new Window(Extent.ONE, Extent.ONE, padding));
        Shape result = lined.shape();
        for (int i = 0; i < padded.length; i++) {
            int d = padded[i];
            result = result.with(rank - padded.length + i, signal.shape().length(d) + begin[d] + end[d]);
        }
        return lined.mapped(pooling, result, Optional.empty()).permuted(inverse(order));
    }

    /**
     * A signal as planes.
     *
     * @param dims channels, height, width
     * @param dimensions 1 or 2, of a plane
     */
    record Planes(Signal signal, Dims dims, int dimensions) {}

    Planes planes(Operands in) {
        OnnxNode node = in.node();
        Signal signal = layers.settled(in.limitedSignal(0), node);
        Shape shape = signal.shape();
        if (shape.rank() != 3 && shape.rank() != 4 || shape.length(0) != 1) {
            throw node.unsupported(
                    "it takes a signal of shape " + shape
                            + ", expected (1, channels, length) or (1, channels, height, width)",
                    "convolve in one or two dimensions");
        }
        boolean flat = shape.rank() == 3;
        Dims dims = Dims.of(shape.length(1), flat ? 1 : shape.length(2), shape.length(flat ? 2 : 3));
        return new Planes(arranged(signal, node), dims, flat ? 1 : 2);
    }

    private static Signal arranged(Signal signal, OnnxNode node) {
        return signal.arranged()
                .or(() -> Selection.inRow(signal))
                .orElseThrow(() -> node.unsupported(
                        "it takes a signal that is transposed, of shape " + signal.shape(),
                        "transpose before the first layer, or back again: channels first"));
    }

    static Shape shape(Planes planes, Dims output) {
        return planes.dimensions() == 1
                ? Shape.of(1, output.get(0), output.get(2))
                : Shape.of(1, output.get(0), output.get(1), output.get(2));
    }

    /** All dimensions, those axes last. */
    private static int[] last(int[] axes, int rank) {
        return IntStream.concat(
                        IntStream.range(0, rank).filter(d -> Arrays.stream(axes).noneMatch(axis -> axis == d)),
                        Arrays.stream(axes).sorted())
                .toArray();
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int d = 0; d < order.length; d++) {
            inverse[order[d]] = d;
        }
        return inverse;
    }

    /** 0, 1, 2, ... as exporters write axes. */
    private static final class LongRange {
        static long[] upTo(int end) {
            return IntStream.range(0, end).asLongStream().toArray();
        }
    }
}
