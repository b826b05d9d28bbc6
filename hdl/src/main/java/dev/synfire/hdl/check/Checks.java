package dev.synfire.hdl.check;

import dev.synfire.hdl.BlackBox;
import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Recorded;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.text.Diagnostic;
import dev.synfire.hdl.text.Line;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What must hold of a whole component: names are unique, everything read is near, everything driven is driven once. */
final class Checks {
    private final Recorded recorded;
    private final Component<?> component;
    private final String module;
    private final Map<String, Line> names;
    private final Map<String, Enum<?>> states = new HashMap<>();
    private final Nesting nesting = new Nesting(this::state);
    private final Uses uses;
    private final Drivers drivers;

    private final Map<Input, Line> connected = new IdentityHashMap<>();
    private final Joins joins = new Joins();

    private Checks(Recorded recorded, Uses uses) {
        this.recorded = recorded;
        this.component = recorded.component();
        this.module = recorded.moduleName();
        this.uses = uses;
        this.names = HashMap.newHashMap(recorded.items().size());
        this.drivers = new Drivers(component);
    }

    /** Checks a component, and notes where it reads and drives its signals. */
    static void check(Recorded recorded, Uses uses) {
        new Checks(recorded, uses).check();
    }

    /** Refuses parameters of a black box that Verilog does not have. */
    static void checkParameters(BlackBox<?> box, Line instance) {
        box.instanceParameters().forEach((name, value) -> {
            boolean known = value instanceof Integer
                    || value instanceof Long
                    || value instanceof Double
                    || value instanceof String
                    || value instanceof Node.Literal;
            if (!known) {
                throw Mistakes.parameter(instance, name, value);
            }
        });
    }

    private void check() {
        if (!(component instanceof BlackBox<?>)) {
            Clock implied = component.clock();
            names.put(implied.name(), Line.NONE);
            implied.resetName().ifPresent(reset -> names.put(reset, Line.NONE));
            if (names.containsKey(module)) {
                throw Mistakes.moduleAsClock(module, recorded.typeName());
            }
        }
        for (Clock clock : component.clocks()) {
            if (clock.source().isEmpty()) {
                name(clock.name(), clock.line());
                clock.resetName().ifPresent(reset -> name(reset, clock.line()));
            }
        }
        recorded.ports().forEach(this::name);
        recorded.items().forEach(this::name);
        for (int place = 0; place < recorded.items().size(); place++) {
            check(recorded.items().get(place), place);
        }
        DefiniteAssignment assigned = Assignment.always(recorded.items());
        recorded.ports().forEach(port -> undriven(port, assigned));
        recorded.items().forEach(item -> undriven(item, assigned));
    }

    private void check(Item item, int place) {
        if (item instanceof Item.Comment) {
            return;
        }
        nesting.check(item, line(item));
        use(item, place);
        if (item instanceof Item.Said said) {
            drivers.add(said.statement());
        } else if (item instanceof Item.Connection connection) {
            connected(connection);
        } else if (item instanceof Item.Join join) {
            joins.add(join);
        }
    }

    private void name(Item item) {
        switch (item) {
            case Item.Declaration(Signal signal) -> name(signal.name(), signal.line());
            case Item.Bidirectional(Inout inout) -> name(inout.name(), inout.line());
            case Item.Named named -> name(named.let().name(), named.let().line());
            case Item.Array(Memory memory) -> name(memory.name(), memory.line());
            case Item.Read read -> name(read.port().name(), read.port().line());
            case Item.ReadWrite shared ->
                name(shared.port().name(), shared.port().line());
            case Item.Instance(String name, Component<?> child, Line line) -> {
                unique(name, line);
                for (Item port : Recorded.of(child).ports()) {
                    if (port instanceof Item.Declaration(Output output)) {
                        name(name + "_" + output.name(), line);
                    }
                }
            }
            default -> {}
        }
    }

    private void name(String name, Line line) {
        notModule(name, line);
        unique(name, line);
    }

    /** Verilator refuses it in a module at the top, where no instance has a name of its own. */
    private void notModule(String name, Line line) {
        if (name.equals(module) && component.parent().isEmpty() && !(component instanceof BlackBox<?>)) {
            throw Mistakes.at(
                    line,
                    Diagnostic.NAME,
                    name + " is the name of the module too, which Verilator refuses",
                    "call it something else, or override moduleName()");
        }
    }

    private void unique(String name, Line line) {
        taken(name, line, names.putIfAbsent(name, line));
    }

