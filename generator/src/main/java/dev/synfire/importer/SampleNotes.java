package dev.synfire.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts what samples lost on the way to input codes, so that it can be told. */
final class SampleNotes {
    private final List<String> told = new ArrayList<>();
    private long clipped;
    private long later;
    private long rounded;
    private double largest;

    /** Something to tell of all of them. */
    void told(String sentence) {
        told.add(sentence);
    }

    /** A value beyond the codes became the last one. */
    void clipped() {
        clipped++;
    }

    /** An event came after the last tick. */
    void later() {
        later++;
    }

    /** A real number became a code that stands for another one, by that much. */
    void rounded(double error) {
        rounded++;
        largest = Math.max(largest, Math.abs(error));
    }

    List<String> text(double scale) {
        List<String> text = new ArrayList<>(told);
        if (rounded > 0) {
            text.add(String.format(
                    Locale.ROOT,
                    "inputs: %,d real numbers were rounded to codes of %s, by %s at most",
                    rounded,
                    (float) scale,
                    (float) largest));
        }
        if (clipped > 0) {
            text.add(String.format(Locale.ROOT, "inputs: %,d were beyond the codes and became the last one", clipped));
        }
        if (later > 0) {
            text.add(String.format(Locale.ROOT, "inputs: %,d events came after the last tick and are left out", later));
        }
        return text;
    }
}
