package dev.synfire.importer.nir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A convolution's or a pooling's sliding window over the spatial dimensions, and what it makes of an input's shape.
 *
 * <p>An extent n becomes floor((n + before + after - dilation (k - 1) - 1) / stride) + 1, as in torch.nn.Conv2d.
 *
 * @param channelsIn channels of the input; empty: any number
 * @param channelsOut channels of the output; empty: as many as come in
 * @param kernel extents of the window
 * @param before zeros before the first element of each dimension
 * @param after zeros after the last one
 * @param declared the spatial shape of the input that the node declares
 * @param in the shape of what arrives
 */
record SlidingWindow(
        Optional<Integer> channelsIn,
        Optional<Integer> channelsOut,
        List<Integer> kernel,
        List<Integer> stride,
        List<Integer> before,
        List<Integer> after,
        List<Integer> dilation,
        Optional<Shape> declared,
        Shape in) {

    SlidingWindow(NirNode.Conv2d conv, Shape in) {
        this(conv.weight(), conv.groups(), conv.stride(), conv.padding(), conv.dilation(), conv.inputShape(), in);
    }

    SlidingWindow(NirNode.Conv1d conv, Shape in) {
        this(
                conv.weight(),
                conv.groups(),
                List.of(conv.stride()),
                conv.padding(),
                List.of(conv.dilation()),
                conv.inputShape(),
                in);
    }

    SlidingWindow(List<Integer> kernel, List<Integer> stride, List<Integer> padding, Shape in) {
        this(
                Optional.empty(),
                Optional.empty(),
                kernel,
                stride,
                padding,
                padding,
                Collections.nCopies(kernel.size(), 1),
                Optional.empty(),
                in);
    }

    private SlidingWindow(
            Tensor weight,
            int groups,
            List<Integer> stride,
            NirNode.Padding padding,
            List<Integer> dilation,
            Optional<Shape> declared,
            Shape in) {
        this(
                Optional.of(weight.shape().extent(1) * groups),
                Optional.of(weight.shape().extent(0)),
                weight.shape().extents().subList(2, weight.shape().rank()),
                stride,
                padded(weight, padding, dilation, false),
                padded(weight, padding, dilation, true),
                dilation,
                declared,
                in);
    }

    private static List<Integer> padded(Tensor weight, NirNode.Padding padding, List<Integer> dilation, boolean after) {
        List<Integer> kernel =
                weight.shape().extents().subList(2, weight.shape().rank());
        return switch (padding) {
            case NirNode.Padding.Zeros(List<Integer> extents) -> extents;
            case NirNode.Padding.Valid _ -> Collections.nCopies(kernel.size(), 0);
            case NirNode.Padding.Same _ -> {
                List<Integer> all = new ArrayList<>();
                for (int d = 0; d < kernel.size(); d++) {
                    int total = dilation.get(d) * (kernel.get(d) - 1);
                    all.add(after ? total - total / 2 : total / 2);
                }
                yield all;
            }
        };
    }

    /** What arrives as (channels, extents...), by the node's declared shape if it came flattened. */
    Shape input(FlatGraph graph, NirGraph.Edge edge) {
        int spatial = kernel.size();
        if (declared.isPresent() && channelsIn.isPresent()) {
            List<Integer> expected = new ArrayList<>(List.of(channelsIn.get()));
            expected.addAll(declared.get().extents());
            Shape shape = new Shape(expected);
            if (shape.size() != in.size()) {
                throw mismatch(graph, edge, "takes " + shape + ", " + shape.size() + " numbers");
            }
            return shape;
        }
        if (in.rank() != spatial + 1) {
            throw mismatch(
                    graph,
                    edge,
                    "takes " + (spatial == 1 ? "(channels, length)" : "(channels, height, width)")
                            + (channelsIn.isPresent() ? "; write its input_shape if this is flattened" : ""));
        }
        if (channelsIn.isPresent() && channelsIn.get() != in.extent(0)) {
            throw mismatch(graph, edge, "takes " + channelsIn.get() + " channels");
        }
        return in;
    }

    /** What comes out, for messages about an edge. */
    Shape output(FlatGraph graph, NirGraph.Edge edge) {
        Shape input = input(graph, edge);
        List<Integer> output = new ArrayList<>(List.of(channelsOut.orElse(input.extent(0))));
        double size = output.getFirst();
        for (int d = 0; d < kernel.size(); d++) {
            long extent = (input.extent(d + 1)
                    + (long) before.get(d)
                    + after.get(d)
                    - (long) dilation.get(d) * (kernel.get(d) - 1)
                    - 1);
            if (extent < 0) {
                throw mismatch(graph, edge, "has a window larger than that");
            }
            extent = extent / stride.get(d) + 1;
            size *= extent;
            if (size > HdfSource.MOST_NUMBERS) {
                throw mismatch(graph, edge, "would give more than " + HdfSource.MOST_NUMBERS + " numbers");
            }
            output.add((int) extent);
        }
        return new Shape(output);
    }

    private RuntimeException mismatch(FlatGraph graph, NirGraph.Edge edge, String takes) {
        return graph.problem(
                "shape-mismatch",
                "edge " + edge,
                edge.from() + " gives " + in + "; " + edge.to() + ", "
                        + ShapeInference.article(graph.nodes().get(edge.to()).type()) + ", " + takes,
                "correct the shapes of one of the two nodes");
    }
}
