package dev.synfire.importer.onnx;

import dev.synfire.fixed.Range;
import dev.synfire.importer.Imported;
import dev.synfire.model.Readout;
import dev.synfire.network.Dense;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Neurons;
import dev.synfire.network.Projection;
import dev.synfire.network.Scales;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes a network of the layers found: settles the order of the inputs, their codes, and the readout. */
final class Assembly {
    private static final int WEIGHT_BITS = 8;
    /** Larger outputs are reordered by no matrix. */
    private static final int MOST_REORDERED = 1 << 11;

    private final OnnxGraph graph;
    private final Layers layers;
    private final Optional<Quantized.Steps> quantized;
    private final InputCoding coding;
    private final List<String> notes;

    Assembly(
            OnnxGraph graph,
            Layers layers,
            Optional<Quantized.Steps> quantized,
            InputCoding coding,
            List<String> notes) {
        this.graph = graph;
        this.layers = layers;
        this.quantized = quantized;
        this.coding = coding;
        this.notes = notes;
    }

    Imported assemble(Signal output, OnnxNode last) {
        close(output, last);
        List<Draft> drafts = layers.needed();
        Optional<int[]> order = inputOrder(drafts, last);
        Input input = input(order, last);
        List<Layer> made = new ArrayList<>();
        for (Draft draft : drafts) {
            try {
                made.add(layer(draft, order, last));
            } catch (IllegalArgumentException e) {
                throw last.unsupported("layer " + draft.name() + " can't be: " + e.getMessage(), "mend the model");
            }
        }
        return new Imported(new Network(name(), input, made, 1, Readout.ACTIVATION), found(), notes);
    }

    /** What stands in the file. */
    private List<String> found() {
        Map<String, Long> operators = graph.nodes().stream()
                .collect(Collectors.groupingBy(OnnxNode::op, TreeMap::new, Collectors.counting()));
        String counts = operators.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return List.of(
                "ONNX, opset " + graph.opset() + (graph.producer().isEmpty() ? "" : ", written by " + graph.producer()),
                "nodes: " + counts);
    }

    /** Ends the network with the layer whose outputs are read. */
    private void close(Signal output, OnnxNode last) {
        boolean read =
                output.source().filter(source -> !source.equals(Input.NAME)).isPresent();
        if (output.order().isPresent()) {
            if (output.size() > MOST_REORDERED) {
                throw last.unsupported("the output is transposed", "end the model without a Transpose");
            }
            double[] same = new double[output.size() * output.size()];
            for (int k = 0; k < output.size(); k++) {
                same[k * output.size() + k] = 1;
            }
            Dense reorder = new Dense(output.columnsInMemory(output.size(), same));
            layers.layer(output.mapped(reorder, output.shape(), Optional.empty()), result(), last);
        } else if (!read) {
            layers.layer(output, result(), last);
        }
    }

    /** The neuron that gives results on: of a file with steps of its own in as many bits as there are. */
    private Rate result() {
        return layers.stepped() ? Neurons.identity().activationBits(16).multiplierBits(16) : Neurons.identity();
    }

    /** The order in which the inputs have to come for those paths that can't reorder them. */
    private Optional<int[]> inputOrder(List<Draft> drafts, OnnxNode last) {
        Optional<int[]> order = Optional.empty();
        for (Draft draft : drafts) {
            for (Term term : draft.currents().terms()) {
                if (term.arrangement().isPresent()) {
                    if (order.isPresent()
                            && !Arrays.equals(order.get(), term.arrangement().get())) {
                        throw last.unsupported(
                                "the model's input is transposed in two ways", "transpose it once, before all else");
                    }
                    order = term.arrangement();
                }
            }
        }
        return order;
    }

    private Input input(Optional<int[]> order, OnnxNode last) {
        Shape shape = graph.input().shape();
        Dims dims = dims(shape);
        if (order.isPresent()) {
            dims = channelsFirst(shape, order.get(), last);
            notes.add("inputs: the file has channels last, " + shape + "; give them channels first, " + dims);
        }
        ElementType type = graph.input().type();
        Range values;
        double scale;
        String why;
        if (coding.open() && quantized.isPresent()) {
            Quantized.Steps steps = quantized.get();
            values = new Range((int) (steps.least() - steps.zero()), (int) (steps.most() - steps.zero()));
            scale = steps.step();
            why = "as the file quantizes its input to " + steps.type()
                    + (steps.zero() == 0 ? "" : ", less " + (long) steps.zero());
        } else if (coding.open() && !type.real() && type.bits() <= 8) {
            values = new Range((int) type.min(), (int) type.max());
            scale = 1;
            why = "as the file's input is " + type;
        } else {
            InputCoding.Codes codes = coding.codes();
            values = codes.values();
            scale = codes.scale();
            why = coding.open()
                    ? "assumed: real inputs from 0 to 1 in 8 bits; --input-range and --input-bits, or --input-values and"
                            + " --input-scale, say otherwise"
                    : "as the options say";
        }
        notes.addFirst("inputs: " + dims.size() + " of shape " + dims + ", codes " + values + " of " + scale + " each ("
                + why + ")");
        return new Input(dims, values, scale);
    }

    /** The planes of an input that has its channels last; no other order is expected of anyone. */
    private static Dims channelsFirst(Shape shape, int[] order, OnnxNode last) {
        int rank = shape.rank();
        int[] dimensions = IntStream.concat(
                        IntStream.of(0), IntStream.concat(IntStream.of(rank - 1), IntStream.range(1, rank - 1)))
                .toArray();
        if (!Arrays.equals(order, shape.places(dimensions))) {
            throw last.unsupported(
                    "the model transposes its input of shape " + shape + " before it convolves",
                    "give it inputs with channels first, or last");
        }
        return dims(shape.permuted(dimensions));
    }

