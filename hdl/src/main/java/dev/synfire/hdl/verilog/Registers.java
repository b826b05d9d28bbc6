package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.verilog.order.Step;
import dev.synfire.hdl.verilog.text.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Gathers registers that are driven one after the other, so that one always block holds them all. */
final class Registers {
    private final ModuleScope scope;
    private final List<Step.Clocked> waiting = new ArrayList<>();

    Registers(ModuleScope scope) {
        this.scope = scope;
    }

    void add(Step.Clocked clocked) {
        waiting.add(clocked);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The clock of the registers that wait. */
    Clock clock() {
        return clock(waiting.getFirst());
    }

    private static Clock clock(Step.Clocked clocked) {
        return clocked.targets().iterator().next().clock();
    }

    /** Whether these registers share the clock of those that wait. */
    boolean takes(Step.Clocked clocked) {
        return waiting.isEmpty() || clock(clocked) == clock();
    }

    /** The body of an always block, and whether it waits for the reset too. */
    record Block(boolean asynchronous, List<Row> body) {}

    /**
     * Prints the registers that wait, those of one enable under one if, resets last. Where the reset is asynchronous
     * the registers with one stand under the else of it, in a block of their own.
     */
    List<Block> take() {
        List<Block> blocks = new ArrayList<>();
        Clock clock = clock();
        String asserted = clock.isActiveLow() ? "!" : "";
        List<Row> resets = resets();
        if (clock.isAsynchronous()) {
            List<Row> behind = body(Optional.of(reg -> reg.init().isPresent()));
            if (!resets.isEmpty()) {
                List<Row> rows = new ArrayList<>();
                StatementPrinter.block(rows, "if (" + asserted + scope.reset(clock) + ")", resets);
                if (behind.size() == 1 && behind.getFirst().text().startsWith("if")) {
                    rows.add(new Row(
                            0,
                            "else " + behind.getFirst().text(),
                            behind.getFirst().source()));
                } else if (!behind.isEmpty()) {
                    StatementPrinter.block(rows, "else", behind);
                }
                blocks.add(new Block(true, rows));
            }
            List<Row> others = body(Optional.of(reg -> reg.init().isEmpty()));
            if (!others.isEmpty()) {
                blocks.add(new Block(false, others));
            }
        } else {
            List<Row> rows = body(Optional.empty());
            if (!resets.isEmpty()) {
                StatementPrinter.block(rows, "if (" + asserted + scope.reset(clock) + ")", resets);
            }
            if (!rows.isEmpty()) {
                blocks.add(new Block(false, rows));
            }
        }
        waiting.clear();
        return blocks;
    }

    private List<Row> resets() {
        List<Row> resets = new ArrayList<>();
        for (Step.Clocked clocked : waiting) {
            for (Reg reg : clocked.targets()) {
                Optional<Expr> init = reg.init();
                if (init.isPresent()) {
                    resets.add(Row.of(reg.name() + " <= " + scope.expressions().assigned(init.get()) + ";"));
                }
            }
        }
        return resets;
    }

    /** @param wanted which of the registers, if not all */
    private List<Row> body(Optional<Predicate<Reg>> wanted) {
        List<Row> body = new ArrayList<>();
        for (int i = 0; i < waiting.size(); ) {
            Optional<Expr> enable = waiting.get(i).enable();
            List<Row> assigned = new ArrayList<>();
            for (; i < waiting.size() && same(waiting.get(i).enable(), enable); i++) {
                Predicate<Signal> concerned = concerned(waiting.get(i).targets(), wanted);
                List<Statement> said = waiting.get(i).said();
                List<Statement> left = scope.reachable().of(said);
                assigned.addAll(new StatementPrinter(scope, concerned, " <= ").rows(left));
                if (left != said) {
                    waiting.get(i).targets().stream()
                            .filter(concerned)
                            .forEach(reg -> assigned.addAll(UnassignedBits.holds(scope, reg, left)));
                }
            }
            if (enable.isPresent() && !assigned.isEmpty()) {
                scope.target(waiting.get(i - 1).targets().iterator().next().name());
                String condition = scope.expressions().condition(enable.get()).text();
                StatementPrinter.block(body, "if (" + condition + ")", assigned);
            } else {
                body.addAll(assigned);
            }
        }
        return body;
    }

    private static Predicate<Signal> concerned(Set<Reg> targets, Optional<Predicate<Reg>> wanted) {
        return wanted.isEmpty()
                ? targets::contains
                : signal -> signal instanceof Reg reg
                        && targets.contains(reg)
                        && wanted.get().test(reg);
    }

    private static boolean same(Optional<Expr> one, Optional<Expr> other) {
        return one.orElse(null) == other.orElse(null);
    }
}
