package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.text.Line;
import dev.synfire.hdl.verilog.text.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Bits of registers without reset that no printed statement drives: linters ask for a statement that they keep their value. */
final class UnassignedBits {
    private UnassignedBits() {}

    /**
     * What says so.
     *
     * @param statements what is printed of the register
     */
    static List<Row> holds(ModuleScope scope, Reg reg, List<Statement> statements) {
        List<Row> rows = new ArrayList<>();
        int width = reg.shape().width();
        BitSet reached = new BitSet();
        if (reg.init().isEmpty()) {
            mark(statements, reg, reached);
        } else {
            reached.set(0, width);
        }
        for (int low = reached.nextClearBit(0); low < width; low = reached.nextClearBit(low)) {
            int next = reached.nextSetBit(low);
            int end = next < 0 ? width : next;
            String bits = scope.net(reg).bits(end - 1, low).text();
            rows.add(Row.of(bits + " <= " + bits + ";", reg.line()));
            low = end;
        }
        return rows;
    }

    private static void mark(List<Statement> statements, Reg reg, BitSet reached) {
        statements.forEach(statement -> mark(statement, reg, reached));
    }

    private static void mark(Statement statement, Reg reg, BitSet reached) {
        switch (statement) {
            case Statement.Assign _ -> {}
            case Statement.Next(Reg target, Expr _, Line _) ->
                reached.set(0, target == reg ? reg.shape().width() : 0);
            case Statement.Part(Signal target, int high, int low, Expr _, Line _) ->
                reached.set(low, target == reg ? high + 1 : low);
            case Statement.When when -> {
                when.branches().forEach(branch -> mark(branch.body(), reg, reached));
                mark(when.otherwise(), reg, reached);
            }
            case Statement.Switch choice -> {
                choice.cases().forEach(one -> mark(one.body(), reg, reached));
                choice.otherwise().ifPresent(body -> mark(body, reg, reached));
            }
        }
    }
}
