package dev.synfire.board;

import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The keys of one mapping of a YAML file, taken one by one; what is missing, misspelt, of the wrong kind or left over is
 * told with its line.
 */
final class Fields {
    private final String file;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final List<String> known = new ArrayList<>();

    Fields(String file, Node node) {
        this.file = file;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "yaml-kind", "found " + kind(node) + ", expected keys with values", "");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            if (values.put(key, tuple.getValueNode()) != null) {
                throw wrong(tuple.getKeyNode(), "duplicate-key", "the key " + key + " stands here twice", "remove one");
            }
            keys.put(key, tuple.getKeyNode());
        }
    }

    boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(scalar(key, "a text")) : Optional.empty();
    }

    double positive(String key) {
        String text = has(key) ? scalar(key, "a number") : missingText(key);
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && value < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw wrong(values.get(key), "yaml-value", key + " is " + text + ", expected a number above 0", "");
    }

    int integer(String key, int min, int max) {
        String text = has(key) ? scalar(key, "an integer") : missingText(key);
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw wrong(
                values.get(key),
                "yaml-value",
                key + " is " + text + ", expected an integer from " + min + " to " + max,
                "");
    }

    /** One of the words; the first where the key is absent and may be. */
    String word(String key, boolean optional, List<String> words) {
        if (!has(key)) {
            if (optional) {
                return words.getFirst();
            }
            throw missing(key);
        }
        String text = scalar(key, "a word");
        if (!words.contains(text)) {
            throw wrong(
                    values.get(key),
                    "yaml-value",
                    key + " is " + text + ", expected one of " + String.join(", ", words),
                    "");
        }
        return text;
    }

    Fields fields(String key) {
        if (!has(key)) {
            throw missing(key);
        }
        return new Fields(file, values.get(key));
    }

    Optional<Fields> optionalFields(String key) {
        return has(key) ? Optional.of(fields(key)) : Optional.empty();
    }

    /** The entries of a list of mappings; none where the key is absent. */
    List<Fields> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        Node value = values.get(key);
        if (!(value instanceof SequenceNode sequence)) {
            throw wrong(value, "yaml-kind", key + " is " + kind(value) + ", expected a list", "");
        }
        return sequence.getValue().stream().map(n -> new Fields(file, n)).toList();
    }

    /** Every key of this mapping, for a mapping whose keys are names. */
    List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** Throws if there is a key that nobody asked for. */
    void noMore() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw wrong(
                        keys.get(key),
                        "unknown-key",
                        "unknown key " + key,
                        "known here are " + String.join(", ", known));
            }
        }
    }

    /** A problem with the value of a key, or with the whole mapping if the key is absent. */
    Problem wrong(String key, String what, String instead) {
        return wrong(values.getOrDefault(key, node), "yaml-value", what, instead);
    }

    private Problem missing(String key) {
        return wrong(node, "missing-key", "the key " + key + " is missing", "add it");
    }

    private String missingText(String key) {
        throw missing(key);
    }

    private String scalar(String key, String expected) {
        Node value = values.get(key);
        if (!(value instanceof ScalarNode scalar) || scalar.getValue().isEmpty()) {
            throw wrong(value, "yaml-kind", key + " is " + kind(value) + ", expected " + expected, "");
        }
        return scalar.getValue();
    }

    private Problem wrong(Node at, String code, String what, String instead) {
        return Problem.wrongInput(code, file + ":" + (at.getStartMark().getLine() + 1), what, instead);
    }

    private static String kind(Node node) {
        return switch (node) {
            case MappingNode _ -> "a mapping";
            case SequenceNode _ -> "a list";
            case ScalarNode scalar -> scalar.getValue().isEmpty() ? "empty" : "the value " + scalar.getValue();
            default -> "something else";
        };
    }
}
