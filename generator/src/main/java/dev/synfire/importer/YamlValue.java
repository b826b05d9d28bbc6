package dev.synfire.importer;

import dev.synfire.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value in a YAML file, with the key it belongs to and the line it stands on, so that messages can tell both. */
public final class YamlValue {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern REAL = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[-+]?\\.?(nan|inf|infinity)");

    /** The largest real number that makes sense in a network; see dev.synfire.network. */
    static final double LARGEST = 1e12;

    private final String file;
    private final String name;
    private final Node node;

    YamlValue(String file, String name, Node node) {
        this.file = file;
        this.name = name;
        this.node = node;
    }

    /** File and line. */
    public String where() {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }

    /** The key it is the value of, or for an element of a list what it is. */
    public String name() {
        return name;
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /**
     * Its keys and values.
     *
     * @param what what the mapping describes, for messages: "a layer"
     * @param keys every key that may stand in it
     * @throws Problem if it is no mapping, or has a key that is unknown, stands twice or is no text
     */
    public YamlMapping mapping(String what, String... keys) {
        if (!(node instanceof MappingNode mapping)) {
            throw problem(
                    "wrong-type",
                    name + " is " + given() + ", expected " + what + " with keys and values",
                    "write one key: value a line; the keys are " + String.join(", ", keys));
        }
        return YamlMapping.of(file, this, what, mapping, List.of(keys));
    }

    /**
     * Its elements.
     *
     * @param example how a right one looks, for the message if it is no list
     */
    public List<YamlValue> list(String example) {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrongType("a list", example);
        }
        return sequence.getValue().stream()
                .map(element -> new YamlValue(file, name, element))
                .toList();
    }

    /**
     * Its text.
     *
     * @param example how a right one looks, for the message if it is none
     */
    public String text(String example) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw wrongType("a text", example);
        }
        return scalar.getValue();
    }

    /** One of these words. */
    public String word(String... words) {
        String given = text(words[0]);
        if (!Arrays.asList(words).contains(given)) {
            throw problem(
                    "unknown-word",
                    name + " is '" + shortened(given) + "', expected " + oneOf(words),
                    Suggestion.among(given, List.of(words))
                            .map(near -> "did you mean " + near + "?")
                            .orElse("write for example " + name + ": " + words[0]));
        }
        return given;
    }

    /** Whether it is that word. */
    public boolean isWord(String word) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(word);
    }

    /** The value of a key that decides which other keys there may be: one of these words. */
    String choice(String key, String what, String... words) {
        for (var tuple : node instanceof MappingNode mapping ? mapping.getValue() : List.<NodeTuple>of()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                return new YamlValue(file, key, tuple.getValueNode()).word(words);
            }
        }
        throw problem("missing-key", what + " has no " + key, "add " + key + ": " + words[0]);
    }

    /** A whole number within both bounds. */
    public int integer(int min, int max) {
        String expected = "a whole number from " + min + " to " + max;
        Optional<String> plain = plain().filter(text -> WHOLE.matcher(text).matches());
        if (plain.isEmpty()) {
            throw wrongType(expected, Integer.toString(min));
        }
        long value = Long.parseLong(plain.get());
        if (value < min || value > max) {
            throw problem(
                    "out-of-range",
                    name + " is " + value + ", expected " + expected,
                    "write " + name + ": " + Math.clamp(value, min, max));
        }
        return (int) value;
    }

    /**
     * A number within -1e12..1e12: 0.0625, 6.25e-2 or 1/16.
     *
     * @param example how a right one looks, for the message
     */
    public double number(String example) {
        String text = plain().orElseThrow(() -> wrongType("a number", example));
        if (NOT_FINITE.matcher(text).matches()) {
            throw problem(
                    "not-finite",
                    name + " is " + text + ", expected a finite number",
                    "write for example " + name + ": " + example);
        }
        String[] parts = text.split("/", 2);
        double value = real(parts[0], example);
        if (parts.length == 2) {
            value /= real(parts[1], example);
        }
        if (!(Math.abs(value) <= LARGEST)) {
            throw problem(
                    "out-of-range",
                    name + " is " + shortened(text) + ", expected a number from -1e12 to 1e12",
                    "write for example " + name + ": " + example);
        }
        return value;
    }

    /** A number within both bounds. */
    public double number(double min, double max, String example) {
        double value = number(example);
        if (value < min || value > max) {
            throw problem(
                    "out-of-range",
                    name + " is " + SampleReader.plain(value) + ", expected a number from " + SampleReader.plain(min)
                            + " to " + SampleReader.plain(max),
                    "write for example " + name + ": " + example);
        }
        return value;
    }

    /** A number above 0. */
    public double positive(String example) {
        double value = number(example);
        if (value < 1 / LARGEST) {
            throw problem(
                    "out-of-range",
                    name + " is " + SampleReader.plain(value) + ", expected a number from 1e-12 to 1e12",
                    "write for example " + name + ": " + example);
        }
        return value;
    }

    /** Something is wrong with this value. */
    public Problem problem(String code, String what, String instead) {
        return Problem.wrongInput(code, where(), what, instead);
    }

    private double real(String text, String example) {
        String stripped = text.strip();
        if (!REAL.matcher(stripped).matches()) {
            throw wrongType("a number", example);
        }
        return Double.parseDouble(stripped);
    }

    private Problem wrongType(String expected, String example) {
        return problem(
                "wrong-type",
                name + " is " + given() + ", expected " + expected,
                "write for example " + name + ": " + example);
    }

    /** The text of a scalar without quotes around it. */
    private Optional<String> plain() {
        return node instanceof ScalarNode scalar && scalar.isPlain()
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private String given() {
        return switch (node) {
            case MappingNode _ -> "a mapping";
            case SequenceNode _ -> "a list";
            case ScalarNode scalar when scalar.getValue().isBlank() -> "empty";
            case ScalarNode scalar -> "'" + shortened(scalar.getValue()) + "'";
            default -> "something else";
        };
    }

    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 40 ? line : line.substring(0, 37) + "...";
    }

    private static String oneOf(String... words) {
        return words.length == 1
                ? words[0]
                : String.join(", ", Arrays.copyOf(words, words.length - 1)) + " or " + words[words.length - 1];
    }
}
