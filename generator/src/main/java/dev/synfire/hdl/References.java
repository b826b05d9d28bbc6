package dev.synfire.hdl;

import java.util.List;
import java.util.function.Consumer;

/** Which signals expressions, statements and items read, and which they drive. */
public final class References {
    private References() {}

    /** Calls the consumer for every signal that the expression reads, as often as it does. */
    public static void read(Expr value, Consumer<Signal> reader) {
        switch (value) {
            case Signal signal -> reader.accept(signal);
            case Node.Literal _, Node.State _ -> {}
            case Node.Arith node -> both(node.left(), node.right(), reader);
            case Node.Bitwise node -> both(node.left(), node.right(), reader);
            case Node.Compare node -> both(node.left(), node.right(), reader);
            case Node.Mux node -> {
                read(node.condition(), reader);
                both(node.whenTrue(), node.whenFalse(), reader);
            }
            case Node.Concat node -> node.parts().forEach(part -> read(part, reader));
            case Node.Negate node -> read(node.operand(), reader);
            case Node.Invert node -> read(node.operand(), reader);
            case Node.Reduce node -> read(node.operand(), reader);
            case Node.Slice node -> read(node.operand(), reader);
            case Node.Replicate node -> read(node.operand(), reader);
            case Node.ShiftLeft node -> read(node.operand(), reader);
            case Node.Reinterpret node -> read(node.operand(), reader);
            case Node.Widen node -> read(node.operand(), reader);
            case Node.Wrap node -> read(node.operand(), reader);
            case Node.Saturate node -> read(node.operand(), reader);
            case Node.RoundHalfUp node -> read(node.operand(), reader);
            case Node.RoundTowardZero node -> read(node.operand(), reader);
            case Node.ReadNow node -> read(node.address(), reader);
        }
    }

    private static void both(Expr left, Expr right, Consumer<Signal> reader) {
        read(left, reader);
        read(right, reader);
    }

    /** Calls the consumer for every signal that the statement reads: in values, conditions, labels, enables. */
    public static void read(Statement statement, Consumer<Signal> reader) {
        switch (statement) {
            case Statement.Assign assign -> read(assign.value(), reader);
            case Statement.Next next -> {
                read(next.value(), reader);
                next.target().enable().ifPresent(enable -> read(enable, reader));
            }
            case Statement.When when -> {
                for (Statement.Branch branch : when.branches()) {
                    read(branch.condition(), reader);
                    read(branch.body(), reader);
                }
                read(when.otherwise(), reader);
            }
            case Statement.Switch choice -> {
                read(choice.subject(), reader);
                choice.cases().forEach(one -> read(one.body(), reader));
                choice.otherwise().ifPresent(body -> read(body, reader));
            }
        }
    }

    private static void read(List<Statement> statements, Consumer<Signal> reader) {
        statements.forEach(statement -> read(statement, reader));
    }

    /** Calls the consumer for every signal that the item reads. */
    public static void read(Item item, Consumer<Signal> reader) {
        switch (item) {
            case Item.Comment _, Item.Declaration _, Item.Array _, Item.Instance _ -> {}
            case Item.Named named -> read(named.value(), reader);
            case Item.Said said -> read(said.statement(), reader);
            case Item.Read port -> both(port.address(), port.enable(), reader);
            case Item.Write port -> {
                both(port.address(), port.data(), reader);
                read(port.enable(), reader);
                port.mask().ifPresent(mask -> read(mask, reader));
            }
            case Item.ReadWrite port -> {
                both(port.address(), port.data(), reader);
                both(port.write(), port.enable(), reader);
                port.mask().ifPresent(mask -> read(mask, reader));
            }
            case Item.Connection connection -> read(connection.value(), reader);
        }
    }

    /** Calls the consumer for every wire, output and register that the statement gives a value to. */
    public static void driven(Statement statement, Consumer<Signal> driver) {
        switch (statement) {
            case Statement.Assign assign -> driver.accept(assign.target());
            case Statement.Next next -> driver.accept(next.target());
            case Statement.When when -> {
                when.branches().forEach(branch -> driven(branch.body(), driver));
                driven(when.otherwise(), driver);
            }
            case Statement.Switch choice -> {
                choice.cases().forEach(one -> driven(one.body(), driver));
                choice.otherwise().ifPresent(body -> driven(body, driver));
            }
        }
    }

    private static void driven(List<Statement> statements, Consumer<Signal> driver) {
        statements.forEach(statement -> driven(statement, driver));
    }
}
