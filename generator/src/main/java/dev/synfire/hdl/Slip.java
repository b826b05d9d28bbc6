package dev.synfire.hdl;

import dev.synfire.problem.Problem;
import java.math.BigInteger;

/** Words what a hardware description got wrong; {@link ClockSlip} and {@link ConnectionSlip} do for clocks and connections. */
final class Slip {
    private Slip() {}

    static Problem here(Diagnostic code, String what, String instead) {
        return at(Line.here(), code, what, instead);
    }

    static Problem at(Line line, Diagnostic code, String what, String instead) {
        return Problem.wrongInput(code.code(), line.toString(), what, instead);
    }

    static Problem width(int width) {
        return here(Diagnostic.WIDTH, "a shape of " + width + " bits", "say 1 to 65536");
    }

    static Problem count(int count) {
        return here(Diagnostic.WIDTH, "an index into " + count + " things", "say 1 or more");
    }

    static int places(int places) {
        if (places < 0) {
            throw here(Diagnostic.WIDTH, "a shift by " + places + " places", "shift the other way");
        }
        return places;
    }

    static int times(int times) {
        if (times < 1) {
            throw here(Diagnostic.WIDTH, "a value replicated " + times + " times", "say 1 or more");
        }
        return times;
    }

    static Problem bits(Expr value, int high, int low) {
        return here(
                Diagnostic.WIDTH,
                "bits " + high + " down to " + low + " of a value that is " + value.shape(),
                "its bits are " + (value.shape().width() - 1) + " down to 0");
    }

    /** Bits of a signal as the Verilog says them. */
    static String part(Signal signal, int high, int low) {
        return part(signal.name(), high, low);
    }

    /** Bits of an inout as the Verilog says them; all of them by its name. */
    static String bits(Inout inout, int high, int low) {
        return high - low + 1 == inout.width() ? inout.name() : part(inout.name(), high, low);
    }

    private static String part(String name, int high, int low) {
        return name + (high == low ? "[" + low + "]" : "[" + high + ":" + low + "]");
    }

    static Problem part(Expr value, int width) {
        return here(
                Diagnostic.WIDTH,
                width + " bits of a value that is " + value.shape(),
                "say 1 to " + value.shape().width());
    }

    static Problem count(String of, Shape shape, int widest) {
        return here(
                Diagnostic.WIDTH,
                of + " by a value that is " + shape,
                "say an unsigned one of at most " + widest + " bits, without binary point");
    }

    static Problem empty(String what) {
        return here(Diagnostic.WIDTH, what + " of nothing", "give at least one value");
    }

    static Problem emptyCat() {
        return here(Diagnostic.WIDTH, "a concatenation of nothing", "give at least one part");
    }

    static Problem narrowing(String name, Shape target, Shape value) {
        return here(Diagnostic.NARROWING, name + " is " + target + ", the value is " + value, "say wrap, sat or round");
    }

    static Problem assignedSign(String name, Shape target, Shape value) {
        return here(
                Diagnostic.MIXED_SIGNS,
                name + " is " + target + ", the value is " + value,
                "say sat to clip it at 0, or asUnsigned to take its bits");
    }

    static Problem assignedPoint(String name, Shape target, Shape value) {
        return here(
                Diagnostic.MIXED_POINTS,
                name + " is " + target + ", the value is " + value + ": their binary points differ",
                "say shl or shr, and withPoint, on one of them");
    }

    static Problem mixedSigns(Expr left, Expr right) {
        return here(
                Diagnostic.MIXED_SIGNS,
                "the left operand is " + left.shape() + ", the right is " + right.shape(),
                "say toSigned on the unsigned one");
    }

    static Problem mixedPoints(Shape left, Shape right) {
        return here(
                Diagnostic.MIXED_POINTS,
                "the left operand is " + left + ", the right is " + right + ": their binary points differ",
                "say shl or shr, and withPoint, on one of them");
    }

    static Problem bitwise(Expr left, Expr right) {
        return here(
                Diagnostic.MIXED_WIDTHS,
                "a bitwise operator between " + left.shape() + " and " + right.shape(),
                "say extend, wrap or replicate on one of them");
    }

    static Problem condition(Expr condition) {
        return here(Diagnostic.CONDITION, "a condition is " + condition.shape(), "compare it, or say orReduce");
    }

