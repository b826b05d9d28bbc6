package dev.synfire.quantize;

import static java.util.Comparator.naturalOrder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What became of a network's real numbers, layer by layer: whatever was rounded, clipped or approximated stands here.
 *
 * @param network the network's name
 * @param layers in order of data flow
 */
public record QuantizationReport(String network, List<LayerReport> layers) {
    /**
     * What became of one layer.
     *
     * @param name the layer's name
     * @param model its neuron model
     * @param notes in the order in which things were decided
     * @param codes of its weights
     */
    public record LayerReport(String name, String model, List<Note> notes, WeightCodes codes) {
        public LayerReport {
            notes = List.copyOf(notes);
        }

        /** What was changed, each subject once, under the gravest thing that happened to it. */
        private String changes() {
            Map<String, Note.Kind> gravest = new LinkedHashMap<>();
            notes.stream()
                    .filter(note -> note.kind().changesMeaning())
                    .forEach(note -> gravest.merge(note.subject(), note.kind(), BinaryOperator.maxBy(naturalOrder())));
            if (gravest.isEmpty()) {
                return "kept exactly";
            }
            return Arrays.stream(Note.Kind.values())
                    .filter(gravest::containsValue)
                    .map(kind -> kind + " "
                            + gravest.keySet().stream()
                                    .filter(subject -> gravest.get(subject) == kind)
                                    .collect(Collectors.joining(", ")))
                    .collect(Collectors.joining("; "));
        }
    }

    /**
     * How the weights of a layer are distributed over the codes that there are, before and after rounding.
     *
     * @param bits of a code
     * @param lowest the lowest code
     * @param real for each code from the lowest on, how many weights in real numbers it is the nearest to
     * @param codes for each code, how many weights became it
     * @param below how many weights lie more than half a step below the lowest code
     * @param above how many weights lie more than half a step above the highest code
     * @param error the root of the mean of the squared errors, in steps
     */
    public record WeightCodes(int bits, int lowest, long[] real, long[] codes, long below, long above, double error) {
        /** The highest code. */
        public int highest() {
            return lowest + codes.length - 1;
        }

        /**
         * Counts.
         *
         * @param ratios of each row, the weights divided by the row's step
         * @param became of each row, the codes
         */
        static WeightCodes of(int bits, int largest, double[][] ratios, int[][] became) {
            long[] real = new long[2 * largest + 1];
            long[] codes = new long[2 * largest + 1];
            long below = 0;
            long above = 0;
            double squares = 0;
            for (int r = 0; r < ratios.length; r++) {
                for (int k = 0; k < ratios[r].length; k++) {
                    double ratio = ratios[r][k];
                    double off = ratio - became[r][k];
                    squares += off * off;
                    codes[became[r][k] + largest]++;
                    if (ratio < -largest - 0.5000001) {
                        below++;
                    } else if (ratio > largest + 0.5000001) {
                        above++;
                    } else {
                        real[(int) Math.clamp(Math.rint(ratio), -largest, largest) + largest]++;
                    }
                }
            }
            long count = Arrays.stream(codes).sum();
            return new WeightCodes(
                    bits, -largest, real, codes, below, above, count == 0 ? 0 : Math.sqrt(squares / count));
        }

        /** Weights divided by a step. */
        static double[] ratios(double[] weights, double step) {
            return IntStream.range(0, weights.length)
                    .mapToDouble(k -> step == 0 ? 0 : weights[k] / step)
                    .toArray();
        }
    }

    public QuantizationReport {
        layers = List.copyOf(layers);
    }

    /** Lines of text: a heading a layer, and a line a note. */
    public String text() {
        return layers.stream()
                .map(layer -> layer.name + " (" + layer.model + ")\n"
                        + layer.notes.stream().map(note -> "  " + note + "\n").collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    /** A line a layer: what was rounded, approximated and clipped of it, in a few words. */
    public String summary() {
        return layers.stream()
                .map(layer -> String.format(Locale.ROOT, "  %-12s %s%n", layer.name, layer.changes()))
                .collect(Collectors.joining());
    }

    /**
     * The same as maps, lists and texts, for a JSON writer: a layer is {name, model, notes: [{subject, kind, text, and the
     * note's figures}]}; docs/quantization.md lists them.
     */
    public List<Map<String, Object>> json() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (LayerReport layer : layers) {
            List<Object> notes = new ArrayList<>();
            for (Note note : layer.notes) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("subject", note.subject());
                entry.put("kind", note.kind().toString());
                entry.put("text", note.text());
                entry.putAll(note.figures().values());
                notes.add(entry);
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", layer.name);
            entry.put("model", layer.model);
            entry.put("notes", notes);
            all.add(entry);
        }
        return all;
    }

    @Override
    public String toString() {
        return text();
    }
}