    private static void taken(String name, Line line, Line before) {
        if (before == Line.NONE) {
            throw Mistakes.at(line, Diagnostic.NAME, name + " is there already, undeclared", "call it something else");
        }
        if (before != null) {
            throw Mistakes.at(line, Diagnostic.NAME, name + " is taken (" + before + ")", "call it something else");
        }
    }

    /** States appear by their names, so these are as unique as others. */
    private void state(Node.State state, Line line) {
        String name = state.constant().name();
        Enum<?> before = states.putIfAbsent(name, state.constant());
        if (before == null) {
            uses.named(state.constant());
            notModule(name, line);
            taken(name, line, names.get(name));
        }
        if (before != null && before != state.constant()) {
            throw Mistakes.at(
                    line,
                    Diagnostic.NAME,
                    "the state " + name + " of "
                            + state.constant().getDeclaringClass().getSimpleName() + " is one of "
                            + before.getDeclaringClass().getSimpleName() + " too",
                    "call it something else");
        }
    }

    /** Notes what the item reads and drives, and refuses what it may not read. */
    private void use(Item item, int place) {
        Signal only = null;
        if (item instanceof Item.Said said) {
            if (said.statement() instanceof Statement.Next next) {
                uses.saidAt(next.target(), place);
                only = next.target();
            } else {
                Set<Signal> targets = References.driven(said.statement());
                targets.forEach(target -> uses.saidAt(target, place));
                only = targets.size() == 1 ? targets.iterator().next() : null;
            }
        }
        References.read(item, new Reading(item, place, only));
    }

    /** Takes what an item reads. */
    private final class Reading implements Consumer<Signal> {
        private final Item item;
        private final int place;
        private final Signal only;

        Reading(Item item, int place, Signal only) {
            this.item = item;
            this.place = place;
            this.only = only;
        }

        @Override
        public void accept(Signal signal) {
            if (signal.component() != component) {
                foreign(item, signal);
            }
            uses.readAt(signal, place, only);
        }
    }

    private void foreign(Item item, Signal signal) {
        Component<?> home = signal.component();
        boolean childs = signal instanceof Output
                && home.parent().filter(component::equals).isPresent();
        if (!childs) {
            String owner = home.getClass().getSimpleName();
            throw Mistakes.at(
                    line(item),
                    Diagnostic.FOREIGN_SIGNAL,
                    signal.name() + " belongs to " + owner,
                    "read this component's signals and the outputs of its instances");
        }
    }

    private static Line line(Item item) {
        return switch (item) {
            case Item.Said said -> said.statement().line();
            case Item.Named named -> named.let().line();
            case Item.Read read -> read.port().line();
            case Item.Write write -> write.line();
            case Item.ReadWrite shared -> shared.port().line();
            case Item.Connection connection -> connection.line();
            case Item.Join join -> join.line();
            case Item.Bidirectional inout -> inout.inout().line();
            case Item.Instance instance -> instance.line();
            case Item.Declaration declaration -> declaration.signal().line();
            case Item.Array array -> array.memory().line();
            case Item.Comment comment -> throw new IllegalArgumentException(comment.text());
        };
    }

    private void connected(Item.Connection connection) {
        Input input = connection.input();
        Line before = connected.putIfAbsent(input, connection.line());
        if (before != null) {
            throw Mistakes.connectedTwice(input.name(), connection.line(), before);
        }
    }

    private void undriven(Item item, DefiniteAssignment assigned) {
        switch (item) {
            case Item.Said _, Item.Comment _ -> {}
            case Item.Declaration declaration -> drivers.check(declaration.signal(), assigned);
            case Item.Instance(String name, Component<?> child, Line line) -> {
                for (Item port : Recorded.of(child).ports()) {
                    if (port instanceof Item.Declaration(Input input) && !connected.containsKey(input)) {
                        throw Mistakes.at(
                                line,
                                Diagnostic.UNCONNECTED,
                                "input " + input.name() + " of " + name + " is not connected",
                                "assign it");
                    }
                    if (port instanceof Item.Bidirectional(Inout inout) && !joins.has(inout)) {
                        throw Mistakes.at(
                                line,
                                Diagnostic.UNCONNECTED,
                                "inout " + inout.name() + " of " + name + " is not connected",
                                "connect it to an inout of this component");
                    }
                }
            }
            case Item.Bidirectional(Inout inout) -> {
                joins.missing(inout)
                        .filter(_ -> !(component instanceof BlackBox<?>))
                        .ifPresent(bits -> {
                            throw Mistakes.at(
                                    inout.line(),
                                    Diagnostic.UNCONNECTED,
                                    "the inout " + bits + " is not connected",
                                    "connect an inout of an instance to it");
                        });
            }
            default -> {}
        }
    }
}
