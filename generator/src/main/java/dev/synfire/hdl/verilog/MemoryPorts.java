package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Node;
import java.util.ArrayList;
import java.util.List;

/** Prints what a memory's ports do at a clock edge, after the inference templates of synthesisers. */
final class MemoryPorts {
    private final ModuleScope scope;

    MemoryPorts(ModuleScope scope) {
        this.scope = scope;
    }

    /** A read port by itself. */
    List<Row> read(Item.Read port) {
        List<Row> body = new ArrayList<>();
        read(body, port, List.of());
        return body;
    }

    /** A memory's writes, and the reads that must see what is written. */
    List<Row> writes(Schedule.Writes writes) {
        List<Row> body = new ArrayList<>();
        for (Item.Write write : writes.ports()) {
            scope.target(write.memory().name());
            String place = write.memory().name() + "[" + scope.expressions().alone(write.address()) + "]";
            Row assign = Row.of(place + " <= " + scope.expressions().assigned(write.data()) + ";", write.line());
            guarded(body, write.enable(), List.of(assign));
        }
        writes.reads().forEach(read -> read(body, read, writes.ports()));
        return body;
    }

    /** A synchronous read; of what is being written where that is asked for. */
    private void read(List<Row> body, Item.Read read, List<Item.Write> seen) {
        String name = read.port().name();
        scope.target(name);
        List<Row> inside = new ArrayList<>();
        String address = scope.expressions().alone(read.address());
        inside.add(Row.of(
                name + " <= " + read.port().memory().name() + "[" + address + "];",
                read.port().line()));
        for (Item.Write write : seen) {
            Expr same = new Node.Compare(Node.Relation.EQ, write.address(), read.address());
            Expr hit = always(write.enable()) ? same : new Node.Bitwise(Node.BitwiseOperator.AND, write.enable(), same);
            String condition = scope.expressions().condition(hit).text();
            Row forward = Row.of(name + " <= " + scope.expressions().assigned(write.data()) + ";");
            Trees.block(inside, "if (" + condition + ")", List.of(forward));
        }
        guarded(body, read.enable(), inside);
    }

    private void guarded(List<Row> body, Expr enable, List<Row> inside) {
        if (always(enable)) {
            body.addAll(inside);
        } else {
            String condition = scope.expressions().condition(enable).text();
            Trees.block(body, "if (" + condition + ")", inside);
        }
    }

    private static boolean always(Expr enable) {
        return enable instanceof Node.Literal literal && literal.value().signum() != 0;
    }
}
