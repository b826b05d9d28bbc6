package dev.synfire.hdl.check;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.text.Line;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Which signals expressions, statements and items read, and which they drive. */
public final class References {
    private References() {}

    /** Calls the consumer for every signal that the expression reads, as often as it does. */
    public static void read(Expr value, Consumer<? super Signal> reader) {
        if (value instanceof Signal signal) {
            reader.accept(signal);
        } else {
            value.operands(new Below(reader));
        }
    }

    /** Goes down to the signals of each expression that it is given. */
    private record Below(Consumer<? super Signal> reader) implements Consumer<Expr> {
        @Override
        public void accept(Expr value) {
            if (value instanceof Signal signal) {
                reader.accept(signal);
            } else {
                value.operands(this);
            }
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
                enable(next.target(), reader);
            }
            case Statement.Part part -> {
                read(part.value(), reader);
                if (part.target() instanceof Reg reg) {
                    enable(reg, reader);
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
                for (Statement.Case one : choice.cases()) {
                    read(one.body(), reader);
                }
                choice.otherwise().ifPresent(body -> read(body, reader));
            }
        }
    }

    private static void read(List<Statement> statements, Consumer<Signal> reader) {
        for (Statement statement : statements) {
            read(statement, reader);
        }
    }

    private static void enable(Reg reg, Consumer<Signal> reader) {
        Optional<Expr> enable = reg.enable();
        if (enable.isPresent()) {
            read(enable.get(), reader);
        }
    }

    /** Calls the consumer for every signal that the item reads; those too that its clock follows. */
    public static void read(Item item, Consumer<Signal> reader) {
        if (item instanceof Item.Said said) {
            read(said.statement(), reader);
        } else if (item instanceof Item.Declaration declaration) {
            if (declaration.signal() instanceof Reg reg) {
                read(reg.clock(), reader);
            }
        } else if (!(item instanceof Item.Comment)) {
            values(item, new Below(reader));
            clocks(item, clock -> read(clock, reader));
        }
    }

    private static void read(Clock clock, Consumer<Signal> reader) {
        clock.source().ifPresent(reader);
        clock.resetSource().ifPresent(reader);
    }

    /** Calls the consumer for every clock of the component that a port or an instance belongs to. */
    private static void clocks(Item item, Consumer<Clock> consumer) {
        switch (item) {
            case Item.Comment _, Item.Array _, Item.Named _, Item.Said _, Item.Connection _ -> {}
            case Item.Bidirectional _, Item.Join _, Item.Declaration _ -> {}
            case Item.Read port -> consumer.accept(port.port().clock());
            case Item.Write port -> consumer.accept(port.clock());
            case Item.ReadWrite port -> consumer.accept(port.port().clock());
            case Item.Instance(String _, Component<?> child, Line _) -> {
                child.clock().parent().ifPresent(consumer);
                child.clocks().forEach(port -> port.parent().ifPresent(consumer));
            }
        }
    }

    /** Calls the consumer for every whole expression of an item that is no statement. */
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
                for (Statement.Branch branch : when.branches()) {
                    driven(branch.body(), driver);
                }
                driven(when.otherwise(), driver);
            }
            case Statement.Switch choice -> {
                for (Statement.Case one : choice.cases()) {
                    driven(one.body(), driver);
                }
                choice.otherwise().ifPresent(body -> driven(body, driver));
            }
        }
    }

    private static void driven(List<Statement> statements, Consumer<Signal> driver) {
        for (Statement statement : statements) {
            driven(statement, driver);
        }
    }

    /** The wires, outputs and registers that the statement gives a value to, in the order in which they are met. */
    public static Set<Signal> driven(Statement statement) {
        return switch (statement) {
            case Statement.Assign assign -> Set.of(assign.target());
            case Statement.Next next -> Set.of(next.target());
            case Statement.Part part -> Set.of(part.target());
            case Statement.When _, Statement.Switch _ -> {
                Distinct targets = new Distinct();
                driven(statement, targets);
                yield targets.signals;
            }
        };
    }

    /** Keeps the signals that it is shown; most often that is one, again and again. */
    private static final class Distinct implements Consumer<Signal> {
        private Set<Signal> signals = Set.of();

        @Override
        public void accept(Signal signal) {
            if (signals.isEmpty()) {
                signals = Set.of(signal);
            } else if (!signals.contains(signal)) {
                if (signals.size() == 1) {
                    signals = new LinkedHashSet<>(signals);
                }
                signals.add(signal);
            }
        }
    }
}
