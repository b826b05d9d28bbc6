package dev.synfire.importer.nir;

import dev.synfire.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the shape that every node of a flat graph gives, from the Input on, and holds every edge to it.
 *
 * <p>Convolutions without input_shape, poolings and neurons whose parameters are single numbers take the shape of what
 * arrives. Where the sizes agree but not the shapes, the order is row-major, as if a Flatten stood between.
 */
final class ShapeInference {
    private final FlatGraph graph;
    private final Map<String, Shape> shapes = new TreeMap<>();

    ShapeInference(FlatGraph graph) {
        this.graph = graph;
    }

    /** The shape of each node's output. */
    Map<String, Shape> shapes() {
        Deque<String> waiting = new ArrayDeque<>();
        graph.nodes().forEach((name, node) -> own(node).ifPresent(shape -> {
            shapes.put(name, shape);
            waiting.add(name);
        }));
        while (!waiting.isEmpty()) {
            String from = waiting.remove();
            for (String to : graph.targets(from)) {
                if (!shapes.containsKey(to)) {
                    shapes.put(to, given(new NirGraph.Edge(from, to)));
                    waiting.add(to);
                }
            }
        }
        for (String name : graph.nodes().keySet()) {
            if (!shapes.containsKey(name)) {
                throw graph.problem(
                        "unknown-shape",
                        "node " + name,
                        "the shape of its input can't be inferred",
                        "write the shape of the Input, or input_shape at the convolution");
            }
        }
        graph.edges().forEach(this::check);
        return shapes;
    }

    /** What a node gives if that doesn't depend on its input. */
    private static Optional<Shape> own(NirNode.Simple node) {
        return switch (node) {
            case NirNode.Port port -> Optional.of(port.shape());
            case NirNode.Affine affine -> Optional.of(rows(affine.weight()));
            case NirNode.Linear linear -> Optional.of(rows(linear.weight()));
            case NirNode.Scale(Tensor scale) -> several(scale);
            case NirNode.Delay(Tensor delay) -> several(delay);
            case NirNode.Threshold(Tensor threshold) -> several(threshold);
            case NirNode.Neuron neuron ->
                neuron.parameters().values().stream()
                        .filter(tensor -> tensor.size() > 1)
                        .map(Tensor::shape)
                        .findFirst();
            case NirNode.Conv1d _, NirNode.Conv2d _, NirNode.SumPool2d _, NirNode.AvgPool2d _, NirNode.Flatten _ ->
                Optional.empty();
        };
    }

    private static Shape rows(Tensor weight) {
        return Shape.of(weight.shape().extent(0));
    }

    private static Optional<Shape> several(Tensor tensor) {
        return tensor.size() > 1 ? Optional.of(tensor.shape()) : Optional.empty();
    }

    private void check(NirGraph.Edge edge) {
        Shape given = given(edge);
        Shape expected = shapes.get(edge.to());
        if (given.size() != expected.size()) {
            throw mismatch(edge, expected);
        }
    }

    /** What the node at an edge's end gives for what comes over that edge. */
    private Shape given(NirGraph.Edge edge) {
        Shape in = shapes.get(edge.from());
        return switch (graph.nodes().get(edge.to())) {
            case NirNode.Affine affine -> multiplied(edge, in, affine.weight());
            case NirNode.Linear linear -> multiplied(edge, in, linear.weight());
            case NirNode.Conv1d conv -> new SlidingWindow(conv, in).output(graph, edge);
            case NirNode.Conv2d conv -> new SlidingWindow(conv, in).output(graph, edge);
            case NirNode.SumPool2d pool ->
                new SlidingWindow(pool.kernelSize(), pool.stride(), pool.padding(), in).output(graph, edge);
            case NirNode.AvgPool2d pool ->
                new SlidingWindow(pool.kernelSize(), pool.stride(), pool.padding(), in).output(graph, edge);
            case NirNode.Flatten flatten -> flattened(edge, in, flatten);
            case NirNode.Port _, NirNode.Scale _, NirNode.Delay _, NirNode.Threshold _, NirNode.Neuron _ -> in;
        };
    }

    private Shape multiplied(NirGraph.Edge edge, Shape in, Tensor weight) {
        int inputs = weight.shape().extent(1);
        if (in.size() != inputs) {
            throw mismatch(edge, Shape.of(inputs));
        }
        return rows(weight);
    }

    private Shape flattened(NirGraph.Edge edge, Shape in, NirNode.Flatten flatten) {
        flatten.inputType().ifPresent(expected -> {
            if (expected.size() != in.size()) {
                throw mismatch(edge, expected);
            }
        });
        int last = flatten.endDim() < 0 ? in.rank() + flatten.endDim() : Math.min(flatten.endDim(), in.rank() - 1);
        int first =
                Math.clamp(flatten.startDim() < 0 ? in.rank() + flatten.startDim() : flatten.startDim(), 0, in.rank());
        if (last <= first) {
            return in;
        }
        List<Integer> extents = in.extents();
        List<Integer> flat = new ArrayList<>(extents.subList(0, first));
        flat.add(extents.subList(first, last + 1).stream().reduce(1, (a, b) -> a * b));
        flat.addAll(extents.subList(last + 1, extents.size()));
        return new Shape(flat);
    }

    private Problem mismatch(NirGraph.Edge edge, Shape expected) {
        Shape given = shapes.get(edge.from());
        return graph.problem(
                "shape-mismatch",
                "edge " + edge,
                edge.from() + " gives " + given + ", " + numbers(given) + "; " + edge.to() + ", "
                        + article(graph.nodes().get(edge.to()).type()) + ", takes " + expected + ", "
                        + numbers(expected),
                "correct the shapes of one of the two nodes");
    }

    private static String numbers(Shape shape) {
        return shape.size() + (shape.size() == 1 ? " number" : " numbers");
    }

    static String article(String type) {
        return ("AIO".indexOf(type.charAt(0)) >= 0 || type.startsWith("LI") ? "an " : "a ") + type;
    }
}
