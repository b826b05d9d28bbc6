package dev.synfire.importer;

import dev.synfire.network.Matrix;
import dev.synfire.network.Vector;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Weights and biases of a network file: names of arrays in its .npz, or numbers written in the file itself. */
final class WeightSource implements AutoCloseable {
    private static final String EXAMPLE = "[[0.5, -1]], or the name of an array";

    private final Path file;
    private final Optional<YamlValue> named;
    private ArrayFile arrays;

    WeightSource(Path file, Optional<YamlValue> named) {
        this.file = file;
        this.named = named;
        named.ifPresent(value -> array("", value));
    }

    /** A matrix with a row a neuron and a column an input. */
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
                            + "): a row a neuron, a column an input",
                    turned ? "save it transposed" : "change dense, or save the array of this layer");
        }
        return Matrix.of(neurons, inputs, finite(array, name, value));
    }

    /** A number a neuron. */
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
                            + ",): a number a neuron",
                    "change dense, or save the array of this layer");
        }
        return Vector.of(finite(array, name, value));
    }

    private static Matrix inline(YamlValue value, int neurons, int inputs) {
        List<YamlValue> rows = value.list(EXAMPLE);
        length(value, rows.size(), neurons, "rows, expected one for each of the " + neurons + " neurons");
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

    private static void length(YamlValue value, int given, int expected, String what) {
        if (given != expected) {
            throw value.problem(
                    "wrong-shape",
                    value.name() + " has " + given + " " + what,
                    given < expected ? "add " + (expected - given) : "leave out " + (given - expected));
        }
    }

    private static double[] finite(NumberArray array, String name, YamlValue value) {
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
