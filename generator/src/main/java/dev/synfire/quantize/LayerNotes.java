package dev.synfire.quantize;

import dev.synfire.quantize.QuantizationReport.WeightCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gathers what quantizing does to one layer. */
final class LayerNotes {
    private final List<Note> notes = new ArrayList<>();
    private Optional<WeightCodes> codes = Optional.empty();

    void add(Note.Kind kind, String subject, String text, Object... figures) {
        add(kind, subject, Figures.NONE, text, figures);
    }

    void add(Note.Kind kind, String subject, Figures numbers, String text, Object... figures) {
        notes.add(new Note(kind, subject, String.format(Locale.ROOT, text, figures), numbers));
    }

    /** The codes of the layer's weights. */
    void codes(WeightCodes counted) {
        codes = Optional.of(counted);
    }

    Optional<WeightCodes> codes() {
        return codes;
    }

    List<Note> all() {
        return List.copyOf(notes);
    }

    /** A number in at most four significant digits. */
    static String figure(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        return size >= 1e-3 && size < 1e6
                ? trimmed(String.format(
                        Locale.ROOT, "%." + Math.max(0, 3 - (int) Math.floor(Math.log10(size))) + "f", value))
                : String.format(Locale.ROOT, "%.3g", value);
    }

    /** From the smallest to the largest, or the one there is. */
    static String span(double min, double max) {
        return figure(min).equals(figure(max)) ? figure(min) : figure(min) + " to " + figure(max);
    }

    /** How far the numbers are above their errors. */
    static String decibels(ErrorFigures error) {
        return Double.isFinite(error.decibels())
                ? String.format(Locale.ROOT, "%.1f dB", error.decibels())
                : "all of it";
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String trimmed(String number) {
        return number.contains(".") ? number.replaceFirst("\\.?0+$", "") : number;
    }
}
