package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.check.ExpressionSearch;
import dev.synfire.hdl.verilog.order.Step;
import dev.synfire.hdl.verilog.text.Row;
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
    List<Row> writes(Step.Writes writes) {
        List<Row> body = new ArrayList<>();
        for (Item.Write write : writes.ports()) {
            guarded(body, write.enable(), stores(write));
        }
        writes.reads().forEach(read -> read(body, read, writes.ports()));
        return body;
    }

    /** A port that reads when it does not write. */
    List<Row> readWrite(Item.ReadWrite port) {
        String name = port.port().name();
        Memory memory = port.port().memory();
        List<Row> stores = stores(port.writing());
        scope.target(name);
        scope.accessed(memory, port.address());
        Row fetch = Row.of(
                name + " <= " + memory.name() + "[" + index(port.address()) + "];",
                port.port().line());
        List<Row> either = new ArrayList<>();
        String write = scope.expressions().condition(port.write()).text();
        StatementPrinter.branches(either, List.of("if (" + write + ")", "else"), List.of(stores, List.of(fetch)));
        List<Row> body = new ArrayList<>();
        guarded(body, port.enable(), either);
        return body;
    }

    /** The word taken, or each lane under its bit of the mask. */
    private List<Row> stores(Item.Write write) {
        scope.target(write.memory().name());
        scope.accessed(write.memory(), write.address());
        String place = write.memory().name() + "[" + address(write.address()) + "]";
        List<Row> rows = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>(lanes(write));
        if (!lanes.stream().allMatch(lane -> constant(lane.enable(), 0))) {
            lanes.removeIf(lane -> constant(lane.enable(), 0));
        }
        for (Lane lane : lanes) {
            String taken = place + lane.range() + " <= " + scope.expressions().assigned(lane.data()) + ";";
            guarded(rows, lane.enable(), List.of(Row.of(taken, write.line())));
        }
        return rows;
    }

    /**
     * Where a memory is written. Verilator 5.032 fails where finding the address takes another memory or a function;
     * Yosys makes registers of a memory all of whose addresses it reads as constants.
     */
    private String address(Expr address) {
        return scope.simple(address) instanceof Node.Literal || ExpressionSearch.any(address, MemoryPorts::isFetched)
                ? scope.hoist(address, address.shape(), "address").whole().text()
                : index(address);
    }

    private String index(Expr address) {
        return scope.expressions().index(address, address.shape().width());
    }

    private static boolean isFetched(Expr part) {
        return part instanceof Node.ReadNow
                || part instanceof Node.Saturate
                || part instanceof Node.RoundHalfUp
                || part instanceof Node.RoundTowardZero;
    }

    /** Some bits of a word that are written together. */
    private record Lane(Expr enable, String range, Expr data) {}

    /** The lanes of the mask, or the whole word as one that is always written. */
    private static List<Lane> lanes(Item.Write write) {
        Expr mask = write.mask().orElse(Expr.lit(1, Shape.bit()));
        int count = mask.shape().width();
        if (count == 1) {
            return List.of(new Lane(mask, "", write.data()));
        }
        int bits = write.data().shape().width() / count;
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int low = i * bits;
            int high = low + bits - 1;
            String range = bits == 1 ? "[" + low + "]" : "[" + high + ":" + low + "]";
            lanes.add(new Lane(mask.bit(i), range, write.data().bits(high, low)));
        }
        return lanes;
    }

    /** A synchronous read; of what is being written where that is asked for. */
    private void read(List<Row> body, Item.Read read, List<Item.Write> seen) {
        String name = read.port().name();
        scope.target(name);
        List<Row> inside = new ArrayList<>();
        scope.accessed(read.port().memory(), read.address());
        String address = index(read.address());
        inside.add(Row.of(
                name + " <= " + read.port().memory().name() + "[" + address + "];",
                read.port().line()));
        seen.forEach(write -> forward(inside, read, write));
        guarded(body, read.enable(), inside);
    }

    /** Synthesisers know this for what it is only with the whole condition in each if. */
    private void forward(List<Row> rows, Item.Read read, Item.Write write) {
        Expr same = new Node.Compare(Node.Relation.EQ, write.address(), read.address());
        for (Lane lane : lanes(write)) {
            if (constant(lane.enable(), 0)) {
                continue;
            }
            Expr hit = both(both(write.enable(), lane.enable()), same);
            String condition = scope.expressions().condition(hit).text();
            String taken = read.port().name() + lane.range() + " <= "
                    + scope.expressions().assigned(lane.data()) + ";";
            StatementPrinter.block(rows, "if (" + condition + ")", List.of(Row.of(taken)));
        }
    }

    private Expr both(Expr one, Expr other) {
        return always(one) ? other : always(other) ? one : new Node.Bitwise(Node.BitwiseOperator.AND, one, other);
    }

    private void guarded(List<Row> body, Expr enable, List<Row> inside) {
        if (always(enable)) {
            body.addAll(inside);
        } else {
            String condition = scope.expressions().condition(enable).text();
            StatementPrinter.block(body, "if (" + condition + ")", inside);
        }
    }

    private boolean always(Expr enable) {
        return constant(enable, 1);
    }

    private boolean constant(Expr bit, int value) {
        return scope.simple(bit) instanceof Node.Literal literal
                && literal.value().intValue() == value;
    }
}
