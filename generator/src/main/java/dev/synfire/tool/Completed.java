package dev.synfire.tool;

import java.time.Duration;
import java.util.List;

/**
 * A run that has ended.
 *
 * @param exitCode 128 + N where signal N ended it
 * @param elapsed wall-clock time
 * @param lines its output, standard output and standard error as they came, without line ends
 */
public record Completed(int exitCode, Duration elapsed, List<String> lines) {
    public Completed {
        lines = List.copyOf(lines);
    }

    /** The lines, each with a line feed. */
    public String output() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