    private Layer layer(Draft draft, Optional<int[]> order, OnnxNode last) {
        Signal currents = draft.currents();
        List<Projection> projections = new ArrayList<>();
        for (Term term : currents.terms()) {
            boolean turn = order.isPresent()
                    && term.source().equals(Input.NAME)
                    && term.arrangement().isEmpty();
            List<Transform> path = turn ? turned(term, order.get(), last) : term.path();
            projections.add(new Projection(term.source(), path));
        }
        Optional<Tensor.Grid> grid = shared(currents.terms());
        Optional<Tensor.Grid> fitting = grid.filter(g -> g.bits() <= WEIGHT_BITS)
                .map(g -> draft.neuron().codes().step().isPresent() ? g : halved(g, currents));
        fitting.ifPresent(g -> layers.note("layer " + draft.name() + ": weights of " + g.bits()
                + " bits in the file's own steps, " + (g.steps().length == 1 ? "one for all" : "one an output")));
        if (currents.terms().stream()
                .anyMatch(term ->
                        term.changed() || fitting.isEmpty() && term.grid().isPresent())) {
            layers.note("layer " + draft.name() + ": the file's integer weights were multiplied by what follows them,"
                    + " share the layer with others, or take more than 8 bits; they are quantized anew");
        }
        Dims dims = currents.order().isPresent() ? Dims.of(currents.size()) : dims(currents.shape());
        return new Layer(
                draft.name(),
                dims,
                projections,
                currents.biases().orElse(Vector.zeros(currents.size())),
                draft.neuron(),
                fitting.map(Tensor.Grid::bits).orElse(WEIGHT_BITS),
                fitting.<Scales>map(g -> new Scales.Given(Vector.of(g.steps()))).orElse(Scales.PER_NEURON));
    }

    /**
     * Integers of half the steps, where a bias is so many whole units and a half: signs of 1 and -1, which send 1 and 0, leave
     * such ones.
     */
    private Tensor.Grid halved(Tensor.Grid grid, Signal currents) {
        OptionalDouble sent = layers.sent(currents.terms().getFirst().source(), quantized);
        int rows = grid.steps().length;
        if (sent.isEmpty()
                || currents.biases().isEmpty()
                || grid.bits() + 2 > WEIGHT_BITS
                || currents.size() % rows != 0) {
            return grid;
        }
        boolean halves = IntStream.range(0, currents.size())
                .mapToDouble(n -> 2
                        * currents.biases().get().get(n)
                        / (grid.steps()[n / (currents.size() / rows)] * sent.getAsDouble()))
                .filter(units -> Math.abs(units % 2) > 0.5
                        && Math.abs(units - Math.rint(units)) < 1e-6 * Math.max(1, Math.abs(units)))
                .findAny()
                .isPresent();
        if (!halves) {
            return grid;
        }
        Tensor.Grid finer = grid.times(0.5);
        return new Tensor.Grid(finer.steps(), finer.axis(), grid.bits() == 1 ? 3 : grid.bits() + 1);
    }

    /** The integers of all weights, if those of several paths are of one kind. */
    private Optional<Tensor.Grid> shared(List<Term> terms) {
        Optional<Tensor.Grid> first = terms.getFirst().grid();
        boolean alike = first.isPresent()
                && terms.stream()
                        .allMatch(term -> term.grid().isPresent()
                                && term.grid().get().bits() == first.get().bits()
                                && Arrays.equals(
                                        term.grid().get().steps(), first.get().steps()));
        return alike && (terms.size() == 1 || layers.sendAlike(terms)) ? first : Optional.empty();
    }

    /** A path from the model's inputs as they are, now that they come in another order. */
    private static List<Transform> turned(Term term, int[] order, OnnxNode last) {
        List<Transform> path = new ArrayList<>(term.path());
        for (int i = 0; i < path.size(); i++) {
            switch (path.get(i)) {
                case Scaling(Vector factors) ->
                    path.set(i, factors.size() == 1 ? path.get(i) : new Scaling(Term.gathered(factors, order)));
                case Dense dense -> {
                    Matrix weights = dense.weights();
                    double[] values = new double[weights.rows() * weights.columns()];
                    for (int at = 0; at < values.length; at++) {
                        values[at] = weights.get(at / weights.columns(), order[at % weights.columns()]);
                    }
                    path.set(i, new Dense(Matrix.of(weights.rows(), weights.columns(), values)));
                    return path;
                }
                default -> throw twoOrders(last);
            }
        }
        throw twoOrders(last);
    }

    private static RuntimeException twoOrders(OnnxNode last) {
        return last.unsupported(
                "one layer takes the model's input as it is and another one transposed", "transpose it before both");
    }

    /** A signal's shape without the batch. */
    private static Dims dims(Shape shape) {
        int[] lengths = shape.lengths();
        int first = 0;
        while (first < lengths.length - 1 && lengths[first] == 1) {
            first++;
            if (first == 1) {
                break;
            }
        }
        return lengths.length == 0 ? Dims.of(1) : Dims.of(Arrays.copyOfRange(lengths, first, lengths.length));
    }

    /** The file's name, as a network's may be. */
    private String name() {
        String file = Path.of(graph.file()).getFileName().toString().toLowerCase(Locale.ROOT);
        String name = file.replaceAll("\\.(onnx|tflite)$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return name.isEmpty()
                ? "model"
                : name.substring(0, Math.min(name.length(), 64)).replaceAll("-$", "");
    }
}
