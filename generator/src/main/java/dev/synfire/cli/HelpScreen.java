package dev.synfire.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of a command on one screen: all of it where that fits, else the options of every day with the first sentence
 * about each. --help-all shows everything.
 */
final class HelpScreen implements IHelpFactory {
    /** Lines of a screen. */
    static final int LINES = 50;

    /** Columns of a screen. */
    static final int COLUMNS = 100;

    /** Options that few need: how recordings are read, and how single layers become integers. */
    private static final Set<String> RARE = Set.of(
            "--calibrate-percentile",
            "--events",
            "--frame-time",
            "--inputs-are",
            "--leak-bits",
            "--membrane-bits",
            "--membrane-fraction",
            "--raster",
            "--scales",
            "--sensor",
            "--version",
            "--current",
            "--feed",
            "--fires",
            "--floor",
            "--gain-at",
            "--if-gain",
            "--input-gain",
            "--integrator",
            "--recurrent-delay",
            "--reset-when",
            "--spikes");

    private static final String ALL = "--help-all";

    /** Gives every command this help and the option --help-all. */
    static CommandLine in(CommandLine line) {
        line.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .addOption(OptionSpec.builder(ALL)
                        .usageHelp(true)
                        .hidden(true)
                        .description("Show every option and exit.")
                        .build()));
        return line.setUsageHelpWidth(COLUMNS).setHelpFactory(new HelpScreen());
    }

    @Override
    public Help create(CommandSpec command, Help.ColorScheme colours) {
        Help whole = new Help(command, colours);
        OptionSpec all = command.findOption(ALL);
        boolean wanted = all == null || Boolean.TRUE.equals(all.getValue());
        return wanted || lines(command, whole) <= LINES ? whole : new Help(everyDay(command), colours);
    }

    private static long lines(CommandSpec command, Help help) {
        CommandLine line = command.commandLine();
        return line.getHelpSectionKeys().stream()
                .filter(line.getHelpSectionMap()::containsKey)
                .map(key -> line.getHelpSectionMap().get(key).render(help))
                .collect(Collectors.joining())
                .lines()
                .count();
    }

    private static CommandSpec everyDay(CommandSpec command) {
        CommandSpec shown = CommandSpec.create().name(command.name()).parent(command.parent());
        shown.usageMessage()
                .width(COLUMNS)
                .abbreviateSynopsis(true)
                .description(command.usageMessage().description()[0])
                .footer("", "More options, and more about these: " + command.qualifiedName() + " " + ALL);
        for (OptionSpec option : command.options()) {
            if (!option.hidden() && List.of(option.names()).stream().noneMatch(RARE::contains)) {
                shown.addOption(OptionSpec.builder(option)
                        .description(firstSentence(option.description()))
                        .build());
            }
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            shown.addPositional(PositionalParamSpec.builder(parameter).build());
        }
        new CommandLine(shown);
        return shown;
    }

    private static String firstSentence(String[] description) {
        return String.join(" ", description).split("(?<=[.])\\s", 2)[0];
    }
}