    static Problem constant(String name, Shape shape, BigInteger value) {
        return here(
                Diagnostic.CONSTANT_RANGE,
                name + " is " + shape + ", " + value + " does not fit",
                "it holds " + shape.min() + " to " + shape.max());
    }

    static Problem illegalName(String name) {
        return here(Diagnostic.NAME, "\"" + name + "\" is no name in Verilog", "use letters, digits and _");
    }

    static Problem keyword(String name, String language) {
        return here(Diagnostic.NAME, name + " is a keyword of " + language, "call it something else");
    }

    static Problem moduleName(String name, Component<?> component) {
        return Problem.wrongInput(
                Diagnostic.NAME.code(),
                type(component),
                "Verilog does not take \"" + name + "\" as the name of a module",
                "override moduleName()");
    }

    static Problem depth(String name, int depth) {
        return here(Diagnostic.WIDTH, "the memory " + name + " has " + depth + " words", "say 1 or more");
    }

    static Problem mask(Memory memory, Expr mask) {
        return here(
                Diagnostic.WIDTH,
                memory.name() + " has words of " + memory.shape() + ", the mask is " + mask.shape(),
                "give an unsigned mask whose width divides the word's");
    }

    static Problem contents(Memory memory, int words) {
        return here(
                Diagnostic.CONTENTS,
                memory.name() + " has " + memory.depth() + " words, the contents " + words,
                "give no more than fit");
    }

    static Problem asyncBlock(Memory memory, Line line) {
        return at(
                line,
                Diagnostic.MEMORY_STYLE,
                memory.name() + " is " + memory.style() + ", which only reads at a clock edge",
                "say read, or style DISTRIBUTED or REGISTERS");
    }

    static Problem labelTwice(Expr label, Line before) {
        String name =
                switch (label) {
                    case Node.State state -> state.constant().name();
                    case Node.Literal literal -> literal.value().toString();
                    case Expr other -> other.toString();
                };
        return here(Diagnostic.DRIVEN_TWICE, "the case " + name + " is there already (" + before + ")", "say it once");
    }

    static Problem afterOtherwise() {
        return here(
                Diagnostic.LATE_BRANCH,
                "a branch is added to a when or switch after its otherwise",
                "say otherwise once, and last");
    }

    static Problem latePort(String name) {
        return here(
                Diagnostic.LATE_PORT,
                "the port " + name + " is declared in logic, which runs after the parent has connected the ports",
                "declare it as a field of the component");
    }

    static Problem enableTwice(Reg reg) {
        return here(
                Diagnostic.DRIVEN_TWICE,
                reg.name() + " (" + reg.line() + ") has an enable already",
                "say enable once, with both conditions joined");
    }

    static Problem containsItself(Component<?> component) {
        String name = type(component);
        return here(
                Diagnostic.CONTAINS_ITSELF,
                name + " is an instance within " + name + ", both with the parameters " + component.params()
                        + ": that has no end",
                "give the inner one other parameters, and end with one that has no instance of its kind");
    }

    static Problem mixedStates(Expr value, Class<?> its, Class<?> other) {
        String what = value instanceof Signal signal ? signal.name() : "the value";
        return here(
                Diagnostic.MIXED_STATES,
                what + " is a state of " + its.getSimpleName() + ", what it meets one of " + other.getSimpleName(),
                "say a state of " + its.getSimpleName());
    }

    static Problem register(int index, int count) {
        return here(Diagnostic.WIDTH, "register " + index + " of " + count, "they are 0 to " + (count - 1));
    }

    static Problem missing(String line) {
        return Problem.wrongInput(
                Diagnostic.MISSING.code(),
                line,
                "what is handed over here is null",
                "look whether it is declared, or filled, before this line runs");
    }

    /** What was handed over, which is not null. */
    static <T> T given(T value) {
        if (value == null) {
            throw missing(Line.here().toString());
        }
        return value;
    }

    /** The name of a component's class, without its package. */
    static String type(Component<?> component) {
        String name = component.getClass().getSimpleName();
        String whole = component.getClass().getName();
        return name.isEmpty() ? whole.substring(whole.lastIndexOf('.') + 1) : name;
    }

    static Problem late() {
        return here(
                Diagnostic.LATE_BRANCH,
                "a branch is added to a when or switch after another statement",
                "chain it to the one it belongs to");
    }
}
