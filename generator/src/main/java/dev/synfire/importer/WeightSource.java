package dev.synfire.importer;

import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.reading.Allowance;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Weights and biases of a network file: names of arrays in its .npz, or numbers written in the file itself. */
final class WeightSource implements AutoCloseable {
    private static final String EXAMPLE = "[[0.5, -1]], or the name of an array";

    private final Path file;
    private final Optional<YamlValue> named;
    private ArrayFile arrays;
    private final Allowance allowance;

    WeightSource(Path file, Optional<YamlValue> named) {
        this.file = file;
        this.named = named;
        this.allowance = new Allowance(file.toString(), "make the network smaller");
        named.ifPresent(value -> array("", value));
    }

    /** A matrix with a row per neuron and a column an input. */
    Matrix weights(YamlValue value, int neurons, int inputs) {
        if (value.isList()) {
            return inline(value, neurons, inputs);
        }
        String name = value.text(EXAMPLE);
        NumberArray array = array(name, value);
        if (array.dimensions() != 2 || array.length(0) != neurons || array.length(1) != inputs) {
            boolean turned = array.dimensions() == 2 && array.length(0) == inputs && array.length(1) == neurons;
            throw value.problem(
                    "wrong-shape",
                    "array '" + name + "' has shape " + array.shapeText() + ", expected (" + neurons + ", " + inputs
                            + "): a row per neuron, a column an input",
                    turned ? "save it transposed" : "change dense, or save the array of this layer");
        }
        return Matrix.of(neurons, inputs, finite(array, name, value));
    }

    /** A number per neuron. */
    Vector biases(YamlValue value, int neurons) {
        if (value.isList()) {
            List<YamlValue> elements = value.list("[0.5]");
            length(value, elements.size(), neurons, "numbers, expected one for each of the " + neurons + " neurons");
            return Vector.of(numbers(elements));
        }
        String name = value.text("[0.5], or the name of an array");
        NumberArray array = array(name, value);
        if (array.dimensions() != 1 || array.length(0) != neurons) {
            throw value.problem(
                    "wrong-shape",
                    "array '" + name + "' has shape " + array.shapeText() + ", expected (" + neurons
                            + ",): a number per neuron",
                    "change dense, or save the array of this layer");
        }
        return Vector.of(finite(array, name, value));
    }

    /** How many columns a matrix has, where nothing else tells how many inputs there are. */
    int columns(YamlValue value) {
        if (!value.isList()) {
            NumberArray array = array(value.text(EXAMPLE), value);
            return array.dimensions() == 2 ? Math.max(1, array.length(1)) : 1;
        }
        List<YamlValue> rows = value.list(EXAMPLE);
        return rows.isEmpty()
                ? 1
                : Math.max(1, rows.getFirst().list("[[0.5, -1]]").size());
    }

    /** How many numbers a list or an array in a row holds; 0 if it is neither. */
    int length(YamlValue value) {
        if (value.isList()) {
            return value.list("[0.5]").size();
        }
        NumberArray array = array(value.text("[0.5], or the name of an array"), value);
        return array.dimensions() == 1 ? array.length(0) : 0;
    }

    /** Numbers of a shape, the last index running fastest: an array's name, or lists in lists. */
    Vector tensor(YamlValue value, int... shape) {
        if (value.isList()) {
            List<Double> numbers = new ArrayList<>();
            long count = 1;
            for (int length : shape) {
                count *= length;
            }
            spend(4 * count);
            nested(value, shape, 0, numbers);
            return Vector.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
        }
        String name = value.text(EXAMPLE);
        NumberArray array = array(name, value);
        boolean fits = array.dimensions() == shape.length;
        for (int d = 0; fits && d < shape.length; d++) {
            fits = array.length(d) == shape[d];
        }
        if (!fits) {
            throw value.problem(
                    "wrong-shape",
                    "array '" + name + "' has shape " + array.shapeText() + ", expected " + Dims.of(shape)
                            + ": output channels, input channels a group, height, width",
                    "change conv, or save the array of this layer");
        }
        return Vector.of(finite(array, name, value));
    }

    private static void nested(YamlValue value, int[] shape, int depth, List<Double> numbers) {
        if (depth == shape.length) {
            numbers.add(value.number("0.5"));
            return;
        }
        List<YamlValue> elements = value.list("[[[[0.5]]]]");
        length(
                value,
                elements.size(),
                shape[depth],
                "entries at depth " + (depth + 1) + ", expected " + shape[depth] + " of a shape of " + Dims.of(shape));
        for (YamlValue element : elements) {
            nested(element, shape, depth + 1, numbers);
        }
    }

