package dev.synfire.hdl.check;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.text.Diagnostic;
import dev.synfire.hdl.text.Line;
import dev.synfire.problem.Problem;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What must hold of the values that a component gives its signals: each bit has one, and no value is overridden everywhere. */
final class Drivers {
    private final BySignal<Line> driven;

    /** Of signals that are driven in parts, which line drives each bit. */
    private final BySignal<Line[]> parts;

    Drivers(Component<?> component) {
        this.driven = new BySignal<>(component);
        this.parts = new BySignal<>(component);
    }

    /** Notes what a statement drives that is not under any other, and refuses what is driven already. */
    void add(Statement statement) {
        switch (statement) {
            case Statement.Assign assign -> once(assign.target(), assign.line());
            case Statement.Next next -> once(next.target(), next.line());
            case Statement.Part part -> {
                for (int bit = part.low(); bit <= part.high(); bit++) {
                    Line before = lines(part.target())[bit];
                    if (before != null) {
                        throw twice(Mistakes.part(part.target().name(), bit, bit), part.line(), before);
                    }
                }
                said(part, part.line());
            }
            case Statement.When _, Statement.Switch _ -> said(statement, statement.line());
        }
    }

    /** Notes what the statement drives, at its line. */
    private void said(Statement statement, Line line) {
        switch (statement) {
            case Statement.Part part -> {
                Line[] lines = lines(part.target());
                driven.computeIfAbsent(part.target(), _ -> line);
                for (int bit = part.low(); bit <= part.high(); bit++) {
                    lines[bit] = lines[bit] == null ? line : lines[bit];
                }
            }
            case Statement.Assign assign -> whole(assign.target(), line);
            case Statement.Next next -> whole(next.target(), line);
            case Statement.When when -> {
                for (Statement.Branch branch : when.branches()) {
                    said(branch.body(), line);
                }
                said(when.otherwise(), line);
            }
            case Statement.Switch choice -> {
                for (Statement.Case one : choice.cases()) {
                    said(one.body(), line);
                }
                choice.otherwise().ifPresent(body -> said(body, line));
            }
        }
    }

    private void said(List<Statement> statements, Line line) {
        for (Statement statement : statements) {
            said(statement, line);
        }
    }

    private void whole(Signal target, Line line) {
        if (!driven.contains(target)) {
            driven.put(target, line);
        }
        Line[] lines = parts.getOrDefault(target, null);
        if (lines != null) {
            Arrays.setAll(lines, bit -> lines[bit] == null ? line : lines[bit]);
        }
    }

    /** The lines of a signal's bits; those of a signal that was driven whole so far are that one's. */
    private Line[] lines(Signal target) {
        return parts.computeIfAbsent(target, _ -> {
            Line[] lines = new Line[target.shape().width()];
            Arrays.fill(lines, driven.getOrDefault(target, null));
            return lines;
        });
    }

    private static Problem twice(String name, Line line, Line before) {
        return Mistakes.at(
                line,
                Diagnostic.DRIVEN_TWICE,
                name + " has a value already (" + before + ")",
                "drive it once, or put the second under a when");
    }

    /** An unconditional value wins over all earlier ones, which therefore are a mistake. */
    private void once(Signal target, Line line) {
        Line before = driven.getOrDefault(target, null);
        if (before != null) {
            throw twice(target.name(), line, before);
        }
        whole(target, line);
    }

    /**
     * Refuses a signal that is not given a value, on every path if it is no register.
     *
     * @param assigned what is given a value whatever the conditions are
     */
    void check(Signal signal, DefiniteAssignment assigned) {
        if (signal instanceof Reg reg) {
            if (!driven.contains(reg)) {
                throw Mistakes.at(
                        reg.line(),
                        Diagnostic.UNDRIVEN,
                        "the register " + reg.name() + " is never given a value",
                        "call next");
            }
            undrivenBits(reg, "the register ", "call next for these bits too");
        } else if (!(signal instanceof Input)) {
            if (!driven.contains(signal)) {
                throw Mistakes.at(
                        signal.line(), Diagnostic.UNDRIVEN, signal.name() + " is never given a value", "call assign");
            }
            undrivenBits(signal, "", "call assign for these bits too");
            BitSet missing = assigned.missing(signal);
            if (!missing.isEmpty()) {
                throw Mistakes.at(
                        signal.line(),
                        Diagnostic.LATCH,
                        named(signal, missing) + " is not given a value on every path (" + first(signal, missing) + ")",
                        "assign a default before the when, or call otherwise");
            }
        }
    }

    /** Where the highest of the bits is given a value first, if not on every path. */
    private Line first(Signal signal, BitSet bits) {
        Line[] lines = parts.getOrDefault(signal, null);
        return lines == null ? driven.get(signal) : lines[bits.length() - 1];
    }

    private void undrivenBits(Signal signal, String kind, String instead) {
        if (!parts.contains(signal)) {
            return;
        }
        Line[] lines = lines(signal);
        BitSet missing = new BitSet();
        for (int bit = 0; bit < lines.length; bit++) {
            missing.set(bit, lines[bit] == null);
        }
        if (!missing.isEmpty()) {
            throw Mistakes.at(
                    signal.line(),
                    Diagnostic.UNDRIVEN,
                    kind + named(signal, missing) + " is never given a value",
                    instead);
        }
    }

    /** The signal, or the highest run of its bits that is driven. */
    private static String named(Signal signal, BitSet bits) {
        if (bits.cardinality() == signal.shape().width()) {
            return signal.name();
        }
        int high = bits.length() - 1;
        return Mistakes.part(signal.name(), high, bits.previousClearBit(high) + 1);
    }
}
