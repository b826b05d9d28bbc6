package dev.synfire.hdl.text;

import dev.synfire.problem.Problem;
import java.math.BigInteger;

/**
 * The messages for mistakes in a hardware description, each with the line that made it; {@link ClockMistake} and
 * {@link ConnectionMistake} have those of clocks and connections. Shapes are given as text.
 */
public final class Mistake {
    private Mistake() {}

    /** A mistake in the innermost line that is not the builder's. */
    public static Problem here(Diagnostic code, String what, String instead) {
        return at(Line.here(), code, what, instead);
    }

    /** A mistake in a line. */
    public static Problem at(Line line, Diagnostic code, String what, String instead) {
        return Problem.wrongInput(code.code(), line.toString(), what, instead);
    }

    /** A mistake in the parameters of a component of the library, in the line that gives them. */
    public static Problem parameter(String what, String instead) {
        return at(Line.outsideLibrary(), Diagnostic.WIDTH, what, instead);
    }

    public static Problem width(int width) {
        return here(Diagnostic.WIDTH, "a shape of " + width + " bits", "give 1 to 65536");
    }

    public static Problem count(int count) {
        return here(Diagnostic.WIDTH, "an index into " + count + " things", "give 1 or more");
    }

    /** The places of a shift, which are not negative. */
    public static int places(int places) {
        if (places < 0) {
            throw here(Diagnostic.WIDTH, "a shift by " + places + " places", "shift the other way");
        }
        return places;
    }

    /** The number of copies of a value, which is 1 or more. */
    public static int times(int times) {
        if (times < 1) {
            throw here(Diagnostic.WIDTH, "a value replicated " + times + " times", "give 1 or more");
        }
        return times;
    }

    public static Problem bits(String shape, int width, int high, int low) {
        return here(
                Diagnostic.WIDTH,
                "bits " + high + " down to " + low + " of a value that is " + shape,
                "its bits are " + (width - 1) + " down to 0");
    }

    public static Problem part(String shape, int own, int width) {
        return here(Diagnostic.WIDTH, width + " bits of a value that is " + shape, "give 1 to " + own);
    }

    public static Problem count(String of, String shape, int widest) {
        return here(
                Diagnostic.WIDTH,
                of + " by a value that is " + shape,
                "give an unsigned one of at most " + widest + " bits, without binary point");
    }

    public static Problem empty(String what) {
        return here(Diagnostic.WIDTH, what + " of nothing", "give at least one value");
    }

    public static Problem emptyCat() {
        return here(Diagnostic.WIDTH, "a concatenation of nothing", "give at least one part");
    }

    public static Problem narrowing(String name, String target, String value) {
        return here(
                Diagnostic.NARROWING, name + " is " + target + ", the value is " + value, "call wrap, sat or round");
    }

    public static Problem assignedSign(String name, String target, String value) {
        return here(
                Diagnostic.MIXED_SIGNS,
                name + " is " + target + ", the value is " + value,
                "call sat to clip it at 0, or asUnsigned to take its bits");
    }

    public static Problem assignedPoint(String name, String target, String value) {
        return here(
                Diagnostic.MIXED_POINTS,
                name + " is " + target + ", the value is " + value + ": their binary points differ",
                "call shl or shr, and withPoint, on one of them");
    }

    public static Problem mixedSigns(String left, String right) {
        return here(
                Diagnostic.MIXED_SIGNS,
                "the left operand is " + left + ", the right is " + right,
                "call toSigned on the unsigned one");
    }

    public static Problem mixedPoints(String left, String right) {
        return here(
                Diagnostic.MIXED_POINTS,
                "the left operand is " + left + ", the right is " + right + ": their binary points differ",
                "call shl or shr, and withPoint, on one of them");
    }

    public static Problem bitwise(String left, String right) {
        return here(
                Diagnostic.MIXED_WIDTHS,
                "a bitwise operator between " + left + " and " + right,
                "call extend, wrap or replicate on one of them");
    }