    /**
     * One number for all, or one for each: a number, a list, or {array: NAME}.
     *
     * @param size how many there are, if that is known
     * @param of what there is one for each of, such as neurons
     */
    Vector vector(YamlValue value, OptionalInt size, String of, double min, double max, String example) {
        double[] numbers;
        if (value.isMapping()) {
            YamlValue named = value.mapping("an array", "array").required("array", "the name of an array");
            String name = named.text("hidden_beta");
            NumberArray array = array(name, named);
            if (array.dimensions() != 1) {
                throw named.problem(
                        "wrong-shape",
                        "array '" + name + "' has shape " + array.shapeText() + ", expected one dimension",
                        "save it in a row");
            }
            numbers = finite(array, name, named);
            for (int i = 0; i < numbers.length; i++) {
                if (numbers[i] < min || numbers[i] > max) {
                    throw named.problem(
                            "out-of-range",
                            "array '" + name + "' has " + numbers[i] + " at " + array.indexText(i)
                                    + ", expected numbers from " + SampleReader.plain(min) + " to "
                                    + SampleReader.plain(max),
                            "mend the array");
                }
            }
        } else if (value.isList()) {
            numbers = value.list(example).stream()
                    .mapToDouble(element -> element.number(min, max, example))
                    .toArray();
        } else {
            return Vector.of(value.number(min, max, example));
        }
        if (numbers.length == 0 || size.isPresent() && numbers.length != 1 && numbers.length != size.getAsInt()) {
            throw value.problem(
                    "wrong-shape",
                    value.name() + " has " + numbers.length + " numbers, expected one, or one for each of the "
                            + (size.isPresent() ? size.getAsInt() + " " : "") + of,
                    "write for example " + value.name() + ": " + example);
        }
        return Vector.of(numbers);
    }

    private Matrix inline(YamlValue value, int neurons, int inputs) {
        List<YamlValue> rows = value.list(EXAMPLE);
        length(value, rows.size(), neurons, "rows, expected one for each of the " + neurons + " neurons");
        spend((long) neurons * inputs);
        double[][] numbers = new double[neurons][];
        for (int n = 0; n < neurons; n++) {
            List<YamlValue> row = rows.get(n).list("[[0.5, -1]]");
            length(
                    rows.get(n),
                    row.size(),
                    inputs,
                    "numbers in row " + n + ", expected one for each of the " + inputs + " inputs");
            numbers[n] = numbers(row);
        }
        return Matrix.of(numbers);
    }

    static double[] numbers(List<YamlValue> elements) {
        return elements.stream().mapToDouble(element -> element.number("0.5")).toArray();
    }

    /** Counts numbers before they are read; a small file may name the same array, or the same list, many times. */
    private void spend(long numbers) {
        allowance.spend(numbers, Double.BYTES);
    }

    private static void length(YamlValue value, int given, int expected, String what) {
        if (given != expected) {
            throw value.problem(
                    "wrong-shape",
                    value.name() + " has " + given + " " + what,
                    given < expected ? "add " + (expected - given) : "leave out " + (given - expected));
        }
    }

    private double[] finite(NumberArray array, String name, YamlValue value) {
        spend(array.size());
        double[] numbers = array.numbers();
        for (int i = 0; i < numbers.length; i++) {
            if (!(Math.abs(numbers[i]) <= YamlValue.LARGEST)) {
                throw value.problem(
                        Double.isFinite(numbers[i]) ? "out-of-range" : "not-finite",
                        "array '" + name + "' has " + numbers[i] + " at " + array.indexText(i)
                                + ", expected numbers from -1e12 to 1e12",
                        "train again, or mend the array");
            }
        }
        return numbers;
    }

    /** The array of that name; an empty name only opens the file. */
    private NumberArray array(String name, YamlValue by) {
        if (arrays == null) {
            String given = named.map(value -> value.text(NetworkFile.WEIGHTS)).orElse(NetworkFile.WEIGHTS);
            String where = named.orElse(by).where();
            try {
                arrays = ArrayFile.open(NetworkFile.beside(file, given), where);
            } catch (InvalidPathException _) {
                throw by.problem(
                        "bad-name",
                        "weightsFile is '" + YamlValue.shortened(given) + "', which can't be a file's name",
                        "write weightsFile: " + NetworkFile.WEIGHTS);
            }
        }
        return name.isEmpty() ? null : arrays.array(name, by.where());
    }

    @Override
    public void close() {
        if (arrays != null) {
            arrays.close();
        }
    }
}
