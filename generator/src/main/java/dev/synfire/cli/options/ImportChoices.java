package dev.synfire.cli.options;

import dev.synfire.importer.Imported;
import dev.synfire.importer.Suggestion;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The option --import of the commands that take a network: what import has as options, written as key=value. A mixin.
 *
 * <p>The keys are the names of the options of {@link ModelOptions}, which also reads their values. A value has no comma;
 * a range is LOW..HIGH. The options' own names are understood, too, and answered with a hint.
 */
public final class ImportChoices {
    private static final List<String> KEYS = new CommandLine(new ModelOptions())
            .getCommandSpec().options().stream()
                    .map(ImportChoices::key)
                    .sorted()
                    .toList();

    /** An option of import in a message, and the value that may follow it. */
    private static final Pattern IN_MESSAGE = Pattern.compile("--(" + String.join("|", KEYS)
            + ")(?![\\w-])(?: (?!(?:and|or|out|say|says|takes|is)\\b)(-?[\\d.]+,-?[\\d.]+|[^\\s;,:(]*[^\\s;,:.(]))?");

    @Option(
            names = "--import",
            paramLabel = "KEY=VALUE,..",
            description = "How to read a .nir, .onnx or .tflite file, such as preset=norse,ticks=100. "
                    + "The keys are the options of synfire import: see its --help.")
    private List<String> given = new ArrayList<>();

    private final Map<String, String> old = new LinkedHashMap<>();
    private boolean hinted;

    /** Adds the options of import to a command under their own names, hidden from its help. */
    void addOldNames(CommandSpec command) {
        for (OptionSpec option :
                new CommandLine(new ModelOptions()).getCommandSpec().options()) {
            command.addOption(OptionSpec.builder(option.longestName())
                    .hidden(true)
                    .type(String.class)
                    .arity("1")
                    .paramLabel(option.paramLabel())
                    .setter(new Remembering(key(option), old))
                    .build());
        }
    }

    /** Reads a model file; nothing if it is none, but a network file or a folder. */
    Optional<Imported> read(Path path, CommandSpec command) {
        try {
            ModelOptions models = new ModelOptions();
            Map<String, String> choices = choices();
            StrictNumbers.in(new CommandLine(models))
                    .parseArgs(choices.entrySet().stream()
                            .map(choice -> "--" + choice.getKey() + "=" + choice.getValue())
                            .toArray(String[]::new));
            Optional<Imported> imported = models.read(path);
            hint(command.commandLine());
            return imported;
        } catch (ParameterException wrong) {
            throw new ParameterException(command.commandLine(), inNewForm(wrong.getMessage()));
        } catch (Problem problem) {
            throw problem.reworded(this::inNewForm);
        }
    }

    /** A message that names options of import as this option takes them. */
    String inNewForm(String message) {
        return IN_MESSAGE
                .matcher(message)
                .replaceAll(found -> "--import " + found.group(1)
                        + (found.group(2) == null ? "" : Matcher.quoteReplacement("=" + value(found.group(2)))));
    }

    private Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>(old);
        for (String list : given) {
            for (String pair : list.split(",", -1)) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    throw Problem.wrongInput(
                            "wrong-pair",
                            "--import",
                            "'" + pair + "' is no KEY=VALUE",
                            "write for example --import preset=norse,ticks=100, and a range as input-range=0..1");
                }
                String key = pair.substring(0, equals);
                if (!KEYS.contains(key)) {
                    throw Problem.wrongInput(
                            "unknown-key",
                            "--import",
                            "there is no key '" + key + "', expected one of " + String.join(", ", KEYS),
                            Suggestion.among(key, KEYS)
                                    .map(near -> "did you mean " + near + "?")
                                    .orElse("synfire import --help says what they are"));
                }
                if (choices.put(key, pair.substring(equals + 1)) != null) {
                    throw Problem.wrongInput(
                            "duplicate-key", "--import", "'" + key + "' is given more than once", "leave it in once");
                }
            }
        }
        return choices;
    }

    private void hint(CommandLine line) {
        if (old.isEmpty() || hinted) {
            return;
        }
        hinted = true;
        line.getErr()
                .println("hint: write --import "
                        + old.entrySet().stream()
                                .map(choice -> choice.getKey() + "=" + value(choice.getValue()))
                                .collect(Collectors.joining(","))
                        + " instead of "
                        + old.keySet().stream().map(key -> "--" + key).collect(Collectors.joining(", "))
                        + ", which only synfire import has from the next version on");
        line.getErr().flush();
    }

    /** A value without a comma: LOW,HIGH as LOW..HIGH. */
    private static String value(String text) {
        return text.replace(",", "..");
    }

    private static String key(OptionSpec option) {
        return option.longestName().substring("--".length());
    }

    /** Keeps what an option was given; picocli calls it with null before each parse. */
    private record Remembering(String key, Map<String, String> old) implements ISetter {
        @Override
        public <T> T set(T value) {
            if (value == null) {
                old.remove(key);
            } else {
                old.put(key, value.toString());
            }
            return value;
        }
    }
}
