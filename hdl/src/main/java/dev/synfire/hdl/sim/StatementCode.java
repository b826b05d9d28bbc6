package dev.synfire.hdl.sim;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes code that carries out statements: the last one that applies decides what a target holds. */
final class StatementCode {
    /** Branches and cases that stay in one method where statements are taken apart. */
    private static final int TOGETHER = 8;

    private final CodeBuilder code;
    private final ValueCode values;
    private final Targets targets;
    private final Optional<Outline> outline;

    /** Where the values of what statements drive stand while they are carried out. */
    interface Targets {
        /** Takes a target's new value from the stack. */
        void keep(Signal target, CodeBuilder code);

        /** Puts on the stack what the target holds so far. */
        void recall(Signal target, CodeBuilder code);
    }

    /** Where large statements go. */
    record Outline(Methods methods, StateLayout places, Cost cost) {
        private boolean isLarge(Statement statement) {
            return cost.of(statement) > Methods.LARGE;
        }
    }

    /**
     * @param targets where the new values of targets stand
     * @param outline what takes large statements apart, then targets are no local variables; empty for no such thing
     */
    StatementCode(CodeBuilder code, ValueCode values, Targets targets, Optional<Outline> outline) {
        this.code = code;
        this.values = values;
        this.targets = targets;
        this.outline = outline;
    }

    void body(List<Statement> statements) {
        for (Statement statement : statements) {
            if (outline.isPresent() && outline.get().isLarge(statement)) {
                Methods methods = outline.get().methods();
                methods.call(code, methods.add(inner -> new StatementCode(
                                inner, new ValueCode(inner, outline.get().places(), methods, true), targets, outline)
                        .one(statement)));
            } else {
                one(statement);
            }
        }
    }

    private void one(Statement statement) {
        switch (statement) {
            case Statement.Assign assign -> give(assign.target(), assign.value());
            case Statement.Next next -> give(next.target(), next.value());
            case Statement.Part part -> {
                targets.recall(part.target(), code);
                values.moves().replace(part.target().shape(), part.high(), part.low(), part.value());
                targets.keep(part.target(), code);
            }
            case Statement.When when -> when(outline.isPresent() ? shorter(when) : when);
            case Statement.Switch choice -> choice(outline.isPresent() ? shorter(choice) : choice);
        }
    }

    private static Statement.When shorter(Statement.When when) {
        List<Statement.Branch> all = when.branches();
        if (all.size() <= TOGETHER) {
            return when;
        }
        Statement rest = new Statement.When(all.subList(TOGETHER, all.size()), when.otherwise(), when.line());
        return new Statement.When(all.subList(0, TOGETHER), List.of(rest), when.line());
    }

    private static Statement.Switch shorter(Statement.Switch choice) {
        List<Statement.Case> all = choice.cases();
        if (all.size() <= TOGETHER) {
            return choice;
        }
        Statement rest = new Statement.Switch(
                choice.subject(), all.subList(TOGETHER, all.size()), choice.otherwise(), choice.line());
        return new Statement.Switch(
                choice.subject(), all.subList(0, TOGETHER), Optional.of(List.of(rest)), choice.line());
    }

    private void give(Signal target, Expr value) {
        values.in(target.shape(), value);
        targets.keep(target, code);
    }

    private void when(Statement.When when) {
        Label end = code.newLabel();
        for (Statement.Branch branch : when.branches()) {
            Label next = code.newLabel();
            values.conditions().unless(branch.condition(), next);
            body(branch.body());
            code.goto_(end).labelBinding(next);
        }
        body(when.otherwise());
        code.labelBinding(end);
    }

    private void choice(Statement.Switch choice) {
        Label end = code.newLabel();
        Label otherwise = code.newLabel();
        boolean table = choice.subject().shape().width() < Integer.SIZE;
        List<Label> labels = new ArrayList<>();
        if (table) {
            Map<Integer, Label> targets = new LinkedHashMap<>();
            choice.cases().forEach(one -> {
                Label label = code.newLabel();
                labels.add(label);
                one.labels().forEach(value -> targets.putIfAbsent((int) constant(value), label));
            });
            List<SwitchCase> entries = new ArrayList<>();
            targets.forEach((value, label) -> entries.add(SwitchCase.of(value, label)));
            values.value(choice.subject());
            code.l2i().lookupswitch(otherwise, entries);
            for (int i = 0; i < labels.size(); i++) {
                code.labelBinding(labels.get(i));
                body(choice.cases().get(i).body());
                code.goto_(end);
            }
        } else {
            for (Statement.Case one : choice.cases()) {
                Label next = code.newLabel();
                Label here = code.newLabel();
                for (Expr label : one.labels()) {
                    Label further = code.newLabel();
                    values.conditions().unless(new Node.Compare(Node.Relation.EQ, choice.subject(), label), further);
                    code.goto_(here).labelBinding(further);
                }
                code.goto_(next).labelBinding(here);
                body(one.body());
                code.goto_(end).labelBinding(next);
            }
        }
        code.labelBinding(otherwise);
        choice.otherwise().ifPresent(this::body);
        code.labelBinding(end);
    }

    private static long constant(Expr label) {
        return switch (label) {
            case Node.Literal literal -> literal.value().longValue();
            case Node.State state -> state.constant().ordinal();
            case Node.Widen widen -> constant(widen.operand());
            default -> throw new IllegalArgumentException("not a constant label: " + label);
        };
    }
}
