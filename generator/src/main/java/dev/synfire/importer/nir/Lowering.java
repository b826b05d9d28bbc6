package dev.synfire.importer.nir;

import dev.synfire.importer.Imported;
import dev.synfire.importer.nir.Discretisation.Arithmetic;
import dev.synfire.model.Readout;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Neurons;
import dev.synfire.network.Projection;
import dev.synfire.network.Scales;
import dev.synfire.network.Transform;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.neuron.TwoVariable;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a network of a NIR graph: every neuron node becomes a layer, every way along linear nodes a projection.
 *
 * <p>Biases on the way, resting potentials and gains are folded into the layer's biases and weights; a Flatten vanishes,
 * because all that is row-major already. A graph that ends in a linear node gets a last layer of identities. A projection
 * from a layer to itself or to an earlier one is feedback ({@link Arrivals}). Layers are ordered from the output
 * back, so that the output is last; a node from which no way leads to the output is left out.
 */
public final class Lowering {
    private final FlatGraph graph;
    private final NirOptions options;
    private final Discretisation how;
    private final Set<String> assumed = new LinkedHashSet<>();
    private final Paths paths;
    private final CellLowering cells;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, List<String>> cellsTold = new LinkedHashMap<>();

    private Lowering(FlatGraph graph, NirOptions options) {
        this.graph = graph;
        this.options = options;
        this.how = options.discretisation();
        TimeStep step = TimeStep.of(graph, how);
        assumed.add(step.told());
        assumed.addAll(Assumptions.of(graph, how));
        this.paths = new Paths(graph, step.seconds(), assumed);
        this.cells = new CellLowering(graph, how, step.seconds());
    }

    /**
     * Makes a network of a graph.
     *
     * @param where the file, for messages
     * @param name of the network
     * @throws dev.synfire.problem.Problem naming the node, if the graph holds what a network can't express
     */
    public static Imported lower(NirGraph graph, String where, String name, NirOptions options) {
        FlatGraph flat = FlatGraph.of(graph, where);
        try {
            return new Lowering(flat, options).lower(name);
        } catch (IllegalArgumentException beyond) {
            throw CellLowering.unsupported(
                    flat, "network", beyond.getMessage(), "change the model, or what it is imported with");
        }
    }

    private Imported lower(String name) {
        String output = graph.output();
        List<Paths.Way> last = paths.into(output);
        boolean direct = last.size() == 1
                && last.getFirst().steps().isEmpty()
                && paths.isLayer(last.getFirst().source())
                && paths.constant(output).isEmpty();
        List<String> order = new ArrayList<>();
        visit(direct ? last.getFirst().source() : output, order, new LinkedHashSet<>());
        order.forEach(this::name);
        tellNames();
        List<Layer> layers = new ArrayList<>();
        Arrivals arrivals = new Arrivals(graph, how, paths, order);
        Onset onset = new Onset(names.values(), options.ticks());
        order.forEach(node -> layers.add(layer(node, arrivals, onset)));
        onset.layer(graph.shapes().get(graph.input()).size()).ifPresent(layers::addFirst);
        onset.told().ifPresent(assumed::add);
        cellsTold.forEach((told, of) ->
                assumed.add((of.size() == 1 ? "Layer " : "Layers ") + String.join(", ", of) + ": " + told + "."));
        tellRest(order, output);
        Neuron end = layers.getLast().neuron();
        Readout readout = options.readout().orElseGet(() -> usual(end));
        assumed.add("The result is read by "
                + readout.name().toLowerCase(Locale.ROOT).replace('_', '-')
                + (options.readout().isPresent() ? "." : "; --readout says otherwise."));
        Network network = new Network(
                name,
                new Input(dims(graph.shapes().get(graph.input())), options.values(), options.scale()),
                layers,
                options.ticks(),
                readout);
        return new Imported(network, Inventory.of(graph), List.copyOf(assumed));
    }

    private Readout usual(Neuron last) {
        return switch (last) {
            case Rate _ -> options.ticks() == 1 ? Readout.ACTIVATION : Readout.ACTIVATION_SUM;
            case Spiking _, TwoVariable _ -> Readout.SPIKE_COUNT;
            case Integrating _ -> Readout.MEMBRANE;
        };
    }

    /** Layers before those that they feed, as far as cycles allow; the one begun with comes last. */
    private void visit(String node, List<String> order, Set<String> begun) {
        if (!begun.add(node)) {
            return;
        }
        for (Paths.Way way : paths.into(node)) {
            if (paths.isLayer(way.source())) {
                visit(way.source(), order, begun);
            }
        }
        order.add(node);
    }

