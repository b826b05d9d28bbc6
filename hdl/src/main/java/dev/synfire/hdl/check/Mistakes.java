package dev.synfire.hdl.check;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.text.Diagnostic;
import dev.synfire.hdl.text.Line;
import dev.synfire.problem.Problem;

/** Words the mistakes that the checks of a whole component find. */
final class Mistakes {
    private Mistakes() {}

    static Problem at(Line line, Diagnostic code, String what, String instead) {
        return Problem.wrongInput(code.code(), line.toString(), what, instead);
    }

    /** Bits of a signal or an inout as the Verilog writes them. */
    static String part(String name, int high, int low) {
        return name + (high == low ? "[" + low + "]" : "[" + high + ":" + low + "]");
    }

    static Problem nesting(Line line, String found) {
        return at(
                line,
                Diagnostic.NESTING,
                "an expression is " + found,
                "name its parts with let; Expr.sum, any and all join many values");
    }

    static Problem moduleAsClock(String name, String type) {
        return Problem.checkFailed(
                Diagnostic.NAME.code(),
                type,
                name + " is the name of the module and of its clock or reset",
                "override moduleName()");
    }

    static Problem parameter(Line line, String name, Object value) {
        return at(
                line,
                Diagnostic.PARAMETER,
                "the parameter " + name + " is " + value
                        + (value == null ? "" : ", a " + value.getClass().getSimpleName()),
                "give an int, a long, a double, a string or a constant made by lit");
    }

    static Problem unconnectedClock(String instance, Clock clock, Line line) {
        return at(
                line,
                Diagnostic.UNCONNECTED,
                "the clock " + clock + " of " + instance + " is not connected",
                "call connect");
    }

    static Problem resetKind(String instance, Clock clock, Line line) {
        return at(
                line,
                Diagnostic.RESET,
                instance + " asks for another kind of reset than that of " + clock.root() + ", which it is given",
                "call asynchronousReset and activeLowReset of that clock");
    }

    static Problem noReset(Line line, String what, Clock clock) {
        return at(
                line,
                Diagnostic.RESET,
                what + " has a value after reset, and the clock " + clock + " has no reset",
                "call withoutReset, or give the clock a reset");
    }

    static Problem pinTwice(String pin, Line line, Line before) {
        return at(
                line,
                Diagnostic.INOUT,
                "the inout " + pin + " is connected already (" + before + ")",
                "give each instance pins of its own");
    }

    static Problem connectedTwice(String port, Line line, Line before) {
        return at(line, Diagnostic.DRIVEN_TWICE, port + " is connected already (" + before + ")", "connect it once");
    }
}
