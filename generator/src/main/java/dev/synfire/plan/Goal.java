package dev.synfire.plan;

import dev.synfire.problem.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a layout is to be good at, within what the device has. */
public enum Goal {
    /** Samples a second: the slowest layer gets more lanes until it cannot be made faster. */
    THROUGHPUT,
    /** Cycles of one sample alone, from its first event to its result: every layer on its way gets lanes that shorten it. */
    LATENCY,
    /** Logic cells: a lane a layer, and of everything else what takes fewest cells. */
    AREA;

    /** All of them as the option --goal takes them. */
    public static String names() {
        return Arrays.stream(values()).map(Goal::toString).collect(Collectors.joining("|"));
    }

    /**
     * Reads what {@link #toString} gives.
     *
     * @throws Problem wrong-goal if it is none
     */
    public static Goal parse(String text) {
        return Arrays.stream(values())
                .filter(goal -> goal.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.wrongInput(
                        "wrong-goal",
                        "--goal",
                        "there is no goal \"" + text + "\"",
                        "write " + names().replace("|", ", ")));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