    private Layer layer(String node, Arrivals arrivals, Onset onset) {
        boolean added = !paths.isLayer(node);
        Cell cell = added
                ? new Cell(Neurons.identity(), Vector.of(1), Vector.of(0), "the output has no neurons and is added up")
                : cells.cell(node, arrivals.steps(node));
        Shape shape = graph.shapes().get(node);
        cellsTold
                .computeIfAbsent(cell.told() + gains(cell), _ -> new ArrayList<>())
                .add(names.get(node));
        List<Projection> projections = new ArrayList<>();
        paths.into(node).forEach(way -> projections.add(projection(way, node, cell, arrivals)));
        Vector biases = biases(cell, paths.constant(node).orElse(new double[shape.size()]), !added);
        late(node, cell, biases, arrivals)
                .filter(values -> values.stream().anyMatch(v -> v != 0))
                .ifPresent(values -> projections.add(onset.takesAway(names.get(node), values)));
        return new Layer(
                names.get(node),
                dims(shape),
                projections,
                biases,
                cell.neuron(),
                8,
                how.arithmetic() == Arithmetic.LAVA && !added ? new Scales.Given(Vector.of(1)) : Scales.PER_NEURON);
    }

    private static String gains(Cell cell) {
        return Elements.all(cell.gains(), 1) ? "" : ", what arrives times " + Elements.text(cell.gains());
    }

    private Projection projection(Paths.Way way, String node, Cell cell, Arrivals arrivals) {
        List<Transform> steps = TransformChain.scaled(way.steps(), cell.gains());
        if (how.arithmetic() == Arithmetic.LAVA && paths.isLayer(node)) {
            steps = LavaWeights.truncated(graph, node, steps);
        }
        String called = names.get(way.source()) + " -> " + names.get(node);
        return new Projection(
                way.source().equals(graph.input()) ? Input.NAME : names.get(way.source()),
                arrivals.delayed(way, node, steps, called, assumed));
    }

    /** What of a layer's biases is not there in a sample's first tick. */
    private Optional<Vector> late(String node, Cell cell, Vector biases, Arrivals arrivals) {
        if (!arrivals.hasFeedbackInTheSameTick(node)) {
            return arrivals.lateConstant(node).map(values -> Elements.product(Vector.of(values), cell.gains()));
        }
        if (cell.neuron() instanceof CubaLif neuron && !Elements.all(neuron.drive(), 0)) {
            throw CellLowering.unsupported(
                    graph,
                    "node " + node,
                    "it has v_leak, a synaptic current, and feedback in the same tick",
                    "set v_leak to 0, or let feedback arrive a tick later: --recurrent-delay 1");
        }
        return Optional.of(biases);
    }

    private Vector biases(Cell cell, double[] constant, boolean neurons) {
        double[] all = new double[constant.length];
        for (int n = 0; n < all.length; n++) {
            all[n] = constant[n] * cell.gains().ofNeuron(n) + cell.drive().ofNeuron(n);
            if (how.arithmetic() == Arithmetic.LAVA && neurons) {
                all[n] = all[n] < 0 ? Math.ceil(all[n]) : Math.floor(all[n]);
            }
        }
        return Vector.of(all);
    }

    /** A layer's name: the node's in lower case with underscores, and no two the same. */
    private void name(String node) {
        String plain =
                node.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        String legal =
                plain.matches("[a-z].*") && !plain.equals(Input.NAME) ? plain : ("layer_" + plain).replaceAll("_$", "");
        String free = legal;
        for (int i = 2; names.containsValue(free); i++) {
            free = legal + "_" + i;
        }
        names.put(node, free);
    }

    private void tellNames() {
        String renamed = names.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(entry.getValue()))
                .map(entry -> entry.getKey() + " is " + entry.getValue())
                .collect(Collectors.joining(", "));
        if (!renamed.isEmpty()) {
            assumed.add("Layers are named after their nodes: " + renamed + ".");
        }
    }

    private void tellRest(List<String> order, String output) {
        for (String node : graph.nodes().keySet()) {
            if (paths.isLayer(node) && !order.contains(node)) {
                assumed.add("Node " + node + " is left out: nothing leads from it to " + output + ".");
            } else if (paths.isLayer(node) && cells.ignoresReset(graph.nodes().get(node))) {
                assumed.add("v_reset of " + node + " is not looked at; --reset value takes it.");
            }
        }
        assumed.add("A sample has " + options.ticks() + (options.ticks() == 1 ? " tick" : " ticks")
                + "; --ticks says otherwise.");
        assumed.add("Inputs are " + options.values() + " times " + Elements.number(options.scale())
                + "; --input-values and --input-scale say otherwise.");
    }

    private static Dims dims(Shape shape) {
        return shape.rank() == 0
                ? Dims.of(1)
                : Dims.of(shape.extents().stream().mapToInt(Integer::intValue).toArray());
    }
}
