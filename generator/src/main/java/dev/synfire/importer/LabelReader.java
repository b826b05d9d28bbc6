package dev.synfire.importer;

import dev.synfire.fixed.IntVector;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads labels from .npy, .npz, idx files and texts with a label per line. A label is a class's number, a row with a 1 at it, or,
 * in a text, its name: names are numbered in alphabetical order, as scikit-learn and torchvision do.
 */
final class LabelReader {
    private LabelReader() {}

    /**
     * Labels, and how they were read.
     *
     * @param values the classes' numbers
     * @param notes sentences for the user
     */
    record Labels(IntVector values, List<String> notes) {}

    /** How many classes a network tells apart; one output neuron tells two. */
    static int classes(Network network) {
        return Math.max(2, network.output().neurons());
    }

    static Labels read(Path path, int classes) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            return new Labels(labels(ArrayFile.readNpy(path), path.toString(), classes), List.of());
        }
        if (name.endsWith(".npz")) {
            try (ArrayFile file = ArrayFile.open(path, "")) {
                return new Labels(labels(file.array("labels", ""), path + "[labels]", classes), List.of());
            }
        }
        if (name.endsWith(".csv") || name.endsWith(".txt")) {
            List<CsvFile.Row> rows = CsvFile.rows(path, row -> row);
            return isOneHot(rows.getFirst(), classes)
                    ? new Labels(oneHot(rows), List.of())
                    : column(
                            rows.stream()
                                    .map(row -> row.cell(row.columns() - 1))
                                    .toList(),
                            path.toString(),
                            classes);
        }
        if (IdxFile.named(name)) {
            return new Labels(labels(IdxFile.read(path), path.toString(), classes), List.of());
        }
        throw Problem.wrongInput(
                "unknown-format",
                path.toString(),
                "labels in a file of unknown kind",
                "give a .npy, .npz, .csv, .txt or idx file");
    }

    /** Labels by a recording's name, from a text with a name, a tab and a label per line. */
    static Map<String, Integer> named(Path path, int classes) {
        List<CsvFile.Row> rows = CsvFile.rows(path, row -> row);
        CsvFile.Row first = rows.getFirst();
        if (first.columns() != 2) {
            throw Problem.wrongInput(
                    "wrong-shape",
                    first.where(),
                    "the line has " + first.columns() + " fields, expected a name and a label",
                    "write a recording's name without suffix, a tab, and the number of an output neuron");
        }
        IntVector values = column(rows.stream().map(row -> row.cell(1)).toList(), path.toString(), classes)
                .values();
        Map<String, Integer> labels = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            labels.put(rows.get(row).fields().getFirst(), values.get(row));
        }
        return labels;
    }

    /** The labels in a column of a text: numbers, or names of classes. */
    static Labels column(List<CsvFile.Cell> cells, String where, int classes) {
        if (cells.stream().noneMatch(CsvFile.Cell::isNumber)) {
            return byName(cells.stream().map(CsvFile.Cell::text).toList(), where, classes);
        }
        return new Labels(
                IntVector.of(cells.stream()
                        .mapToInt(cell -> label(cell.number(), cell.where(), classes))
                        .toArray()),
                List.of());
    }

    /** Labels that are names, of which there must be as many as classes. */
    static Labels byName(List<String> texts, String where, int classes) {
        SortedSet<String> names = new TreeSet<>(texts);
        if (names.size() != classes) {
            throw Problem.wrongInput(
                    "label-value",
                    where,
                    String.format(
                            Locale.ROOT,
                            "there are %,d names of classes, such as '%s', expected %d",
                            names.size(),
                            YamlValue.shortened(names.getFirst()),
                            classes),
                    "a label is the number of an output neuron, counted from 0, or a name of one of all classes");
        }
        List<String> order = List.copyOf(names);
        return new Labels(
                IntVector.of(texts.stream().mapToInt(order::indexOf).toArray()),
                List.of("labels: classes are numbered by name: "
                        + IntStream.range(0, classes)
                                .mapToObj(c -> order.get(c) + " = " + c)
                                .collect(Collectors.joining(", "))));
    }

    static IntVector labels(NumberArray array, String where, int classes) {
        int rows = array.dimensions() > 0 ? array.length(0) : 0;
        if (array.dimensions() == 2 && array.length(1) == classes && classes > 1) {
            return IntVector.of(IntStream.range(0, rows)
                    .map(row -> hot(
                            IntStream.range(row * classes, (row + 1) * classes)
                                    .mapToDouble(array::number)
                                    .toArray(),
                            where + "[" + row + "]"))
                    .toArray());
        }
        if (array.dimensions() != 1 && !(array.dimensions() == 2 && array.length(1) == 1)) {
            throw Problem.wrongInput(
                    "wrong-shape",
                    where,
                    "the labels have shape " + array.shapeText() + ", expected (samples,) or (samples, " + classes
                            + ")",
                    "give the number of one output neuron a sample, or a row with a 1 at it");
        }
        int[] labels = new int[array.size()];
        for (int s = 0; s < labels.length; s++) {
            labels[s] = label(array.number(s), where + "[" + s + "]", classes);
        }
        return IntVector.of(labels);
    }

    private static boolean isOneHot(CsvFile.Row row, int classes) {
        return classes > 1
                && row.columns() == classes
                && IntStream.range(0, classes)
                        .mapToObj(row::cell)
                        .allMatch(cell -> cell.isNumber() && isZeroOrOne(cell.number()));
    }

    private static IntVector oneHot(List<CsvFile.Row> rows) {
        return IntVector.of(rows.stream()
                .mapToInt(row -> hot(
                        IntStream.range(0, row.columns())
                                .mapToDouble(row::number)
                                .toArray(),
                        row.where()))
                .toArray());
    }

    private static boolean isZeroOrOne(double value) {
        return value == 0 || value == 1;
    }

    /** Where the 1 of a row is. */
    private static int hot(double[] row, String where) {
        int[] ones = IntStream.range(0, row.length).filter(c -> row[c] == 1).toArray();
        if (ones.length != 1 || !IntStream.range(0, row.length).allMatch(c -> isZeroOrOne(row[c]))) {
            throw Problem.wrongInput(
                    "label-value",
                    where,
                    "the row is no label, expected a 1 at one class and 0 at the others",
                    "give such rows, or the number of one output neuron a sample");
        }
        return ones[0];
    }

    static int label(double value, String where, int classes) {
        if (value != Math.rint(value) || value < 0 || value >= classes) {
            throw Problem.wrongInput(
                    "label-value",
                    where,
                    "the label is " + SampleReader.plain(value) + ", expected a whole number from 0 to "
                            + (classes - 1),
                    "a label is the number of an output neuron, counted from 0");
        }
        return (int) value;
    }
}
