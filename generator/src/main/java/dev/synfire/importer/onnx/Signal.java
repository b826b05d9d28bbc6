package dev.synfire.importer.onnx;

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
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A tensor that depends on the input, as a sum of linear maps of the input and of layers, plus biases.
 *
 * <p>The order of its elements is that in which those maps give them, "in memory" for short: a Transpose moves nothing,
 * it only notes where each element lies. So the transposes around a convolution, which exporters from channels-last
 * frameworks write, cancel out or end up in the columns of a weight matrix.
 *
 * @param shape the batch among its dimensions, of length 1
 * @param order for each element, row by row, its place in memory; empty: its own
 * @param terms at least one, but none of what operators are computed for on constants
 * @param biases one for each place in memory; empty: none
 * @param limits the integers through which the file has it pass before whatever comes next; empty: none
 * @param name of the last node with weights; empty if there was none
 */
record Signal(
        Shape shape,
        Optional<int[]> order,
        List<Term> terms,
        Optional<Vector> biases,
        Optional<Quantized.Steps> limits,
        String name)
        implements Value {
    /** More sources than that no network has; a file that doubles a signal often enough would. */
    static final int MOST_TERMS = 64;

    Signal {
        terms = List.copyOf(terms);
        order = order.filter(places -> !inRow(places));
    }

    /** The result of an operation that leaves open only which output is largest: the signal is read instead. */
    record Scores(Signal signal) implements Value {}

    /** What the input or a layer sends. */
    static Signal from(String source, Shape shape, Optional<int[]> order, String name) {
        return new Signal(shape, order, List.of(Term.from(source)), Optional.empty(), Optional.empty(), name);
    }

    private static boolean inRow(int[] places) {
        for (int k = 0; k < places.length; k++) {
            if (places[k] != k) {
                return false;
            }
        }
        return true;
    }

    /** Numbers as a signal that nothing adds to. */
    static Signal constant(Tensor tensor) {
        return new Signal(
                tensor.shape(),
                Optional.empty(),
                List.of(),
                Optional.of(Vector.of(tensor.values())),
                Optional.empty(),
                "");
    }

    /** The numbers of a signal that depends on nothing. */
    Optional<Tensor> asConstant() {
        return terms.isEmpty()
                ? Optional.of(Tensor.of(shape, biases.map(this::inRow).orElseGet(() -> new double[size()])))
                : Optional.empty();
    }

    int size() {
        return shape.size();
    }

    /** The place of each element, row by row. */
    int[] places() {
        return order.orElseGet(() -> java.util.stream.IntStream.range(0, size()).toArray());
    }

    int place(int element) {
        return order.isPresent() ? order.get()[element] : element;
    }

    /** The only source, if the signal is what that sends and nothing else. */
    Optional<String> source() {
        return terms.size() == 1 && terms.getFirst().path().isEmpty() && biases.isEmpty()
                ? Optional.of(terms.getFirst().source())
                : Optional.empty();
    }

    Signal reshaped(Shape other) {
        return new Signal(other, order, terms, biases, limits, name);
    }

    /** What lies in memory, row by row, as that shape. */
    Signal inRow(Shape other) {
        return new Signal(other, Optional.empty(), terms, biases, limits, name);
    }

    /** The same numbers with each element at a given place, if only the model's inputs need another order for it. */
    Optional<Signal> ordered(int[] target) {
        int[] element = new int[target.length];
        for (int k = 0; k < target.length; k++) {
            element[target[k]] = k;
        }
        int[] from = Arrays.stream(element).map(this::place).toArray();
        Signal turned = new Signal(shape, Optional.of(from), terms, biases, limits, name);
        return turned.arranged()
                .or(() -> Selection.inRow(turned))
                .map(lined -> new Signal(shape, Optional.of(target), lined.terms, lined.biases, limits, name));
    }

    /** Its dimensions in another order. */
    Signal permuted(int[] dimensions) {
        int[] places = shape.places(dimensions);
        for (int k = 0; k < places.length; k++) {
            places[k] = place(places[k]);
        }
        return new Signal(shape.permuted(dimensions), Optional.of(places), terms, biases, limits, name);
    }

    Signal limited(Quantized.Steps steps) {
        return new Signal(shape, order, terms, biases, Optional.of(steps), name);
    }

    Signal unlimited() {
        return new Signal(shape, order, terms, biases, Optional.empty(), name);
    }

    Signal named(String node) {
        return new Signal(shape, order, terms, biases, limits, node);
    }

    /** The same numbers with each element at its own place, if only the model's inputs need another order for it. */
    Optional<Signal> arranged() {
        if (order.isEmpty()) {
            return Optional.of(this);
        }
        int[] places = order.get();
        List<Term> moved = new ArrayList<>();
        for (Term term : terms) {
            Optional<Term> arranged = term.arranged(places);
            if (arranged.isEmpty()) {
                return Optional.empty();
            }
            moved.add(arranged.get());
        }
        return Optional.of(
                new Signal(shape, Optional.empty(), moved, biases.map(b -> Term.gathered(b, places)), limits, name));
    }

    /** A linear map of what lies in memory; its result lies in a row. */
    Signal mapped(Transform transform, Shape result, Optional<Tensor.Grid> grid) {
        return new Signal(
                result,
                Optional.empty(),
                terms.stream().map(term -> term.then(transform, grid)).toList(),
                biases.map(b -> applied(transform, b)),
                Optional.empty(),
                name);
    }

    /** Each element times a factor, given row by row. */
    Signal scaled(double[] factors) {
        boolean one = Arrays.stream(factors).allMatch(f -> f == factors[0]);
        Scaling scaling = new Scaling(one ? Vector.of(factors[0]) : inMemory(factors));
        return new Signal(
                shape,
                order,
                terms.stream().map(term -> term.then(scaling, Optional.empty())).toList(),
                biases.map(b -> applied(scaling, b)),
                Optional.empty(),
                name);
    }

    /** Each element plus a number, given row by row. */
    Signal plus(double[] numbers) {
        double[] sums = inMemory(numbers).toArray();
        biases.ifPresent(b -> Arrays.setAll(sums, k -> sums[k] + b.get(k)));
        boolean none = Arrays.stream(sums).allMatch(sum -> sum == 0);
        return new Signal(
                shape, order, terms, none ? Optional.empty() : Optional.of(Vector.of(sums)), Optional.empty(), name);
    }

    /** The sum with a signal of the same shape and order. */
    Signal plus(Signal other) {
        List<Term> all = new ArrayList<>(terms);
        all.addAll(other.terms);
        Signal sum = new Signal(shape, order, all, biases, Optional.empty(), name.isEmpty() ? other.name : name);
        return other.biases.map(b -> sum.plus(inRow(b))).orElse(sum);
    }

    /** The sum of two signals of one shape, whichever of them is transposed. */
    Signal plus(Signal other, OnnxNode node) {
        Shape both = shape.together(other.shape);
        if (size() != both.size() || other.size() != both.size()) {
            throw node.unsupported(
                    "it adds signals of shapes " + shape + " and " + other.shape, "give both the same shape");
        }
        if (terms.size() + other.terms.size() > MOST_TERMS) {
            throw node.unsupported("it adds more than " + MOST_TERMS + " signals", "put a layer in between");
        }
        return together(reshaped(both), other.reshaped(both), node);
    }

    private static Signal together(Signal a, Signal b, OnnxNode node) {
        if (a.sameOrder(b)) {
            return a.plus(b);
        }
        Optional<Signal> lined = a.arranged();
        if (lined.isPresent() && b.arranged().isPresent()) {
            return lined.get().plus(b.arranged().get());
        }
        return b.ordered(a.places())
                .map(a::plus)
                .or(() -> a.ordered(b.places()).map(b::plus))
                .orElseThrow(() -> node.unsupported(
                        "it adds signals of which one is transposed, of shape " + a.shape(),
                        "transpose both or none: convolve channels first"));
    }

    boolean sameOrder(Signal other) {
        return Arrays.equals(order.orElse(new int[0]), other.order.orElse(new int[0]));
    }

    /** The weights of a row for each output and a column for each element, with the columns as in memory. */
    Matrix columnsInMemory(int rows, double[] weights) {
        int columns = size();
        double[] moved = new double[weights.length];
        for (int at = 0; at < weights.length; at++) {
            moved[at - at % columns + place(at % columns)] = weights[at];
        }
        return Matrix.of(rows, columns, moved);
    }

    private Vector inMemory(double[] numbers) {
        double[] moved = new double[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            moved[place(k)] = numbers[k];
        }
        return Vector.of(moved);
    }

    private double[] inRow(Vector numbers) {
        double[] moved = new double[numbers.size()];
        for (int k = 0; k < moved.length; k++) {
            moved[k] = numbers.get(place(k));
        }
        return moved;
    }

    /** What a transform makes of constants. */
    private static Vector applied(Transform transform, Vector constants) {
        return switch (transform) {
            case Scaling scaling -> {
                double[] products = constants.toArray();
                Arrays.setAll(products, k -> products[k] * scaling.factors().ofNeuron(k));
                yield Vector.of(products);
            }
            case Dense dense -> {
                Matrix weights = dense.weights();
                double[] sums = new double[weights.rows()];
                for (int n = 0; n < sums.length; n++) {
                    for (int i = 0; i < constants.size(); i++) {
                        sums[n] += weights.get(n, i) * constants.get(i);
                    }
                }
                yield Vector.of(sums);
            }
            default -> simulated(transform, constants);
        };
    }

    private static Vector simulated(Transform transform, Vector constants) {
        Dims dims = Dims.of(constants.size());
        Dims result = transform.output(dims);
        Layer layer = new Layer(
                "constants",
                result,
                List.of(Projection.from(Input.NAME, transform)),
                Vector.zeros(result.size()),
                Neurons.identity(),
                8,
                Scales.PER_NEURON);
        Input input = new Input(dims, new dev.synfire.fixed.Range(0, 1), 1);
        return new FloatModel(new Network("constants", input, List.of(layer), 1, Readout.ACTIVATION))
                .run(List.of(constants))
                .scores();
    }
}
