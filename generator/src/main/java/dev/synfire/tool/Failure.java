package dev.synfire.tool;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words a program's failure: its exit code, the lines in which it says why, and where the rest is. */
final class Failure {
    private static final int LINES = 5;
    private static final Pattern ERROR = Pattern.compile(
            "error|fatal|cannot|can't|failed|undefined reference|no such|%Error", Pattern.CASE_INSENSITIVE);
    /** What make and Verilator say after the real message. */
    private static final Pattern AFTERMATH = Pattern.compile(
            "^make(\\[\\d+])?: |^%Error: (Exiting due to|Command Failed)|^\\s*$|^0 warnings, 0 errors$");

    private Failure() {}

    static Problem of(Command command, Completed completed) {
        String why = String.join("\n    ", why(completed.lines()));
        String what = String.format(
                Locale.ROOT,
                "%s ended with exit code %d after %.1f s%s",
                command.name(),
                completed.exitCode(),
                completed.elapsed().toMillis() / 1000.0,
                why.isEmpty() ? "" : ":\n    " + why + "\n");
        String instead =
                command.log().map(log -> "all of its output is in " + log).orElse("the command was " + command);
        return Problem.toolFailed("tool-failed", "", what.stripTrailing(), instead);
    }

    /** The last lines that look like error messages; the last lines of all where none does. */
    static List<String> why(List<String> lines) {
        List<String> telling =
                lines.stream().filter(line -> !AFTERMATH.matcher(line).find()).toList();
        List<String> errors =
                telling.stream().filter(line -> ERROR.matcher(line).find()).toList();
        List<String> chosen = errors.isEmpty() ? telling : errors;
        return new ArrayList<>(chosen.subList(Math.max(0, chosen.size() - LINES), chosen.size()))
                .stream().map(String::stripTrailing).toList();
    }

    static Problem notStarted(Command command, String why) {
        return Problem.toolFailed(
                "tool-failed",
                "",
                command.program() + " cannot be started: " + why,
                "check that the file exists and may be executed on this machine");
    }

    static Problem tooLong(Command command, List<String> lines) {
        String last = lines.isEmpty() ? "it printed nothing" : "the last it printed was: " + lines.getLast();
        boolean limited = command.limit().compareTo(Command.LIMIT) < 0;
        return Problem.toolFailed(
                "tool-hangs",
                "",
                command.name() + " has not ended after " + time(command.limit())
                        + " and was stopped, with whatever it had started; " + last.strip(),
                limited
                        ? "try it by hand: " + command
                        : "set " + Command.PATIENCE + "=" + 2 * command.limit().toHours()
                                + " if it needs longer; the command was " + command);
    }

    private static String time(Duration limit) {
        return limit.toHours() > 0 ? limit.toHours() + " hours" : limit.toMillis() / 1000 + " seconds";
    }

    static Problem tooMuchOutput(Command command, long most) {
        return Problem.toolFailed(
                "tool-failed",
                "",
                command.name() + " was stopped after it had printed " + (most >> 20) + " MiB",
                "the command was " + command);
    }

    static Problem outputLost(Command command, IOException why) {
        return Problem.toolFailed(
                "output-lost",
                "",
                "the output of " + command.name() + " cannot be read or kept: " + why.getMessage(),
                "free some space, and run it again");
    }

    static Problem interrupted(Command command) {
        return Problem.interrupted(command.name() + " was interrupted", "");
    }
}
