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

    static Problem stages(int stages) {
        return Slip.here(Diagnostic.WIDTH, "a synchroniser of " + stages + " stages", "say 2 or more");
    }
}
