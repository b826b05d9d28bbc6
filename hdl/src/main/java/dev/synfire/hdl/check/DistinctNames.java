package dev.synfire.hdl.check;

import dev.synfire.hdl.BlackBox;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Recorded;
import dev.synfire.hdl.text.Names;
import dev.synfire.hdl.text.Parameters;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names for modules of one class and name whose parameters differ: the parameters that differ stand behind the name, by the
 * first letters of their words, as in {@code cnt_w4} and {@code cnt_w8}. The top keeps its name.
 */
public final class DistinctNames {
    private static final int LONGEST = 40;

    private record Kind(Class<?> type, String name) {}

    private final Map<Kind, Map<Record, List<Component<?>>>> kinds = new LinkedHashMap<>();
    private final Map<Component<?>, String> names = new IdentityHashMap<>();

    /** Finds the names of a whole design, all of whose logic has run. */
    void find(Recorded top) {
        collect(top);
        kinds.forEach((kind, byParams) -> {
            if (byParams.size() > 1) {
                name(kind.name(), byParams);
            }
        });
        names.remove(top.component());
        kinds.clear();
    }

    /** The name of its module, if it needs another than its own. */
    Optional<String> of(Component<?> component) {
        return Optional.ofNullable(names.get(component));
    }

    private void collect(Recorded recorded) {
        Component<?> component = recorded.component();
        if (!(component instanceof BlackBox<?>)) {
            kinds.computeIfAbsent(new Kind(component.getClass(), recorded.moduleName()), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(component.params(), _ -> new ArrayList<>())
                    .add(component);
        }
        recorded.children().forEach(this::collect);
    }

    private void name(String name, Map<Record, List<Component<?>>> byParams) {
        Map<Record, String> suffixes = new LinkedHashMap<>();
        List<String> differing = differing(byParams.keySet());
        byParams.keySet().forEach(params -> suffixes.put(params, suffix(params, differing)));
        if (new LinkedHashSet<>(suffixes.values()).size() == suffixes.size()) {
            byParams.forEach((params, components) ->
                    components.forEach(component -> names.put(component, name + suffixes.get(params))));
        }
    }

    /** The parameters in which they differ and which make a short word in each. */
    private static List<String> differing(Set<Record> all) {
        List<String> differing = new ArrayList<>();
        for (String part : Parameters.of(all.iterator().next()).keySet()) {
            Set<Object> values = new LinkedHashSet<>();
            all.forEach(params ->
                    values.add(Optional.ofNullable(Parameters.of(params).get(part))));
            boolean words = all.stream()
                    .allMatch(params -> word(Parameters.of(params).get(part)).length() <= LONGEST);
            if (values.size() > 1 && words) {
                differing.add(part);
            }
        }
        return differing;
    }

    private static String suffix(Record params, List<String> differing) {
        StringBuilder suffix = new StringBuilder();
        for (String part : differing) {
            String initials = initials(part);
            boolean alone = differing.stream()
                            .map(DistinctNames::initials)
                            .filter(initials::equals)
                            .count()
                    == 1;
            Object value = Parameters.of(params).get(part);
            suffix.append('_')
                    .append(alone ? initials : Names.snakeCase(part))
                    .append(value instanceof Number || value instanceof Boolean ? "" : "_")
                    .append(word(value));
        }
        return suffix.toString();
    }

    private static String initials(String camelCase) {
        return Names.snakeCase(camelCase).replaceAll("([a-z])[a-z]*([0-9]*)_?", "$1$2");
    }

    /** A value as part of a name: digits, letters in lower case, and m for minus. */
    private static String word(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        return Names.snakeCase(String.valueOf(value).replace("-", "m").replaceAll("[()]", ""))
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }
}
