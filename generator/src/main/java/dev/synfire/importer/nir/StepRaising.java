package dev.synfire.importer.nir;

import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Layer;
import dev.synfire.network.Padding;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes NIR nodes of a projection's steps; a Flatten comes before a matrix that takes planes. */
final class StepRaising {
    private final Layer layer;
    private final String source;
    private final double dt;

    StepRaising(Layer layer, String source, double dt) {
        this.layer = layer;
        this.source = source;
        this.dt = dt;
    }

    /** The nodes, in a list that may be changed. */
    List<NirNode> nodes(List<Transform> steps, Dims sent) {
        List<NirNode> all = new ArrayList<>();
        Dims dims = sent;
        for (Transform step : steps) {
            Shape in = NirExport.shape(dims);
            if (step instanceof Dense && in.rank() > 1) {
                all.add(new NirNode.Flatten(Optional.of(in), 0, -1));
            }
            all.add(node(step, in));
            dims = step.output(dims);
        }
        return all;
    }

    private NirNode node(Transform step, Shape in) {
        return switch (step) {
            case Dense(Matrix weights) ->
                new NirNode.Linear(Tensor.of(Shape.of(weights.rows(), weights.columns()), weights.toArray()));
            case Scaling(Vector factors) -> new NirNode.Scale(filled(in, factors));
            case Delay delay ->
                new NirNode.Delay(filled(
                        in,
                        Vector.of(
                                delay.ticks().stream().mapToDouble(t -> t * dt).toArray())));
            case Convolution conv ->
                new NirNode.Conv2d(
                        Optional.of(Shape.of(conv.input().get(1), conv.input().get(2))),
                        Tensor.of(NirExport.shape(conv.kernel()), conv.weights().toArray()),
                        List.of(
                                conv.window().stride().height(),
                                conv.window().stride().width()),
                        padding(conv.window()),
                        List.of(
                                conv.window().dilation().height(),
                                conv.window().dilation().width()),
                        conv.groups(),
                        Tensor.filled(Shape.of(conv.channels()), 0));
            case Pooling pooling -> pooling(pooling);
        };
    }

    private static Tensor filled(Shape shape, Vector values) {
        return Tensor.of(shape, Elements.spread(values, shape.size()));
    }

    private NirNode pooling(Pooling pooling) {
        Window window = pooling.window();
        boolean plain = window.dilation().height() == 1 && window.dilation().width() == 1 && even(window.padding());
        boolean padded = !window.padding().equals(Padding.NONE);
        if (!plain || (padded && pooling.pools() == Pooling.Kind.AVERAGE_INSIDE)) {
            throw unsupported("its pooling has gaps, uneven padding, or a mean that doesn't count the padding");
        }
        List<Integer> size = List.of(window.size().height(), window.size().width());
        List<Integer> stride = List.of(window.stride().height(), window.stride().width());
        List<Integer> zeros = List.of(window.padding().top(), window.padding().left());
        return switch (pooling.pools()) {
            case SUM -> new NirNode.SumPool2d(size, stride, zeros);
            case AVERAGE, AVERAGE_INSIDE -> new NirNode.AvgPool2d(size, stride, zeros);
        };
    }

    private NirNode.Padding padding(Window window) {
        Padding padding = window.padding();
        if (even(padding)) {
            return new NirNode.Padding.Zeros(List.of(padding.top(), padding.left()));
        }
        int rows = window.dilation().height() * (window.size().height() - 1);
        int columns = window.dilation().width() * (window.size().width() - 1);
        if (padding.equals(new Padding(rows / 2, rows - rows / 2, columns / 2, columns - columns / 2))) {
            return new NirNode.Padding.Same();
        }
        throw unsupported("its convolution is padded more on one side than on the other");
    }

    private static boolean even(Padding padding) {
        return padding.top() == padding.bottom() && padding.left() == padding.right();
    }

    private Problem unsupported(String what) {
        return NirExport.unsupported(
                layer.name(), "the projection from " + source + ": " + what + ", which NIR can't say", "pad it evenly");
    }

    /** Puts biases into the last node of a chain; false if it can't hold them. */
    static boolean addBias(List<NirNode> chain, double[] biases) {
        if (chain.isEmpty()) {
            return false;
        }
        int last = chain.size() - 1;
        switch (chain.get(last)) {
            case NirNode.Linear(Tensor weight) -> chain.set(last, new NirNode.Affine(weight, Tensor.row(biases)));
            case NirNode.Conv2d conv -> {
                int plane = biases.length / conv.weight().shape().extent(0);
                double[] perChannel = new double[conv.weight().shape().extent(0)];
                for (int n = 0; n < biases.length; n++) {
                    if (n % plane == 0) {
                        perChannel[n / plane] = biases[n];
                    } else if (biases[n] != perChannel[n / plane]) {
                        return false;
                    }
                }
                chain.set(
                        last,
                        new NirNode.Conv2d(
                                conv.inputShape(),
                                conv.weight(),
                                conv.stride(),
                                conv.padding(),
                                conv.dilation(),
                                conv.groups(),
                                Tensor.row(perChannel)));
            }
            case NirNode _ -> {
                return Arrays.stream(biases).allMatch(b -> b == 0);
            }
        }
        return true;
    }
}
