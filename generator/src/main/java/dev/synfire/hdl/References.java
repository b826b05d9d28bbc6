package dev.synfire.hdl;

import java.util.List;
import java.util.function.Consumer;

/** Which signals expressions, statements and items read, and which they drive. */
public final class References {
    private References() {}

    /** Calls the consumer for every signal that the expression reads, as often as it does. */
    public static void read(Expr value, Consumer<Signal> reader) {
        if (value instanceof Signal signal) {
            reader.accept(signal);
        } else {
            operands(value, operand -> read(operand, reader));
        }
    }

    /** Calls the consumer for the expressions over which this one is. */
    public static void operands(Expr value, Consumer<Expr> consumer) {
        switch (value) {
            case Signal _, Node.Literal _, Node.State _ -> {}
            case Node.Arith node -> both(node.left(), node.right(), consumer);
            case Node.Bitwise node -> both(node.left(), node.right(), consumer);
            case Node.ShiftLeftBy node -> both(node.operand(), node.places(), consumer);
            case Node.ShiftRightBy node -> both(node.operand(), node.places(), consumer);
            case Node.Part node -> both(node.operand(), node.from(), consumer);
            case Node.Compare node -> both(node.left(), node.right(), consumer);
            case Node.Mux node -> {
                consumer.accept(node.condition());
                both(node.whenTrue(), node.whenFalse(), consumer);
            }
            case Node.Concat node -> node.parts().forEach(consumer);
            case Node.Negate node -> consumer.accept(node.operand());
            case Node.Invert node -> consumer.accept(node.operand());
            case Node.Reduce node -> consumer.accept(node.operand());
            case Node.Slice node -> consumer.accept(node.operand());
            case Node.Replicate node -> consumer.accept(node.operand());
            case Node.ShiftLeft node -> consumer.accept(node.operand());
            case Node.Reinterpret node -> consumer.accept(node.operand());
            case Node.Widen node -> consumer.accept(node.operand());
            case Node.Wrap node -> consumer.accept(node.operand());
            case Node.Saturate node -> consumer.accept(node.operand());
            case Node.RoundHalfUp node -> consumer.accept(node.operand());
            case Node.RoundTowardZero node -> consumer.accept(node.operand());
            case Node.ReadNow node -> consumer.accept(node.address());
        }
    }

    private static void both(Expr left, Expr right, Consumer<Expr> consumer) {
        consumer.accept(left);
        consumer.accept(right);
    }

    /** Calls the consumer for every signal that the statement reads: in values, conditions, labels, enables. */
    public static void read(Statement statement, Consumer<Signal> reader) {
        switch (statement) {
            case Statement.Assign assign -> read(assign.value(), reader);
            case Statement.Next next -> {
                read(next.value(), reader);
                next.target().enable().ifPresent(enable -> read(enable, reader));
            }
            case Statement.Part part -> {
                read(part.value(), reader);
                if (part.target() instanceof Reg reg) {
                    reg.enable().ifPresent(enable -> read(enable, reader));
                }
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

    /** Calls the consumer for every signal that the item reads; those too that its clock follows. */
    public static void read(Item item, Consumer<Signal> reader) {
        if (item instanceof Item.Said said) {
            read(said.statement(), reader);
        } else {
            values(item, value -> read(value, reader));
            clocks(item, clock -> {
                clock.source().ifPresent(reader);
                clock.resetSource().ifPresent(reader);
            });
        }
    }

    /** Calls the consumer for every clock of the component that the item belongs to. */
    private static void clocks(Item item, Consumer<Clock> consumer) {
        switch (item) {
            case Item.Comment _, Item.Array _, Item.Named _, Item.Said _, Item.Connection _ -> {}
            case Item.Bidirectional _, Item.Join _ -> {}
            case Item.Declaration(Signal signal) -> {
                if (signal instanceof Reg reg) {
                    consumer.accept(reg.clock());
                }
            }
            case Item.Read port -> consumer.accept(port.port().clock());
            case Item.Write port -> consumer.accept(port.clock());
            case Item.ReadWrite port -> consumer.accept(port.port().clock());
            case Item.Instance(String _, Component<?> child, Line _) -> {
                child.clock().parent().ifPresent(consumer);
                child.recorder().clocks().forEach(port -> port.parent().ifPresent(consumer));
            }
        }
    }

    /** Calls the consumer for every whole expression that stands in an item that is no statement. */
    static void values(Item item, Consumer<Expr> consumer) {
        switch (item) {
            case Item.Comment _, Item.Declaration _, Item.Array _, Item.Instance _, Item.Said _ -> {}
            case Item.Bidirectional _, Item.Join _ -> {}
            case Item.Named named -> consumer.accept(named.value());
            case Item.Read port -> both(port.address(), port.enable(), consumer);
            case Item.Write port -> {
                both(port.address(), port.data(), consumer);
                consumer.accept(port.enable());
                port.mask().ifPresent(consumer);
            }
            case Item.ReadWrite port -> {
                both(port.address(), port.data(), consumer);
                both(port.write(), port.enable(), consumer);
                port.mask().ifPresent(consumer);
            }
            case Item.Connection connection -> consumer.accept(connection.value());
        }
    }

    /** Calls the consumer for every wire, output and register that the statement gives a value to. */
    public static void driven(Statement statement, Consumer<Signal> driver) {
        switch (statement) {
            case Statement.Assign assign -> driver.accept(assign.target());
            case Statement.Next next -> driver.accept(next.target());
            case Statement.Part part -> driver.accept(part.target());
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
