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
     */
    public record LayerReport(String name, String model, List<Note> notes) {
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
