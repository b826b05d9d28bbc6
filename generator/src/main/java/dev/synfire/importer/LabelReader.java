package dev.synfire.importer;

import dev.synfire.fixed.IntVector;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads labels from .npy, .npz, idx files and texts with a label a line. */
final class LabelReader {
    private LabelReader() {}

    static IntVector read(Path path, int classes) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            return labels(ArrayFile.readNpy(path), path.toString(), classes);
        }
        if (name.endsWith(".npz")) {
            try (ArrayFile file = ArrayFile.open(path, "")) {
                return labels(file.array("labels", ""), path + "[labels]", classes);
            }
        }
        if (name.endsWith(".csv") || name.endsWith(".txt")) {
            List<Integer> labels =
                    CsvFile.rows(path, row -> label(row.number(row.columns() - 1), row.where(), classes));
            return IntVector.of(labels.stream().mapToInt(Integer::intValue).toArray());
        }
        if (IdxFile.named(name)) {
            return labels(IdxFile.read(path), path.toString(), classes);
        }
        throw Problem.wrongInput(
                "unknown-format",
                path.toString(),
                "labels in a file of unknown kind",
                "give a .npy, .npz, .csv, .txt or idx file");
    }

    /** Labels by name, from a text with a name, a tab and a label a line. */
    static Map<String, Integer> named(Path path, int classes) {
        Map<String, Integer> labels = new HashMap<>();
        CsvFile.rows(path, row -> {
            if (row.columns() != 2) {
                throw Problem.wrongInput(
                        "wrong-shape",
                        row.where(),
                        "the line has " + row.columns() + " fields, expected a name and a label",
                        "write a recording's name without suffix, a tab, and the number of an output neuron");
            }
            return labels.put(row.fields().getFirst(), label(row.number(1), row.where(), classes));
        });
        return labels;
    }

    static IntVector labels(NumberArray array, String where, int classes) {
        if (array.dimensions() != 1) {
            throw Problem.wrongInput(
                    "wrong-shape",
                    where,
                    "the labels have shape " + array.shapeText() + ", expected (samples,)",
                    "give the number of one output neuron a sample");
        }
        int[] labels = new int[array.size()];
        for (int s = 0; s < labels.length; s++) {
            labels[s] = label(array.number(s), where + "[" + s + "]", classes);
        }
        return IntVector.of(labels);
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
