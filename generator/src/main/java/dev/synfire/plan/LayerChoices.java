package dev.synfire.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a planner decided about a layer.
 *
 * @param layer its name
 * @param choices lanes first, then where its arrays lie
 */
public record LayerChoices(String layer, List<Choice> choices) {
    public LayerChoices {
        choices = List.copyOf(choices);
    }

    /** What was chosen and why, by what it is about, as JSON files tell it. */
    public Map<String, Map<String, String>> byPart() {
        Map<String, Map<String, String>> parts = new LinkedHashMap<>();
        for (Choice choice : choices) {
            Map<String, String> part = new LinkedHashMap<>();
            part.put("what", choice.what());
            part.put("why", choice.why());
            parts.put(choice.part().toString(), part);
        }
        return parts;
    }

    /** One line: the lanes with their reason, and where everything lies. */
    public String summary() {
        Choice lanes = choices.getFirst();
        return String.format(
                Locale.ROOT,
                "  %-12s %s (%s); %s",
                layer,
                lanes.what(),
                lanes.why(),
                choices.stream()
                        .skip(1)
                        .map(choice -> choice.part() + " in " + choice.what())
                        .collect(Collectors.joining(", ")));
    }

    /** A line for each choice, with its reason. */
    public String text() {
        return choices.stream()
                .map(choice -> String.format(
                        Locale.ROOT,
                        "  %-12s %-10s %s%s",
                        layer,
                        choice.part(),
                        choice.what(),
                        choice.why().isEmpty() ? "" : ": " + choice.why()))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
