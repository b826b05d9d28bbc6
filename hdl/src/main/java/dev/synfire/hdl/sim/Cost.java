package dev.synfire.hdl.sim;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** An upper bound on the bytes that code will take. */
final class Cost {
    private static final int LEAF = 10;
    private static final int NODE = 24;
    private static final int MOST = Integer.MAX_VALUE / 1024;

    private final Map<Expr, Integer> known = new IdentityHashMap<>();

    int of(Expr expr) {
        if (expr instanceof Signal) {
            return LEAF;
        }
        Integer cost = known.get(expr);
        if (cost == null) {
            cost = (int) Math.min(MOST, compute(expr));
            known.put(expr, cost);
        }
        return cost;
    }

    private long compute(Expr expr) {
        return switch (expr) {
            case Signal _, Node.Literal _, Node.State _ -> LEAF;
            case Node.Arith node -> NODE + (long) of(node.left()) + of(node.right());
            case Node.Bitwise node -> NODE + (long) of(node.left()) + of(node.right());
            case Node.Compare node -> NODE + (long) of(node.left()) + of(node.right());
            case Node.Mux node -> 2 * NODE + (long) of(node.condition()) + of(node.whenTrue()) + of(node.whenFalse());
            case Node.ShiftLeftBy node -> 2 * NODE + (long) of(node.operand()) + of(node.places());
            case Node.ShiftRightBy node -> 2 * NODE + (long) of(node.operand()) + of(node.places());
            case Node.Part node -> 2 * NODE + (long) of(node.operand()) + of(node.from());
            case Node.Concat node -> {
                long sum = NODE;
                for (Expr part : node.parts()) {
                    sum += NODE + of(part);
                }
                yield sum;
            }
            case Node.Negate node -> NODE + (long) of(node.operand());
            case Node.Invert node -> NODE + (long) of(node.operand());
            case Node.Reduce node -> NODE + (long) of(node.operand());
            case Node.Slice node -> NODE + (long) of(node.operand());
            case Node.Replicate node -> NODE + (long) of(node.operand());
            case Node.ShiftLeft node -> NODE + (long) of(node.operand());
            case Node.Reinterpret node -> NODE + (long) of(node.operand());
            case Node.Widen node -> NODE + (long) of(node.operand());
            case Node.Wrap node -> NODE + (long) of(node.operand());
            case Node.Saturate node -> 2 * NODE + (long) of(node.operand());
            case Node.RoundHalfUp node -> NODE + (long) of(node.operand());
            case Node.RoundTowardZero node -> NODE + (long) of(node.operand());
            case Node.ReadNow node -> NODE + (long) of(node.address());
        };
    }

    int of(List<Statement> statements) {
        long sum = 0;
        for (Statement statement : statements) {
            sum += of(statement);
        }
        return (int) Math.min(MOST, sum);
    }

    int of(Statement statement) {
        long sum =
                switch (statement) {
                    case Statement.Assign assign -> NODE + (long) of(assign.value());
                    case Statement.Next next -> NODE + (long) of(next.value());
                    case Statement.Part part -> 3L * NODE + of(part.value());
                    case Statement.When when -> {
                        long all = of(when.otherwise());
                        for (Statement.Branch branch : when.branches()) {
                            all += NODE + (long) of(branch.condition()) + of(branch.body());
                        }
                        yield all;
                    }
                    case Statement.Switch choice -> {
                        long all = NODE
                                + (long) of(choice.subject())
                                + choice.otherwise().map(this::of).orElse(0);
                        for (Statement.Case one : choice.cases()) {
                            all += (long) NODE * (1 + one.labels().size()) + of(one.body());
                        }
                        yield all;
                    }
                };
        return (int) Math.min(MOST, sum);
    }

    int of(Netlist.Driver driver) {
        return 2 * NODE
                + switch (driver) {
                    case Netlist.Value(var value) -> of(value);
                    case Netlist.Said(var statements) -> of(statements);
                };
    }

    int of(Item.Write write) {
        long mask = write.mask()
                .map(lanes -> 2L * NODE * lanes.shape().width() * (1 + of(lanes)))
                .orElse(0L);
        return (int) Math.min(MOST, 3L * NODE + of(write.address()) + of(write.data()) + of(write.enable()) + mask);
    }
}