    public static Problem condition(String shape) {
        return here(Diagnostic.CONDITION, "a condition is " + shape, "compare it, or call orReduce");
    }

    public static Problem constant(String name, String shape, BigInteger value, BigInteger min, BigInteger max) {
        return here(
                Diagnostic.CONSTANT_RANGE,
                name + " is " + shape + ", " + value + " does not fit",
                "it holds " + min + " to " + max);
    }

    public static Problem illegalName(String name) {
        return here(Diagnostic.NAME, "\"" + name + "\" is no name in Verilog", "use letters, digits and _");
    }

    public static Problem keyword(String name, String language) {
        return here(Diagnostic.NAME, name + " is a keyword of " + language, "call it something else");
    }

    public static Problem moduleName(String name, String component) {
        return Problem.wrongInput(
                Diagnostic.NAME.code(),
                component,
                "Verilog does not take \"" + name + "\" as the name of a module",
                "override moduleName()");
    }

    public static Problem depth(String name, int depth) {
        return here(Diagnostic.WIDTH, "the memory " + name + " has " + depth + " words", "give 1 or more");
    }

    public static Problem mask(String memory, String word, String mask) {
        return here(
                Diagnostic.WIDTH,
                memory + " has words of " + word + ", the mask is " + mask,
                "give an unsigned mask whose width divides the word's");
    }

    public static Problem contents(String memory, int depth, int words) {
        return here(
                Diagnostic.CONTENTS,
                memory + " has " + depth + " words, the contents " + words,
                "give no more than fit");
    }

    public static Problem asyncBlock(String memory, String style) {
        return here(
                Diagnostic.MEMORY_STYLE,
                memory + " is " + style + ", which only reads at a clock edge",
                "use read, or style DISTRIBUTED or REGISTERS");
    }

    public static Problem labelTwice(String label, Line before) {
        return here(
                Diagnostic.DRIVEN_TWICE, "the case " + label + " is there already (" + before + ")", "write it once");
    }

    public static Problem afterOtherwise() {
        return here(
                Diagnostic.LATE_BRANCH,
                "a branch is added to a when or switch after its otherwise",
                "call otherwise once, and last");
    }

    public static Problem latePort(String name) {
        return here(
                Diagnostic.LATE_PORT,
                "the port " + name + " is declared in logic, which runs after the parent has connected the ports",
                "declare it as a field of the component");
    }

    public static Problem enableTwice(String register, Line declared) {
        return here(
                Diagnostic.DRIVEN_TWICE,
                register + " (" + declared + ") has an enable already",
                "call enable once, with both conditions joined");
    }

    public static Problem containsItself(String component, String params) {
        return here(
                Diagnostic.CONTAINS_ITSELF,
                component + " is an instance within " + component + ", both with the parameters " + params
                        + ": that has no end",
                "give the inner one other parameters, and end with one that has no instance of its kind");
    }

    public static Problem mixedStates(String what, String its, String other) {
        return here(
                Diagnostic.MIXED_STATES,
                what + " is a state of " + its + ", what it meets one of " + other,
                "give a state of " + its);
    }

    public static Problem stateAsNumber(String target, String shape, String state, String states) {
        return here(
                Diagnostic.MIXED_STATES,
                target + " is " + shape + ", a number; " + state + " is a state of " + states,
                "declare it with Shape.of(" + states + ".class), a register also with init or its first state");
    }

    public static Problem register(int index, int count) {
        return here(Diagnostic.WIDTH, "register " + index + " of " + count, "they are 0 to " + (count - 1));
    }

    public static Problem missing(String line) {
        return Problem.wrongInput(
                Diagnostic.MISSING.code(),
                line,
                "what is handed over here is null",
                "look whether it is declared, or filled, before this line runs");
    }

    public static Problem late() {
        return here(
                Diagnostic.LATE_BRANCH,
                "a branch is added to a when or switch after another statement",
                "chain it to the one it belongs to");
    }
}
