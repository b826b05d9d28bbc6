package dev.synfire.importer.nir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Well-formed graphs of random nodes in a row, some of them in nested recurrent graphs, with random names. */
final class RandomGraphs {
    private final Random random;
    private final TreeMap<String, NirNode> nodes = new TreeMap<>();
    private final List<NirGraph.Edge> edges = new ArrayList<>();

    private RandomGraphs(Random random) {
        this.random = random;
    }

    static NirGraph of(long seed) {
        return new RandomGraphs(new Random(seed)).graph();
    }

    private NirGraph graph() {
        Shape shape = random.nextBoolean() ? Shape.of(size()) : Shape.of(size(), 2 + size(), 2 + size());
        String at = add(new NirNode.Input(shape));
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            NirNode node = node(shape);
            shape = given(node, shape);
            String next = add(node);
            edges.add(new NirGraph.Edge(at, next));
            if (node instanceof NirNode.Neuron && random.nextInt(4) == 0) {
                edges.add(new NirGraph.Edge(next, next));
            }
            at = next;
        }
        edges.add(new NirGraph.Edge(at, add(new NirNode.Output(shape))));
        Collections.shuffle(edges, random);
        return new NirGraph(nodes, edges);
    }

    private String add(NirNode node) {
        String name = List.of("n", "layer.", "Node-", "0", "é").get(random.nextInt(5)) + nodes.size();
        nodes.put(name, node);
        return name;
    }

    private NirNode node(Shape in) {
        boolean planes = in.rank() == 3;
        return switch (random.nextInt(planes ? 17 : 14)) {
            case 0 -> new NirNode.Linear(tensor(Shape.of(size(), in.size())));
            case 1 -> {
                int rows = size();
                yield new NirNode.Affine(tensor(Shape.of(rows, in.size())), tensor(Shape.of(rows)));
            }
            case 2 -> new NirNode.Scale(tensor(in));
            case 3 -> new NirNode.Delay(positive(in));
            case 4 -> new NirNode.Threshold(positive(in));
            case 5 -> new NirNode.Flatten(random.nextBoolean() ? Optional.of(in) : Optional.empty(), 0, -1);
            case 6 -> new NirNode.I(tensor(in));
            case 7 -> new NirNode.IF(tensor(in), positive(in), tensor(in));
            case 8 -> new NirNode.LI(positive(in), tensor(in), tensor(in));
            case 9 -> new NirNode.LIF(positive(in), tensor(in), tensor(in), positive(in), tensor(in));
            case 10 -> new NirNode.CubaLI(positive(in), positive(in), tensor(in), tensor(in), tensor(in));
            case 11 -> cubaLif(in);
            case 12 -> conv1d(in);
            case 13 -> recurrent(in);
            case 14 -> new NirNode.SumPool2d(List.of(2, 1), List.of(1, 2), List.of(0, 1));
            case 15 ->
                in.extent(2) == 1
                        ? new NirNode.Scale(tensor(in))
                        : new NirNode.AvgPool2d(List.of(1, 2), List.of(1, 1), List.of(0, 0));
            default ->
                new NirNode.Conv2d(
                        random.nextBoolean() ? Optional.of(Shape.of(in.extent(1), in.extent(2))) : Optional.empty(),
                        tensor(Shape.of(2 * in.extent(0), 1, 2, 3)),
                        List.of(1, 1),
                        new NirNode.Padding.Same(),
                        List.of(1, 1),
                        in.extent(0),
                        tensor(Shape.of(2 * in.extent(0))));
        };
    }

    private NirNode cubaLif(Shape in) {
        return new NirNode.CubaLIF(
                positive(in), positive(in), tensor(in), tensor(in), positive(in), tensor(in), tensor(in));
    }

    /** Whatever comes is one channel of a row. */
    private NirNode conv1d(Shape in) {
        return new NirNode.Conv1d(
                Optional.of(Shape.of(in.size())),
                tensor(Shape.of(2, 1, 1)),
                1 + random.nextInt(2),
                random.nextBoolean()
                        ? new NirNode.Padding.Zeros(List.of(random.nextInt(3)))
                        : new NirNode.Padding.Valid(),
                1,
                1,
                tensor(Shape.of(2)));
    }

    private NirNode recurrent(Shape in) {
        TreeMap<String, NirNode> inner = new TreeMap<>();
        inner.put("input", new NirNode.Input(in));
        inner.put("cell", cubaLif(in));
        inner.put("w", new NirNode.Linear(tensor(Shape.of(in.size(), in.size()))));
        inner.put("output", new NirNode.Output(in));
        return new NirGraph(
                inner,
                List.of(
                        new NirGraph.Edge("input", "cell"),
                        new NirGraph.Edge("cell", "w"),
                        new NirGraph.Edge("w", "cell"),
                        new NirGraph.Edge("cell", "output")));
    }

    /** What a node gives, worked out by the library under test as little as possible: by its parameters. */
    private static Shape given(NirNode node, Shape in) {
        return switch (node) {
            case NirNode.Linear linear -> Shape.of(linear.weight().shape().extent(0));
            case NirNode.Affine affine -> Shape.of(affine.weight().shape().extent(0));
            case NirNode.Flatten _ -> Shape.of(in.size());
            case NirNode.SumPool2d _ -> Shape.of(in.extent(0), in.extent(1) - 1, (in.extent(2) + 1) / 2 + 1);
            case NirNode.AvgPool2d _ -> Shape.of(in.extent(0), in.extent(1), in.extent(2) - 1);
            case NirNode.Conv2d _ -> Shape.of(2 * in.extent(0), in.extent(1), in.extent(2));
            case NirNode.Conv1d conv -> {
                int padding =
                        conv.padding() instanceof NirNode.Padding.Zeros(List<Integer> zeros) ? zeros.getFirst() : 0;
                yield Shape.of(2, (in.size() + 2 * padding - 1) / conv.stride() + 1);
            }
            case NirNode _ -> in;
        };
    }

    private int size() {
        return 1 + random.nextInt(5);
    }

    /** Often all the same; sometimes not to be held in 32 bits. */
    private Tensor tensor(Shape shape) {
        if (random.nextInt(3) == 0) {
            return Tensor.filled(shape, random.nextInt(3) - 1);
        }
        boolean single = random.nextBoolean();
        return Tensor.of(
                shape,
                random.doubles(shape.size(), -2, 2)
                        .map(v -> single ? (float) v : v)
                        .toArray());
    }

    private Tensor positive(Shape shape) {
        return Tensor.of(shape, random.doubles(shape.size(), 0.001, 0.01).toArray());
    }
}
