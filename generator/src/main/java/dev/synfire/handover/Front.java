package dev.synfire.handover;

import dev.synfire.problem.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a core gets beside its own ports. */
public enum Front {
    /** A wrapper with the ports of AXI4-Stream. */
    AXIS;

    /**
     * Reads what {@link #toString} gives.
     *
     * @throws Problem wrong-front if one is none
     */
    public static Set<Front> parse(Collection<String> names) {
        Set<Front> fronts = EnumSet.noneOf(Front.class);
        names.forEach(name -> fronts.add(parse(name)));
        return fronts;
    }

    private static Front parse(String name) {
        return Arrays.stream(values())
                .filter(front -> front.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.wrongInput(
                        "wrong-front",
                        "--for",
                        "there is no wrapper for \"" + name + "\"",
                        "write " + Arrays.stream(values()).map(Front::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
