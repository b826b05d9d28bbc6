package dev.synfire.hdl.sim;

import dev.synfire.hdl.BlackBox;
import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Let;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.ReadPort;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.Wire;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.check.References;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A design with its hierarchy flattened: what drives each signal and each memory. */
final class Netlist {
    /** How a combinational signal gets its value. */
    sealed interface Driver {}

    /** Always this value. */
    record Value(Expr value) implements Driver {}

    /** The last assignment that applies. */
    record Said(List<Statement> statements) implements Driver {}

    /** Registers that share statements. */
    record Registers(List<Reg> targets, List<Statement> statements) {}

    private final List<Signal> signals = new ArrayList<>();
    private final Set<Input> inputs = new LinkedHashSet<>();
    private final Map<Signal, Driver> drivers = new LinkedHashMap<>();
    private final List<Registers> registers = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();
    private final List<Item.Read> reads = new ArrayList<>();
    private final Map<Memory, List<Item.Write>> writes = new IdentityHashMap<>();
    private final List<Item.Write> allWrites = new ArrayList<>();
    private final List<Clock> clocks = new ArrayList<>();
    private final List<Clock> domains = new ArrayList<>();
    private final Map<Clock, Integer> numbers = new IdentityHashMap<>();

    Netlist(Elaborated top) {
        for (Signal port : top.component().ports()) {
            if (port instanceof Input input) {
                inputs.add(input);
            }
        }
        clocks.add(top.component().clock());
        top.component().clocks().stream()
                .filter(clock -> clock.source().isEmpty())
                .forEach(clocks::add);
        add(top);
        Map<Signal, Integer> followed = new IdentityHashMap<>();
        for (Clock clock : clocks) {
            int next = domains.size();
            int number = clock.source()
                    .map(signal -> followed.computeIfAbsent(source(signal), _ -> next))
                    .orElse(next);
            if (number == next) {
                domains.add(clock);
            }
            numbers.put(clock, number);
        }
    }

    private void add(Elaborated elaborated) {
        if (elaborated.component() instanceof BlackBox<?> box && !box.hasModel()) {
            throw new IllegalArgumentException(elaborated.moduleName() + " " + Levels.name(box)
                    + " has no model: override logic() to describe what it does");
        }
        signals.addAll(elaborated.component().ports());
        elaborated.component().clocks().stream()
                .filter(clock -> clock.source().isPresent())
                .forEach(clocks::add);
        Map<Signal, List<Statement>> said = new LinkedHashMap<>();
        for (Item item : elaborated.items()) {
            switch (item) {
                case Item.Comment _, Item.Instance _, Item.Bidirectional _, Item.Join _ -> {}
                case Item.Declaration(Signal signal) -> signals.add(signal);
                case Item.Named(Let let, Expr value) -> {
                    signals.add(let);
                    drivers.put(let, new Value(value));
                }
                case Item.Said(Statement statement) -> {
                    Set<Signal> targets = new LinkedHashSet<>();
                    References.driven(statement, targets::add);
                    targets.forEach(target ->
                            said.computeIfAbsent(target, _ -> new ArrayList<>()).add(statement));
                }
                case Item.Array(Memory memory) -> memories.add(memory);
                case Item.Read read -> {
                    signals.add(read.port());
                    reads.add(read);
                }
                case Item.Write write -> add(write);
                case Item.ReadWrite port -> {
                    signals.add(port.port());
                    reads.add(port.read());
                    add(port.writing());
                }
                case Item.Connection connection -> drivers.put(connection.input(), new Value(connection.value()));
            }
        }
        said.forEach((target, statements) -> {
            if (!(target instanceof Reg)) {
                drivers.put(target, driver(target, statements));
            }
        });
        Map<Clock, Map<Signal, List<Statement>>> byClock = new LinkedHashMap<>();
        said.forEach((target, statements) -> {
            if (target instanceof Reg reg) {
                byClock.computeIfAbsent(reg.clock().root(), _ -> new LinkedHashMap<>())
                        .put(target, statements);
            }
        });
        byClock.values().forEach(its -> group(its, elaborated));
        elaborated.children().forEach(this::add);
    }

