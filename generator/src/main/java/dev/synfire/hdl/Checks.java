package dev.synfire.hdl;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** What must hold of a whole component: names are unique, everything read is near, everything driven is driven once. */
final class Checks {
    private final Component<?> component;
    private final Map<String, Line> names = new HashMap<>();
    private final Map<Signal, Line> driven = new IdentityHashMap<>();
    private final Map<Input, Line> connected = new IdentityHashMap<>();

    private Checks(Component<?> component) {
        this.component = component;
    }

    static void check(Component<?> component) {
        new Checks(component).check();
    }

    private void check() {
        Recorder recorder = component.recorder();
        for (Clock clock : recorder.clocks()) {
            if (clock.source().isEmpty()) {
                name(clock.name(), clock.line());
                clock.resetName().ifPresent(reset -> name(reset, clock.line()));
            }
        }
        recorder.ports().forEach(this::name);
        recorder.items().forEach(this::name);
        for (Item item : recorder.items()) {
            if (!(item instanceof Item.Comment)) {
                Nesting.check(item, line(item));
            }
            foreign(item);
            switch (item) {
                case Item.Said(Statement statement) -> driven(statement);
                case Item.Connection connection -> connected(connection);
                default -> {}
            }
        }
        Set<Signal> assigned = Assignment.always(recorder.items());
        recorder.ports().forEach(port -> undriven(port, assigned));
        recorder.items().forEach(item -> undriven(item, assigned));
    }

    private void name(Item item) {
        switch (item) {
            case Item.Declaration(Signal signal) -> name(signal.name(), signal.line());
            case Item.Named named -> name(named.let().name(), named.let().line());
            case Item.Array(Memory memory) -> name(memory.name(), memory.line());
            case Item.Read read -> name(read.port().name(), read.port().line());
            case Item.ReadWrite shared ->
                name(shared.port().name(), shared.port().line());
            case Item.Instance(String name, Component<?> child, Line line) -> {
                name(name, line);
                for (Item port : child.recorder().ports()) {
                    if (port instanceof Item.Declaration(Output output)) {
                        name(name + "_" + output.name(), line);
                    }
                }
            }
            default -> {}
        }
    }

    private void name(String name, Line line) {
        Clock implied = component.clock();
        if (!(component instanceof BlackBox<?>)
                && (name.equals(implied.name())
                        || implied.resetName().filter(name::equals).isPresent())) {
            throw Slip.at(line, Diagnostic.NAME, name + " is there already, undeclared", "call it something else");
        }
        Line before = names.putIfAbsent(name, line);
        if (before != null) {
            throw Slip.at(line, Diagnostic.NAME, name + " is taken (" + before + ")", "call it something else");
        }
    }

    private void foreign(Item item) {
        References.read(item, signal -> {
            Component<?> home = signal.component();
            boolean childs = signal instanceof Output
                    && home.recorder().parent().filter(component::equals).isPresent();
            if (home != component && !childs) {
                String owner = home.getClass().getSimpleName();
                throw Slip.at(
                        line(item),
                        Diagnostic.FOREIGN_SIGNAL,
                        signal.name() + " belongs to " + owner,
                        "read this component's signals and the outputs of its instances");
            }
        });
    }

    private static Line line(Item item) {
        return switch (item) {
            case Item.Said(Statement statement) -> statement.line();
            case Item.Named named -> named.let().line();
            case Item.Read read -> read.port().line();
            case Item.Write write -> write.line();
            case Item.ReadWrite shared -> shared.port().line();
            case Item.Connection connection -> connection.line();
            case Item.Instance instance -> instance.line();
            case Item.Declaration declaration -> declaration.signal().line();
            case Item.Array array -> array.memory().line();
            case Item.Comment comment -> throw new IllegalArgumentException(comment.text());
        };
    }

    private void driven(Statement statement) {
        if (statement instanceof Statement.Assign assign) {
            once(assign.target(), assign.line());
        } else if (statement instanceof Statement.Next next) {
            once(next.target(), next.line());
        } else {
            References.driven(statement, target -> driven.putIfAbsent(target, statement.line()));
        }
    }

    /** An unconditional value wins over all that was said before, which therefore is a slip. */
    private void once(Signal target, Line line) {
        Line before = driven.putIfAbsent(target, line);
        if (before != null) {
            throw Slip.at(
                    line,
                    Diagnostic.DRIVEN_TWICE,
                    target.name() + " has a value already (" + before + ")",
                    "drive it once, or put the second under a when");
        }
    }

    private void connected(Item.Connection connection) {
        Input input = connection.input();
        Line before = connected.putIfAbsent(input, connection.line());
        if (before != null) {
            throw Slip.at(
                    connection.line(),
                    Diagnostic.DRIVEN_TWICE,
                    input.name() + " is connected already (" + before + ")",
                    "connect it once");
        }
    }

    private void undriven(Item item, Set<Signal> assigned) {
        switch (item) {
            case Item.Declaration declaration when declaration.signal() instanceof Input -> {}
            case Item.Declaration(Reg reg) -> {
                if (!driven.containsKey(reg)) {
                    throw Slip.at(
                            reg.line(),
                            Diagnostic.UNDRIVEN,
                            "the register " + reg.name() + " is never given a value",
                            "say next");
                }
            }
            case Item.Declaration(Signal signal) -> {
                if (!driven.containsKey(signal)) {
                    throw Slip.at(
                            signal.line(),
                            Diagnostic.UNDRIVEN,
                            signal.name() + " is never given a value",
                            "say assign");
                }
                if (!assigned.contains(signal)) {
                    throw Slip.at(
                            signal.line(),
                            Diagnostic.LATCH,
                            signal.name() + " is not given a value on every path",
                            "assign a default before the when, or say otherwise");
                }
            }
            case Item.Instance(String name, Component<?> child, Line line) -> {
                for (Item port : child.recorder().ports()) {
                    if (port instanceof Item.Declaration(Input input) && !connected.containsKey(input)) {
                        throw Slip.at(
                                line,
                                Diagnostic.UNCONNECTED,
                                "input " + input.name() + " of " + name + " is not connected",
                                "assign it");
                    }
                }
            }
            default -> {}
        }
    }
}
