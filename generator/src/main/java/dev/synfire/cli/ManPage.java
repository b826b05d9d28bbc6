package dev.synfire.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, in the macros of man(7). Lines that roff would take as requests are escaped. */
final class ManPage {
    /** How each page begins. */
    static final String BEGINNING = ".TH SYNFIRE";

    private ManPage() {}

    /** The name of a command's page: synfire, synfire-build. */
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /** The page of a command, all of its options included. */
    static String text(CommandSpec command) {
        StringBuilder page = new StringBuilder();
        String[] about = command.usageMessage().description();
        page.append(".TH ")
                .append(name(command).toUpperCase(Locale.ROOT))
                .append(" 1 \"\" \"")
                .append(Synfire.VERSION)
                .append("\"\n.SH NAME\n")
                .append(escaped(name(command) + " - " + about[0]))
                .append(".SH SYNOPSIS\n.B ")
                .append(escaped(command.qualifiedName()))
                .append(escaped(synopsis(command)))
                .append(".SH DESCRIPTION\n");
        List.of(about).forEach(line -> page.append(escaped(line)));
        if (!command.subcommands().isEmpty()) {
            page.append(".SH COMMANDS\n");
            for (CommandLine each : command.subcommands().values()) {
                CommandSpec inner = each.getCommandSpec();
                item(page, inner.name(), inner.usageMessage().description()[0] + " See " + name(inner) + "(1).");
            }
        }
        page.append(".SH OPTIONS\n");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            item(page, parameter.paramLabel(), words(parameter));
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
                item(page, String.join(", ", option.names()) + value, words(option));
            }
        }
        page.append(".SH EXIT STATUS\n")
                .append(escaped("0 done, 1 a check failed, 2 wrong input or usage, 3 a tool is missing or failed, "
                        + "70 a fault in Synfire itself, 130 interrupted."));
        return page.toString();
    }

    private static String synopsis(CommandSpec command) {
        StringBuilder words = new StringBuilder("[OPTIONS]");
        if (!command.subcommands().isEmpty()) {
            words.append(" COMMAND");
        }
        command.positionalParameters().forEach(parameter -> words.append(' ').append(parameter.paramLabel()));
        return words.toString();
    }

    /** What is said of an option, with its default in place of the variable. */
    private static String words(ArgSpec argument) {
        return String.join(" ", argument.description())
                .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
    }

    private static void item(StringBuilder page, String term, String about) {
        page.append(".TP\n.B ").append(escaped(term)).append(escaped(about));
    }

    /** A line of text as roff shows it: backslashes and hyphens as they are, a dot at the beginning is no request. */
    private static String escaped(String text) {
        String line = text.replace("\\", "\\e").replace("-", "\\-").replace("%%", "%");
        return (line.startsWith(".") || line.startsWith("'") ? "\\&" : "") + line + "\n";
    }
}