    private void add(Item.Write write) {
        writes.computeIfAbsent(write.memory(), _ -> new ArrayList<>()).add(write);
        allWrites.add(write);
    }

    private static Driver driver(Signal target, List<Statement> statements) {
        List<Statement> its = StatementSlice.of(statements, target::equals);
        return its.size() == 1 && its.getFirst() instanceof Statement.Assign assign
                ? new Value(assign.value())
                : new Said(its);
    }

    /** Puts registers of one clock together that stand under one when or switch, so that its condition is tried once. */
    private void group(Map<Signal, List<Statement>> said, Elaborated elaborated) {
        Map<Statement, Set<Reg>> groups = new IdentityHashMap<>();
        Map<Reg, Set<Reg>> groupOf = new LinkedHashMap<>();
        said.forEach((target, statements) -> {
            if (target instanceof Reg reg) {
                Set<Reg> group = new LinkedHashSet<>(List.of(reg));
                for (Statement statement : statements) {
                    Set<Reg> other = groups.get(statement);
                    if (other != null && other != group) {
                        Set<Reg> smaller = other.size() < group.size() ? other : group;
                        Set<Reg> larger = smaller == other ? group : other;
                        larger.addAll(smaller);
                        smaller.forEach(one -> {
                            groupOf.put(one, larger);
                            said.get(one).forEach(its -> groups.put(its, larger));
                        });
                        group = larger;
                    }
                    groups.put(statement, group);
                }
                groupOf.put(reg, group);
            }
        });
        Map<Reg, Integer> place = new IdentityHashMap<>();
        List<List<Statement>> bodies = new ArrayList<>();
        List<List<Reg>> targets = new ArrayList<>();
        Map<Set<Reg>, Integer> numbers = new IdentityHashMap<>();
        groupOf.forEach((reg, group) -> {
            int number = numbers.computeIfAbsent(group, _ -> {
                bodies.add(new ArrayList<>());
                targets.add(List.copyOf(group));
                return targets.size() - 1;
            });
            place.put(reg, number);
        });
        for (Item item : elaborated.items()) {
            if (item instanceof Item.Said(Statement statement) && groups.containsKey(statement)) {
                bodies.get(numbers.get(groups.get(statement))).add(statement);
            }
        }
        for (int i = 0; i < targets.size(); i++) {
            int number = i;
            List<Statement> pruned = StatementSlice.of(
                    bodies.get(i), signal -> signal instanceof Reg reg && place.getOrDefault(reg, -1) == number);
            registers.add(new Registers(targets.get(i), pruned));
        }
    }

    /** Every signal of every component, a component's before its children's. */
    List<Signal> signals() {
        return signals;
    }

    /** The inputs of the top component. */
    Set<Input> inputs() {
        return inputs;
    }

    /** What drives each wire, output, named expression and instance's input. */
    Map<Signal, Driver> drivers() {
        return drivers;
    }

    List<Registers> registers() {
        return registers;
    }

    /** One clock of those that rise together each; the first is the top's undeclared one. */
    List<Clock> domains() {
        return domains;
    }

    /** Which of them a clock of any component follows. */
    int domain(Clock clock) {
        Integer number = numbers.get(clock.root());
        if (number == null) {
            throw new IllegalArgumentException(clock + " is no clock of this design");
        }
        return number;
    }

    List<Memory> memories() {
        return memories;
    }

    List<Item.Read> reads() {
        return reads;
    }

    List<Item.Write> writes() {
        return allWrites;
    }

    List<Item.Write> writes(Memory memory) {
        return writes.getOrDefault(memory, List.of());
    }

    /** The signal that this one always equals: what is at the other end of connections, names and plain assignments. */
    Signal source(Signal signal) {
        Signal at = signal;
        for (int steps = 0; drivers.get(at) instanceof Value(Signal further); at = further) {
            if (++steps > drivers.size()) {
                return at;
            }
        }
        return at;
    }

    /** True for what holds a value between clock edges, and for what comes from outside. */
    static boolean isState(Signal signal) {
        return switch (signal) {
            case Reg _, ReadPort _ -> true;
            case Input _, Output _, Wire _, Let _ -> false;
        };
    }
}
