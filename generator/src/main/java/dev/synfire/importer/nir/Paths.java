package dev.synfire.importer.nir;

import dev.synfire.fixed.IntVector;
import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Padding;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What arrives at a node of a flat graph: the ways along linear nodes from neurons and from the input, and the constant
 * that the biases on these ways add up to.
 */
final class Paths {
    private static final int MOST_WAYS = 1024;

    private final FlatGraph graph;
    private final double dt;
    private final Set<String> notes;
    private final Map<String, List<Way>> known = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    /**
     * A way to a node.
     *
     * @param source the Input or a neuron
     * @param steps what happens on it
     */
    record Way(String source, List<Transform> steps) {}

    /**
     * Ways in a graph.
     *
     * @param dt seconds a tick
     * @param notes where a rounded delay is told
     */
    Paths(FlatGraph graph, double dt, Set<String> notes) {
        this.graph = graph;
        this.dt = dt;
        this.notes = notes;
    }

    /** Whether a node becomes a layer. */
    boolean isLayer(String name) {
        return graph.nodes().get(name) instanceof NirNode.Neuron
                || graph.nodes().get(name) instanceof NirNode.Threshold;
    }

    /** The ways that end at a node, in the order of the names of the nodes on them. */
    List<Way> into(String name) {
        List<Way> ways = known.get(name);
        if (ways != null) {
            return ways;
        }
        if (!open.add(name)) {
            throw CellLowering.unsupported(
                    graph,
                    "node " + name,
                    "it is in a cycle that has a Delay but no neuron",
                    "put a neuron into it, such as LI");
        }
        List<Way> all = new ArrayList<>();
        for (String source : graph.sources(name)) {
            if (isLayer(source) || source.equals(graph.input())) {
                all.add(new Way(source, List.of()));
            } else {
                Optional<Transform> step = step(source);
                for (Way way : into(source)) {
                    all.add(new Way(
                            way.source(),
                            step.map(one -> TransformChain.append(way.steps(), one))
                                    .orElse(way.steps())));
                }
            }
            if (all.size() > MOST_WAYS) {
                throw CellLowering.unsupported(
                        graph, "node " + name, "more than " + MOST_WAYS + " ways lead to it", "join some of them");
            }
        }
        open.remove(name);
        known.put(name, List.copyOf(all));
        return all;
    }

    /** What the biases before a node add up to, one number an element; empty if that is nothing. */
    Optional<double[]> constant(String name) {
        return constant(name, _ -> true);
    }

    /** The same of the biases of those linear nodes only. */
    Optional<double[]> constant(String name, Predicate<String> counted) {
        return constant(name, counted, new HashMap<>());
    }

    private Optional<double[]> constant(
            String name, Predicate<String> counted, Map<String, Optional<double[]>> constants) {
        Optional<double[]> found = constants.get(name);
        if (found != null) {
            return found;
        }
        double[] sum = null;
        for (String source : graph.sources(name)) {
            Optional<double[]> part = isLayer(source) || source.equals(graph.input())
                    ? Optional.empty()
                    : given(source, counted, constants);
            if (part.isPresent()) {
                sum = sum == null ? part.get() : added(sum, part.get());
            }
        }
        constants.put(name, Optional.ofNullable(sum));
        return Optional.ofNullable(sum);
    }

    private Optional<double[]> given(
            String name, Predicate<String> counted, Map<String, Optional<double[]>> constants) {
        Optional<double[]> before = constant(name, counted, constants).map(values -> step(name)
                .map(step -> TransformChain.apply(step, values))
                .orElse(values));
        Optional<double[]> own = counted.test(name) ? bias(name) : Optional.empty();
        return before.isPresent() && own.isPresent()
                ? Optional.of(added(before.get(), own.get()))
                : before.or(() -> own);
    }

    private static double[] added(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
    }

    private Optional<double[]> bias(String name) {
        Tensor bias =
                switch (graph.nodes().get(name)) {
                    case NirNode.Affine affine -> affine.bias();
                    case NirNode.Conv1d conv -> conv.bias();
                    case NirNode.Conv2d conv -> conv.bias();
                    case NirNode.Port _, NirNode.Mapping _, NirNode.Neuron _ -> Tensor.row(0);
                };
        if (bias.isUniform() && bias.get(0) == 0) {
            return Optional.empty();
        }
        int plane = graph.shapes().get(name).size() / bias.size();
        return Optional.of(Vector.of(bias.toArray()).repeatEach(plane).toArray());
    }

