package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers registers that are driven one after the other, so that one always block holds them all. */
final class Registers {
    private final ModuleScope scope;
    private final List<Schedule.Clocked> waiting = new ArrayList<>();

    Registers(ModuleScope scope) {
        this.scope = scope;
    }

    void add(Schedule.Clocked clocked) {
        waiting.add(clocked);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Prints the registers that wait, those of one enable under one if, resets last. */
    List<Row> take() {
        List<Row> body = new ArrayList<>();
        List<Row> resets = new ArrayList<>();
        for (int i = 0; i < waiting.size(); ) {
            Optional<Expr> enable = waiting.get(i).enable();
            List<Row> assigned = new ArrayList<>();
            for (; i < waiting.size() && same(waiting.get(i).enable(), enable); i++) {
                Schedule.Clocked clocked = waiting.get(i);
                assigned.addAll(new Trees(scope, clocked.targets()::contains, "<=").print(clocked.said()));
                for (Reg reg : clocked.targets()) {
                    if (reg.init().isPresent()) {
                        String init = scope.expressions().assigned(reg.init().get());
                        resets.add(Row.of(reg.name() + " <= " + init + ";"));
                    }
                }
            }
            if (enable.isPresent()) {
                scope.target(waiting.get(i - 1).targets().iterator().next().name());
                String condition = scope.expressions().condition(enable.get()).text();
                Trees.block(body, "if (" + condition + ")", assigned);
            } else {
                body.addAll(assigned);
            }
        }
        if (!resets.isEmpty()) {
            Trees.block(body, "if (rst)", resets);
        }
        waiting.clear();
        return body;
    }

    private static boolean same(Optional<Expr> one, Optional<Expr> other) {
        return one.orElse(null) == other.orElse(null);
    }
}
