package dev.synfire.hdl;

import dev.synfire.problem.Problem;

/** Words what is wrong with the clocks and resets of a hardware description. */
final class ClockSlip {
    private ClockSlip() {}

    static Problem ownClock(Clock clock) {
        return Slip.here(
                Diagnostic.OWN_INPUT,
                clock + " is a clock of this component, driven from outside",
                "connect it where the component is an instance");
    }

    static Problem foreignClock(Clock clock) {
        return Slip.here(
                Diagnostic.FOREIGN_SIGNAL,
                "the clock " + clock + " belongs to "
                        + clock.component().getClass().getSimpleName(),
                "use this component's own clocks");
    }

    static Problem connectedClock(Clock clock) {
        return Slip.here(Diagnostic.DRIVEN_TWICE, "the clock " + clock + " is connected already", "connect it once");
    }

    static Problem unconnectedClock(String instance, Clock clock, Line line) {
        return Slip.at(
                line,
                Diagnostic.UNCONNECTED,
                "the clock " + clock + " of " + instance + " is not connected",
                "say connect");
    }

    static Problem resetKind(String instance, Clock clock, Line line) {
        return Slip.at(
                line,
                Diagnostic.RESET,
                instance + " asks for another kind of reset than that of " + clock.root() + ", which it is given",
                "say asynchronousReset and activeLowReset of that clock");
    }

    static Problem noReset(Line line, String what, Clock clock) {
        return Slip.at(
                line,
                Diagnostic.RESET,
                what + " has a value after reset, and the clock " + clock + " has no reset",
                "say withoutReset, or give the clock a reset");
    }

    static Problem stages(int stages) {
        return Slip.here(Diagnostic.WIDTH, "a synchroniser of " + stages + " stages", "say 2 or more");
    }
}
