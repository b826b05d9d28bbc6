package dev.synfire.importer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads input samples from .npy, .npz and .csv. */
final class SampleReader {
    private final Network network;
    private final String where;

    private SampleReader(Network network, String where) {
        this.network = network;
        this.where = where;
    }

    static Dataset read(Network network, Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        SampleReader reader = new SampleReader(network, path.toString());
        if (name.endsWith(".npy")) {
            return new Dataset(reader.samples(ArrayFile.readNpy(path)), Optional.empty());
        }
        if (name.endsWith(".npz")) {
            try (ArrayFile file = ArrayFile.open(path, "")) {
                List<Sample> samples = reader.samples(file.array("inputs", ""));
                if (!file.names().contains("labels")) {
                    return new Dataset(samples, Optional.empty());
                }
                IntVector labels = LabelReader.labels(
                        file.array("labels", ""),
                        path + "[labels]",
                        network.output().neurons());
                if (labels.size() != samples.size()) {
                    throw reader.shape(labels.size() + " labels for " + samples.size() + " inputs");
                }
                return new Dataset(samples, Optional.of(labels));
            }
        }
        if (name.endsWith(".csv")) {
            return reader.csv(CsvFile.read(path));
        }
        throw Problem.wrongInput(
                "unknown-format",
                path.toString(),
                "inputs in a file of unknown kind",
                "give a .npy, .npz or .csv file");
    }

    private List<Sample> samples(NumberArray array) {
        int inputs = network.input().size();
        int dimensions = array.dimensions();
        boolean inTicks = dimensions == 3;
        if (dimensions != 2 && !inTicks
                || array.length(dimensions - 1) != inputs
                || inTicks && array.length(1) != network.ticks()) {
            throw shape("the inputs have shape " + array.shapeText());
        }
        if (array.length(0) == 0) {
            throw shape("the inputs hold no sample");
        }
        int frames = inTicks ? network.ticks() : 1;
        List<Sample> samples = new ArrayList<>(array.length(0));
        int at = 0;
        for (int s = 0; s < array.length(0); s++) {
            List<IntVector> sample = new ArrayList<>(frames);
            for (int f = 0; f < frames; f++) {
                int[] codes = new int[inputs];
                for (int i = 0; i < inputs; i++, at++) {
                    int place = at;
                    codes[i] = code(array.number(at), () -> array.indexText(place));
                }
                sample.add(IntVector.of(codes));
            }
            samples.add(new Sample(sample));
        }
        return samples;
    }

    private Dataset csv(CsvFile file) {
        int inputs = network.input().size();
        boolean labelled = file.columns() == inputs + 1;
        if (file.columns() != inputs && !labelled) {
            throw shape("the first sample has " + file.columns() + " numbers");
        }
        List<Sample> samples = new ArrayList<>(file.rows());
        int[] labels = new int[file.rows()];
        for (int s = 0; s < file.rows(); s++) {
            int row = s;
            int[] codes = new int[inputs];
            for (int i = 0; i < inputs; i++) {
                codes[i] = code(file.number(s, i), () -> "line " + file.line(row));
            }
            samples.add(Sample.constant(IntVector.of(codes)));
            if (labelled) {
                labels[s] = LabelReader.label(
                        file.number(s, inputs),
                        where + ":" + file.line(s),
                        network.output().neurons());
            }
        }
        return new Dataset(samples, labelled ? Optional.of(IntVector.of(labels)) : Optional.empty());
    }

    private int code(double value, Supplier<String> place) {
        Range values = network.input().values();
        if (value != Math.rint(value) || value < values.min() || value > values.max()) {
            throw Problem.wrongInput(
                    "input-value",
                    where,
                    "the input at " + place.get() + " is " + plain(value) + ", expected a whole number from "
                            + values.min() + " to " + values.max(),
                    "inputs are codes; divide real numbers by the network's input scale, "
                            + network.input().scale() + ", and round them");
        }
        return (int) value;
    }

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private Problem shape(String what) {
        int inputs = network.input().size();
        return Problem.wrongInput(
                "wrong-shape",
                where,
                what + ", expected (samples, " + inputs + ") or (samples, " + network.ticks() + ", " + inputs
                        + "): samples, ticks, inputs",
                "give samples of this network's input");
    }
}