    /** What a linear node does; nothing for a Flatten and for the ports of a nested graph. */
    private Optional<Transform> step(String name) {
        NirGraph.Edge edge = new NirGraph.Edge(graph.sources(name).getFirst(), name);
        Shape in = graph.shapes().get(edge.from());
        return switch (graph.nodes().get(name)) {
            case NirNode.Affine affine -> Optional.of(dense(affine.weight()));
            case NirNode.Linear linear -> Optional.of(dense(linear.weight()));
            case NirNode.Scale(Tensor scale) -> Optional.of(new Scaling(Elements.of(scale)));
            case NirNode.Delay(Tensor delay) ->
                Optional.of(delay(name, delay)).filter(d -> d.ticks().max() > 0).map(d -> d);
            case NirNode.Conv1d conv -> {
                SlidingWindow window = new SlidingWindow(conv, in);
                yield Optional.of(new Convolution(
                        planes(window.input(graph, edge)),
                        conv.weight().shape().extent(0),
                        window(window),
                        conv.groups(),
                        Vector.of(conv.weight().toArray())));
            }
            case NirNode.Conv2d conv -> {
                SlidingWindow window = new SlidingWindow(conv, in);
                yield Optional.of(new Convolution(
                        planes(window.input(graph, edge)),
                        conv.weight().shape().extent(0),
                        window(window),
                        conv.groups(),
                        Vector.of(conv.weight().toArray())));
            }
            case NirNode.SumPool2d pool ->
                Optional.of(pooling(
                        Pooling.Kind.SUM,
                        new SlidingWindow(pool.kernelSize(), pool.stride(), pool.padding(), in),
                        edge));
            case NirNode.AvgPool2d pool ->
                Optional.of(pooling(
                        Pooling.Kind.AVERAGE,
                        new SlidingWindow(pool.kernelSize(), pool.stride(), pool.padding(), in),
                        edge));
            case NirNode.Flatten _, NirNode.Port _, NirNode.Neuron _, NirNode.Threshold _ -> Optional.empty();
        };
    }

    private static Dense dense(Tensor weight) {
        Shape shape = weight.shape();
        return new Dense(Matrix.of(shape.extent(0), shape.extent(1), weight.toArray()));
    }

    private Pooling pooling(Pooling.Kind kind, SlidingWindow window, NirGraph.Edge edge) {
        return new Pooling(kind, planes(window.input(graph, edge)), window(window));
    }

    /** Seconds to ticks, to the nearest, half a tick up. */
    private Delay delay(String name, Tensor delay) {
        double[] seconds = delay.isUniform() ? new double[] {delay.get(0)} : delay.toArray();
        int[] ticks = new int[seconds.length];
        boolean exact = true;
        for (int i = 0; i < ticks.length; i++) {
            double exactly = seconds[i] / dt;
            ticks[i] = (int) Math.min(Integer.MAX_VALUE, Math.round(exactly));
            exact &= Math.abs(exactly - ticks[i]) < 1e-6 * Math.max(1, exactly);
        }
        if (IntStream.of(ticks).max().orElse(0) > Delay.LONGEST) {
            throw CellLowering.unsupported(
                    graph,
                    "node " + name,
                    "its delay is " + IntStream.of(ticks).max().orElse(0) + " ticks of " + Elements.number(dt)
                            + " s, expected at most " + Delay.LONGEST,
                    "shorten it, or take a longer time step: --dt SECONDS");
        }
        IntVector counted = IntVector.of(ticks);
        notes.add("Delay " + name + " of " + Elements.text(Elements.of(delay)) + " s is "
                + (counted.min() == counted.max() ? "" : counted.min() + "..") + counted.max() + " ticks"
                + (exact ? "." : ", rounded to the nearest."));
        return new Delay(counted);
    }

    static Dims planes(Shape shape) {
        return shape.rank() == 2
                ? Dims.of(shape.extent(0), 1, shape.extent(1))
                : Dims.of(shape.extents().stream().mapToInt(Integer::intValue).toArray());
    }

    private static Window window(SlidingWindow window) {
        return new Window(
                extent(window.kernel()),
                extent(window.stride()),
                new Padding(
                        first(window.before(), 0),
                        first(window.after(), 0),
                        window.before().getLast(),
                        window.after().getLast()),
                extent(window.dilation()));
    }

    private static Extent extent(List<Integer> extents) {
        return new Extent(first(extents, 1), extents.getLast());
    }

    /** The first of two numbers; what stands for it where there is only the second. */
    private static int first(List<Integer> extents, int absent) {
        return extents.size() == 1 ? absent : extents.getFirst();
    }
}
