package dev.synfire.importer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Raw rows of measurements as samples, by the file {@value #NAME} beside a network, which says where in a row the class and the
 * measurements are, and how a measurement becomes an input code: code = x / scale of the input, to the nearest and within its
 * values, x = (f(measurement) - mean) / deviation, f the identity or, with scale: log, sign(m) ln(1 + |m|).
 */
public final class MeasurementRows {
    /** The name of the file. */
    public static final String NAME = "rows.yaml";

    private MeasurementRows() {}

    /** Whether a file of inputs is to be read as rows: it ends in .dat, and the network's folder says how. */
    public static Optional<Path> describing(Path folder, Path inputs) {
        Path file = folder.resolve(NAME);
        return inputs.toString().endsWith(".dat") && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /**
     * Reads rows.
     *
     * @param description the {@value #NAME}
     * @throws Problem with file and line
     */
    public static Dataset read(Path description, Network network, Path rows) {
        YamlMapping keys = YamlFile.read(description)
                .mapping("rows", "class", "classes", "first", "scale", "mean", "deviation", "weightsFile");
        int place = keys.required("class", "0").integer(0, 1 << 16);
        List<String> classes = keys.required("classes", "[one, other]").list("[one, other]").stream()
                .map(name -> name.text("one"))
                .toList();
        int first = keys.required("first", "1").integer(0, 1 << 16);
        boolean log = keys.optional("scale")
                .map(word -> word.word("linear", "log").equals("log"))
                .orElse(false);
        int count = network.input().size();
        Vector means;
        Vector deviations;
        try (WeightSource arrays = new WeightSource(description, keys.optional("weightsFile"))) {
            means = numbers(arrays, keys.required("mean", "{array: mean}"), count, -YamlValue.LARGEST);
            deviations = numbers(arrays, keys.required("deviation", "{array: deviation}"), count, 1e-9);
        }
        List<Sample> samples = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        CsvFile.rows(rows, row -> {
            if (row.columns() < first + count || row.columns() <= place) {
                throw Problem.wrongInput(
                        "wrong-shape",
                        row.where(),
                        "the row has " + row.columns() + " fields, expected a class in field " + (place + 1) + " and "
                                + count + " measurements from field " + (first + 1) + " on",
                        "give rows as " + description + " says");
            }
            String name = row.fields().get(place);
            int label = classes.indexOf(name);
            if (label < 0) {
                throw Problem.wrongInput(
                        "unknown-word",
                        row.where(),
                        "the class is '" + YamlValue.shortened(name) + "', expected " + String.join(", ", classes),
                        "give rows as " + description + " says");
            }
            labels.add(label);
            int[] codes = new int[count];
            for (int i = 0; i < count; i++) {
                double measured = row.number(first + i);
                double scaled = log ? Math.copySign(Math.log1p(Math.abs(measured)), measured) : measured;
                double x = (scaled - means.ofNeuron(i)) / deviations.ofNeuron(i);
                codes[i] = code(x / network.input().scale(), network.input().values());
            }
            samples.add(Sample.constant(IntVector.of(codes)));
            return label;
        });
        return new Dataset(
                samples,
                Optional.of(IntVector.of(labels.stream().mapToInt(l -> l).toArray())));
    }

    private static Vector numbers(WeightSource arrays, YamlValue value, int count, double least) {
        return arrays.vector(value, OptionalInt.of(count), "measurements", least, YamlValue.LARGEST, "0.5");
    }

    private static int code(double x, Range values) {
        return (int) Math.clamp(Math.rint(x), values.min(), values.max());
    }
}
