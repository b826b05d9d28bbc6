package dev.synfire.hdl;

import dev.synfire.problem.Problem;
import java.math.BigInteger;

/** The one place that words what a hardware description got wrong. */
final class Slip {
    private Slip() {}

    private static Problem here(String code, String what, String instead) {
        return at(Line.here(), code, what, instead);
    }

    static Problem at(Line line, String code, String what, String instead) {
        return Problem.checkFailed(code, line.toString(), what, instead);
    }

    static Problem width(int width) {
        return here("width", "a shape of " + width + " bits", "say 1 to 65536");
    }

    static Problem count(int count) {
        return here("width", "an index into " + count + " things", "say 1 or more");
    }

    static int places(int places) {
        if (places < 0) {
            throw here("width", "a shift by " + places + " places", "shift the other way");
        }
        return places;
    }

    static int times(int times) {
        if (times < 1) {
            throw here("width", "a value replicated " + times + " times", "say 1 or more");
        }
        return times;
    }

    static Problem bits(Expr value, int high, int low) {
        return here(
                "width",
                "bits " + high + " down to " + low + " of a value that is " + value.shape(),
                "its bits are " + (value.shape().width() - 1) + " down to 0");
    }

    static Problem emptyCat() {
        return here("width", "a concatenation of nothing", "give at least one part");
    }

    static Problem narrowing(String name, Shape target, Shape value) {
        return here("narrowing", name + " is " + target + ", the value is " + value, "say wrap, sat or round");
    }

    static Problem assignedSign(String name, Shape target, Shape value) {
        return here(
                "mixed-signs",
                name + " is " + target + ", the value is " + value,
                "say sat to clip it at 0, or asUnsigned to take its bits");
    }

    static Problem assignedPoint(String name, Shape target, Shape value) {
        return here(
                "mixed-points",
                name + " is " + target + ", the value is " + value + ": their binary points differ",
                "shift one of them");
    }

    static Problem mixedSigns(Expr left, Expr right) {
        return here(
                "mixed-signs",
                "the left operand is " + left.shape() + ", the right is " + right.shape(),
                "say toSigned on the unsigned one");
    }

    static Problem mixedPoints(Shape left, Shape right) {
        return here(
                "mixed-points",
                "the left operand is " + left + ", the right is " + right + ": their binary points differ",
                "shift one of them");
    }

    static Problem bitwise(Expr left, Expr right) {
        return here(
                "mixed-widths",
                "a bitwise operator between " + left.shape() + " and " + right.shape(),
                "say extend, wrap or replicate on one of them");
    }

    static Problem condition(Expr condition) {
        return here("condition", "a condition is " + condition.shape(), "compare it, or say orReduce");
    }

    static Problem constant(String name, Shape shape, BigInteger value) {
        return here(
                "constant-range",
                name + " is " + shape + ", " + value + " does not fit",
                "it holds " + shape.min() + " to " + shape.max());
    }

    static Problem illegalName(String name) {
        return here("name", "\"" + name + "\" is no name in Verilog", "use letters, digits and _");
    }

    static Problem keyword(String name) {
        return here("name", name + " is a keyword of Verilog", "call it something else");
    }

    static Problem moduleName(String name, Component<?> component) {
        return Problem.checkFailed(
                "name",
                component.getClass().getSimpleName(),
                "Verilog does not take " + name + " as the name of a module",
                "override moduleName()");
    }

    static Problem depth(String name, int depth) {
        return here("width", "the memory " + name + " has " + depth + " words", "say 1 or more");
    }

    static Problem contents(Memory memory, int words) {
        return here(
                "contents",
                memory.name() + " has " + memory.depth() + " words, the contents " + words,
                "give no more than fit");
    }

    static Problem asyncBlock(Memory memory) {
        return here(
                "memory-style",
                memory.name() + " is block RAM, which only reads at a clock edge",
                "say read, or style DISTRIBUTED or REGISTERS");
    }

    static Problem instanceTwice(String name, String before) {
        return here(
                "instance-twice",
                "the component of instance " + name + " is instance " + before + " already",
                "make a new component for each instance");
    }

    static Problem notAnInstance(Input input) {
        return here(
                "own-input",
                input.name() + " is an input of this component, driven from outside",
                "assign it where the component is an instance");
    }

    static Problem late() {
        return here(
                "late-branch",
                "a branch is added to a when or switch after another statement",
                "chain it to the one it belongs to");
    }
}
