package dev.synfire.hdl.text;

import dev.synfire.problem.Problem;

/** The messages for mistakes with clocks and resets. */
public final class ClockMistake {
    private ClockMistake() {}

    public static Problem ownClock(String clock) {
        return Mistake.here(
                Diagnostic.OWN_INPUT,
                clock + " is a clock of this component, driven from outside",
                "connect it where the component is an instance");
    }

    public static Problem foreignClock(String clock, String component) {
        return Mistake.here(
                Diagnostic.FOREIGN_SIGNAL,
                "the clock " + clock + " belongs to " + component,
                "use this component's own clocks");
    }

    public static Problem connectedClock(String clock) {
        return Mistake.here(Diagnostic.DRIVEN_TWICE, "the clock " + clock + " is connected already", "connect it once");
    }
}
