package dev.synfire.importer.onnx;

import dev.synfire.network.Convolution;
import dev.synfire.network.Neurons;
import dev.synfire.network.Padding;
import dev.synfire.network.Window;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Vector;
import java.util.Optional;

/**
 * MaxPool and GlobalMaxPool, exactly, by rectifiers: with x(0), x(1), ... what a window sees, m(0) = x(0) and m(k) = x(k) +
 * max(0, m(k-1) - x(k)). Each difference is a layer of one neuron per place, the maximum another; a large window is taken
 * by rows and then by columns.
 */
final class MaxPoolNodes {
    /** Beyond that, rows and columns by themselves take fewer layers. */
    private static final int MOST_AT_ONCE = 4;

    private static final int MOST_LAYERS = 64;

    private final Layers layers;
    private final WindowNodes windows;

    MaxPoolNodes(Layers layers, WindowNodes windows) {
        this.layers = layers;
        this.windows = windows;
    }

    Signal maxPool(Operands in) {
        OnnxNode node = in.node();
        WindowNodes.Planes planes = windows.planes(in);
        long[] size = node.integers("kernel_shape").orElseThrow(() -> node.wrong("it has no kernel_shape"));
        if (size.length != planes.dimensions()) {
            throw node.wrong("its kernel_shape has " + size.length + " dimensions for a signal of shape "
                    + planes.signal().shape());
        }
        Window window = WindowReader.read(node, size, planes.dims());
        if (node.flag("ceil_mode")) {
            window = WindowNodes.whole(window, planes.dims());
        }
        return pooled(planes, window, node);
    }

    Signal globalMaxPool(Operands in) {
        WindowNodes.Planes planes = windows.planes(in);
        Extent plane = new Extent(planes.dims().get(1), planes.dims().get(2));
        return pooled(planes, new Window(plane, Extent.ONE, Padding.NONE, Extent.ONE), in.node());
    }

    private Signal pooled(WindowNodes.Planes planes, Window window, OnnxNode node) {
        Signal signal = planes.signal();
        boolean positive = layers.neverNegative(signal);
        if (!positive && !window.padding().equals(Padding.NONE)) {
            throw node.unsupported(
                    "it pads values that may be negative, beside which 0 would win",
                    "put the activation before it: Conv, Relu, MaxPool; or pool without padding");
        }
        int elements = window.size().height() * window.size().width();
        if (window.size().height() + window.size().width() > MOST_LAYERS) {
            throw node.unsupported(
                    "its window has " + window.size().height() + " rows and "
                            + window.size().width() + " columns, expected at most " + MOST_LAYERS + " together",
                    "pool in two steps, or by mean");
        }
        Signal source = signal.source().isPresent() ? signal : layers.layer(signal, neuron(positive), node);
        if (elements == 1 || elements <= MOST_AT_ONCE) {
            return chained(source, planes, window, positive, node);
        }
        Padding padding = window.padding();
        Window rows = new Window(
                new Extent(1, window.size().width()),
                new Extent(1, window.stride().width()),
                new Padding(0, 0, padding.left(), padding.right()),
                new Extent(1, window.dilation().width()));
        Signal first = window.size().width() == 1 && window.stride().width() == 1
                ? source
                : chained(source, planes, rows, positive, node);
        Dims dims = first == source ? planes.dims() : WindowNodes.output(rows, planes.dims());
        Window columns = new Window(
                new Extent(window.size().height(), 1),
                new Extent(window.stride().height(), 1),
                new Padding(padding.top(), padding.bottom(), 0, 0),
                new Extent(window.dilation().height(), 1));
        return window.size().height() == 1 && window.stride().height() == 1
                ? first
                : chained(first, new WindowNodes.Planes(first, dims, planes.dimensions()), columns, positive, node);
    }

    private static Rate neuron(boolean positive) {
        return positive ? Neurons.relu() : Neurons.identity();
    }

    /** What is sent in steps of the file differs by whole steps, by twice as many as there are codes on either side of 0. */
    private static Rate difference(Optional<Rate> sender) {
        return sender.<Rate>map(rate -> Neurons.relu()
                        .activationBits(Math.min(16, rate.codes().activationBits() + 1))
                        .multiplierBits(rate.codes().multiplierBits())
                        .step(rate.codes().step().orElseThrow()))
                .orElseGet(Neurons::relu);
    }

    private Signal chained(Signal source, WindowNodes.Planes planes, Window window, boolean positive, OnnxNode node) {
        int elements = window.size().height() * window.size().width();
        Optional<Rate> sender = layers.steppedSender(source);
        Optional<Signal> more = Optional.empty();
        for (int k = 1; k < elements; k++) {
            Signal difference = seen(source, planes, window, k - 1, k);
            Signal sum = more.map(difference::plus).orElse(difference);
            more = Optional.of(layers.layer(sum, difference(sender), node));
        }
        Signal last = seen(source, planes, window, elements - 1, -1);
        return layers.layer(more.map(last::plus).orElse(last), sender.orElseGet(() -> neuron(positive)), node);
    }

    /** One element of each window, less another if that is not -1. */
    private static Signal seen(Signal source, WindowNodes.Planes planes, Window window, int element, int less) {
        int channels = planes.dims().get(0);
        int size = window.size().height() * window.size().width();
        double[] weights = new double[channels * size];
        for (int c = 0; c < channels; c++) {
            weights[c * size + element] = 1;
            if (less >= 0) {
                weights[c * size + less] = -1;
            }
        }
        Convolution convolution = new Convolution(planes.dims(), channels, window, channels, Vector.of(weights));
        return source.mapped(convolution, WindowNodes.shape(planes, convolution.output()), Optional.empty());
    }
}
