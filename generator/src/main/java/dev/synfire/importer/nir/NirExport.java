package dev.synfire.importer.nir;

import dev.synfire.network.Delay;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Projection;
import dev.synfire.network.Transform;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.Identity;
import dev.synfire.network.neuron.Membrane;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Makes a NIR graph of a network, such that a framework makes the same network of it.
 *
 * <p>Each layer becomes a neuron node of its name, each step of a projection a node before it; biases go into the last
 * matrix or convolution. Ticks become seconds, and leaks time constants, by the rule by which that framework reads them.
 */
public final class NirExport {
    private final Network network;
    private final Discretisation how;
    private final CellRaising cells;
    private final double dt;
    private final TreeMap<String, NirNode> nodes = new TreeMap<>();
    private final TreeSet<NirGraph.Edge> edges = new TreeSet<>();
    private final Set<String> told = new LinkedHashSet<>();

    /**
     * A graph, and what it can't say.
     *
     * @param told a plain sentence each
     */
    public record Exported(NirGraph graph, List<String> told) {}

    private NirExport(Network network, Discretisation how) {
        this.network = network;
        this.how = how;
        this.dt = how.dt().orElse(1e-3);
        this.cells = new CellRaising(how, dt, told);
    }

    /**
     * Makes a graph.
     *
     * @param how the framework that shall read it
     * @throws Problem naming the layer, if NIR has no node for it
     */
    public static Exported of(Network network, Discretisation how) {
        return new NirExport(network, how).export();
    }

    private Exported export() {
        nodes.put(Input.NAME, new NirNode.Input(shape(network.input().dims())));
        told.add("A tick is " + Elements.number(dt) + " s.");
        if (network.input().scale() != 1) {
            told.add("An input code counts times "
                    + Elements.number(network.input().scale()) + ", which whoever feeds the graph has to do.");
        }
        network.layers().forEach(this::add);
        Layer last = network.output();
        String output = free("output");
        nodes.put(output, new NirNode.Output(shape(last.dims())));
        edges.add(new NirGraph.Edge(last.name(), output));
        NirGraph graph = new NirGraph(nodes, List.copyOf(edges));
        return new Exported(graph, List.copyOf(told));
    }

    private void add(Layer layer) {
        CellRaising.Raised raised = raised(layer);
        nodes.put(layer.name(), raised.node());
        double[] biases = Elements.product(layer.biases(), raised.before()).toArray();
        boolean placed = Elements.all(Vector.of(biases), 0);
        // A framework may leave out the biases of feedback in the first tick, so they go elsewhere where they can.
        for (int p : forwardFirst(layer)) {
            Projection projection = layer.projections().get(p);
            List<Transform> steps = TransformChain.scaled(projection.path(), raised.before());
            List<NirNode> chain = new StepRaising(layer, projection.source(), dt)
                    .nodes(timed(layer, projection, steps), sent(projection.source()));
            if (!placed) {
                placed = StepRaising.addBias(chain, Elements.spread(Vector.of(biases), layer.neurons()));
            }
            connect(layer, p, projection.source(), chain);
        }
        if (!placed) {
            throw unsupported(
                    layer.name(),
                    "biases have no node where no projection ends in a matrix or a convolution",
                    "give it a dense projection");
        }
    }

    private int[] forwardFirst(Layer layer) {
        return IntStream.range(0, layer.projections().size())
                .boxed()
                .sorted(Comparator.comparing(
                        p -> isFeedback(layer, layer.projections().get(p))))
                .mapToInt(p -> p)
                .toArray();
    }

    private boolean isFeedback(Layer layer, Projection projection) {
        return network.indexOf(projection.source()) >= network.indexOf(layer.name());
    }

    /** The steps with the tick that a network's feedback takes, where the framework would take none. */
    private List<Transform> timed(Layer layer, Projection projection, List<Transform> steps) {
        if (isFeedback(layer, projection)) {
            if (how.feedbackDelay() > 0 || steps.stream().anyMatch(Delay.class::isInstance)) {
                return steps;
            }
            List<Transform> later = new ArrayList<>(steps);
            later.addFirst(Delay.of(1));
            return later;
        }
        boolean currents = layer.neuron() instanceof CubaLif || layer.neuron() instanceof CubaLi;
        if (currents && how.currentDelay() > 0) {
            told.add("What is sent to " + layer.name() + " arrives a tick later in " + how.preset() + ".");
        }
        return steps;
    }

    /** A layer's neuron as a node; identities at the end are nothing but a Scale by 1. */
    private CellRaising.Raised raised(Layer layer) {
        Neuron neuron = layer.neuron();
        if (neuron instanceof Identity identity && identity.maximum().isEmpty()) {
            Tensor ones = Tensor.filled(shape(layer.dims()), 1);
            return new CellRaising.Raised(new NirNode.Scale(ones), Vector.of(1));
        }
        if (!(neuron instanceof Membrane membrane)) {
            throw unsupported(
                    layer.name(),
                    "NIR has no node for a " + neuron.model(),
                    "export a spiking network; sigmoid, tanh and relu networks go out as ONNX");
        }
        return cells.raised(layer, membrane);
    }

    private void connect(Layer layer, int projection, String source, List<NirNode> chain) {
        String before = source;
        for (int i = 0; i < chain.size(); i++) {
            String name = free(layer.name() + "_" + word(chain.get(i))
                    + (layer.projections().size() == 1 ? "" : "_" + (projection + 1)));
            nodes.put(name, chain.get(i));
            edges.add(new NirGraph.Edge(before, name));
            before = name;
        }
        if (!edges.add(new NirGraph.Edge(before, layer.name()))) {
            throw unsupported(
                    layer.name(), "two projections from " + source + " without weights", "add them up into one");
        }
    }

    private Dims sent(String source) {
        int index = network.indexOf(source);
        return index < 0 ? network.input().dims() : network.layers().get(index).dims();
    }

    private static String word(NirNode node) {
        return switch (node) {
            case NirNode.Affine _, NirNode.Linear _ -> "w";
            case NirNode.Conv2d _ -> "conv";
            case NirNode.SumPool2d _, NirNode.AvgPool2d _ -> "pool";
            case NirNode.Flatten _ -> "flatten";
            case NirNode.Delay _ -> "delay";
            case NirNode other -> other.type().toLowerCase(Locale.ROOT);
        };
    }

    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; nodes.containsKey(name) || network.indexOf(name) >= 0; i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    static Shape shape(Dims dims) {
        return Shape.of(dims.lengths().toArray());
    }

    static Problem unsupported(String layer, String what, String instead) {
        return Problem.wrongInput("no-nir-node", "layer " + layer, what, instead);
    }
}
