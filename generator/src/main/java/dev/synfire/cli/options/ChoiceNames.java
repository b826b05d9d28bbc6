package dev.synfire.cli.options;

import dev.synfire.importer.Suggestion;
import dev.synfire.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The constants of an enumeration as options spell them: at-or-above for AT_OR_ABOVE. */
public final class ChoiceNames {
    private ChoiceNames() {}

    public static <E extends Enum<E>> E parse(Class<E> type, String option, String text) {
        String plain = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(plain))
                .findFirst()
                .orElseThrow(() -> unknown(option, text, of(type)));
    }

    static <E extends Enum<E>> List<String> of(Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    static Problem unknown(String option, String text, List<String> words) {
        return Problem.wrongInput(
                "unknown-value",
                option,
                "there is no '" + text + "', expected one of " + String.join(", ", words),
                Suggestion.among(text, words)
                        .map(word -> "did you mean " + option + " " + word + "?")
                        .orElse("choose one of them"));
    }
}
