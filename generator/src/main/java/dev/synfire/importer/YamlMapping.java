package dev.synfire.importer;

import dev.synfire.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A mapping in a YAML file whose keys have been checked: each is known and stands once. */
public final class YamlMapping {
    private final YamlValue whole;
    private final String what;
    private final Map<String, YamlValue> values = new LinkedHashMap<>();

    private YamlMapping(YamlValue whole, String what) {
        this.whole = whole;
        this.what = what;
    }

    static YamlMapping of(String file, YamlValue whole, String what, MappingNode node, List<String> keys) {
        YamlMapping mapping = new YamlMapping(whole, what);
        for (NodeTuple tuple : node.getValue()) {
            YamlValue place = new YamlValue(file, "a key", tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                throw place.problem(
                        "wrong-type", "a key of " + what + " is not a word", "the keys are " + String.join(", ", keys));
            }
            String key = scalar.getValue();
            if (!keys.contains(key)) {
                throw place.problem(
                        "unknown-key",
                        "unknown key '" + YamlValue.shortened(key) + "' in " + what,
                        Suggestion.among(key, keys)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("the keys are " + String.join(", ", keys)));
            }
            YamlValue value = new YamlValue(file, key, tuple.getValueNode());
            YamlValue first = mapping.values.putIfAbsent(key, value);
            if (first != null) {
                throw place.problem(
                        "duplicate-key",
                        "key '" + key + "' stands twice in " + what + ", first at " + first.where(),
                        "leave one of them out");
            }
        }
        return mapping;
    }

    /** The mapping as a value, for messages about the whole of it. */
    public YamlValue whole() {
        return whole;
    }

    public Optional<YamlValue> optional(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /**
     * The value of a key that must be there.
     *
     * @param example how a right value looks, for the message if it isn't
     */
    public YamlValue required(String key, String example) {
        return optional(key)
                .orElseThrow(() -> problem("missing-key", what + " has no " + key, "add " + key + ": " + example));
    }

    /** Something is wrong with the whole. */
    public Problem problem(String code, String message, String instead) {
        return whole.problem(code, message, instead);
    }
}
