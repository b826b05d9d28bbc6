package dev.synfire.hdl.verilog;

import dev.synfire.hdl.BySignal;
import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Elaborated;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.References;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.Uses;
import dev.synfire.hdl.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Decides where in a module each thing is printed: in the order in which it was said, but nothing before what it reads
 * is declared.
 *
 * <p>A wire's declaration and its value become one where nothing reads the wire in between. What is said of one wire, or
 * of registers that a common statement drives, is gathered at the last of it. An instance stands where its last input is
 * connected.
 */
final class Schedule {
    /** One thing to print. */
    sealed interface Step {}

    record Comment(String text) implements Step {}

    record Named(Item.Named item) implements Step {}

    record Declare(Signal signal) implements Step {}

    /** All that is said of a wire or output, in order; declared here too when nothing needs it before. */
    record Drive(Signal target, List<Statement> said, boolean declares) implements Step {}

    /** Registers of one enable that one statement or more drive together. */
    record Clocked(Set<Reg> targets, Optional<Expr> enable, List<Statement> said) implements Step {
        Clocked(Set<Reg> targets, List<Statement> said) {
            this(targets, targets.iterator().next().enable(), said);
        }
    }

    /**
     * A memory becomes known.
     *
     * @param written whether anything writes it
     */
    record Array(Memory memory, boolean written) implements Step {}

    record Read(Item.Read port) implements Step {}

    /** The memory's writes, and the reads that must see what is written. */
    record Writes(Memory memory, List<Item.Write> ports, List<Item.Read> reads) implements Step {}

    /** A port that reads or writes. */
    record ReadWrite(Item.ReadWrite port) implements Step {}

    /** An instance, what its inputs are connected to, and its inouts. */
    record Instance(Item.Instance item, Map<Input, Item.Connection> connections, Map<Inout, Item.Join> joins)
            implements Step {}

    private final List<Item> items;
    private final Uses uses;
    private final Map<Signal, Signal> aliases = new IdentityHashMap<>();
    private final Set<Signal> takers = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Statement> aliased = Collections.newSetFromMap(new IdentityHashMap<>());
    private final BySignal<Set<Reg>> groups;
    private final List<Step> steps = new ArrayList<>();

    private final Map<Memory, Integer> lastWrite = new IdentityHashMap<>();
    private final Map<Memory, Integer> lastRead = new IdentityHashMap<>();
    private final Set<Memory> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Memory, List<Item.Write>> writes = new IdentityHashMap<>();
    private final Map<Memory, List<Item.Read>> reads = new IdentityHashMap<>();
    private final Map<Object, Map<Input, Item.Connection>> connections = new IdentityHashMap<>();
    private final Map<Inout, Item.Join> joins = new IdentityHashMap<>();
    private final Map<Object, Integer> lastConnection = new IdentityHashMap<>();
    private final Map<Integer, List<Instance>> due = new HashMap<>();

    private Schedule(Elaborated elaborated) {
        this.items = elaborated.items();
        this.uses = elaborated.uses();
        this.groups = new BySignal<>(elaborated.component());
    }

    static Schedule of(Elaborated elaborated) {
        Schedule schedule = new Schedule(elaborated);
        schedule.alias();
        schedule.group();
        schedule.place();
        return schedule;
    }

    /** In the order of printing. */
    List<Step> steps() {
        return steps;
    }

    /** Outputs of children that need no net: the one place that reads them is a wire or an output that takes them whole. */
    Map<Signal, Signal> aliases() {
        return aliases;
    }

    private void alias() {
        List<Statement.Assign> candidates = new ArrayList<>();
        for (Item item : items) {
            if (takesOutput(item)) {
                candidates.add((Statement.Assign) ((Item.Said) item).statement());
            }
        }
        if (candidates.isEmpty()) {
            return;
        }
        Map<Signal, Integer> reads = new IdentityHashMap<>();
        Map<Signal, Integer> drives = new IdentityHashMap<>();
        for (Item item : items) {
            References.read(item, signal -> reads.merge(signal, 1, Integer::sum));
            if (item instanceof Item.Said(Statement statement)) {
                References.driven(statement, signal -> drives.merge(signal, 1, Integer::sum));
            }
        }
        for (Statement.Assign assign : candidates) {
            Output output = (Output) assign.value();
            if (reads.get(output) == 1 && drives.get(assign.target()) == 1) {
                aliases.put(output, assign.target());
                takers.add(assign.target());
                aliased.add(assign);
            }
        }
    }

    /** Whether an output of a child is assigned as it is. */
    private static boolean takesOutput(Item item) {
        return item instanceof Item.Said said
                && said.statement() instanceof Statement.Assign assign
                && assign.value() instanceof Output output
                && output.component() != assign.target().component();
    }

    /** Notes which registers belong together. */
    private void group() {
        items.forEach(this::group);
    }

    /** Registers of one clock and enable that share a statement belong together; one that shares none stands for itself. */
    private void group(Item item) {
        if (!(item instanceof Item.Said said) || said.statement() instanceof Statement.Next) {
            return;
        }
        Set<Signal> targets = References.driven(said.statement());
        if (targets.size() == 1) {
            return;
        }
        Map<Kind, Set<Reg>> together = new HashMap<>();
        for (Signal signal : targets) {
            if (signal instanceof Reg reg) {
                Set<Reg> group = groups.computeIfAbsent(reg, _ -> new LinkedHashSet<>(Set.of(reg)));
                Set<Reg> other = together.putIfAbsent(new Kind(reg.clock(), reg.enable()), group);
                if (other != null && other != group) {
                    other.addAll(group);
                    group.forEach(one -> groups.put(one, other));
                }
            }
        }
    }

    /** What registers must share to stand in one block; an enable is the same only where it is the same object. */
    private record Kind(Clock clock, Optional<Expr> enable) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Kind(Clock its, Optional<Expr> condition)
                    && its == clock
                    && condition.orElse(null) == enable.orElse(null);
        }

        @Override
        public int hashCode() {
            return 31 * clock.hashCode() + System.identityHashCode(enable.orElse(null));
        }
    }

    private void place() {
        for (int i = 0; i < items.size(); i++) {
            note(items.get(i), i);
        }
        for (int i = 0; i < items.size(); i++) {
            if (!due.isEmpty()) {
                steps.addAll(due.getOrDefault(i, List.of()));
            }
            place(items.get(i), i);
        }
    }

    /** Notes where memories and instances have all that they need. */
    private void note(Item item, int i) {
        switch (item) {
            case Item.Write write -> {
                lastWrite.put(write.memory(), i);
                writes.computeIfAbsent(write.memory(), _ -> new ArrayList<>()).add(write);
            }
            case Item.Read read -> {
                lastRead.put(read.port().memory(), i);
                reads.computeIfAbsent(read.port().memory(), _ -> new ArrayList<>())
                        .add(read);
            }
            case Item.ReadWrite port -> shared.add(port.port().memory());
            case Item.Connection connection -> {
                Object child = connection.input().component();
                connections.computeIfAbsent(child, _ -> new IdentityHashMap<>()).put(connection.input(), connection);
                lastConnection.merge(child, i, Math::max);
            }
            case Item.Join join -> {
                joins.put(join.inout(), join);
                lastConnection.merge(join.inout().component(), i, Math::max);
            }
            case Item.Said(Statement.Assign assign)
            when aliased.contains(assign) -> lastConnection.merge(((Output) assign.value()).component(), i, Math::max);
            default -> {}
        }
    }

    /** Adds what is printed at an item. */
    private void place(Item item, int i) {
        switch (item) {
            case Item.Comment(String text) -> steps.add(new Comment(text));
            case Item.Named named -> steps.add(new Named(named));
            case Item.Declaration declaration -> {
                Signal signal = declaration.signal();
                if (!(signal instanceof Wire && startsWithValue(signal))) {
                    steps.add(new Declare(signal));
                }
            }
            case Item.Said said -> {
                if (aliased.isEmpty() || !aliased.contains(said.statement())) {
                    said(said.statement(), i);
                }
            }
            case Item.Array(Memory memory) ->
                steps.add(new Array(memory, writes.containsKey(memory) || shared.contains(memory)));
            case Item.ReadWrite port -> {
                steps.add(new Declare(port.port()));
                steps.add(new ReadWrite(port));
            }
            case Item.Read read -> {
                steps.add(new Declare(read.port()));
                Memory memory = read.port().memory();
                if (!collidesNew(memory)) {
                    steps.add(new Read(read));
                } else if (lastRead.get(memory) == i && lastWrite.get(memory) < i) {
                    steps.add(writes(memory));
                }
            }
            case Item.Write write -> {
                Memory memory = write.memory();
                int last = lastWrite.get(memory);
                if (last == i && !(collidesNew(memory) && lastRead.getOrDefault(memory, i) > i)) {
                    steps.add(writes(memory));
                }
            }
            case Item.Instance instance -> {
                Object child = instance.component();
                for (Signal port : instance.component().ports()) {
                    if (port instanceof Output && !aliases.containsKey(port)) {
                        steps.add(new Declare(port));
                    }
                }
                Instance step = new Instance(instance, connections.getOrDefault(child, Map.of()), joins);
                int place = lastConnection.getOrDefault(child, i);
                if (place <= i) {
                    steps.add(step);
                } else {
                    due.computeIfAbsent(place, _ -> new ArrayList<>()).add(step);
                }
            }
            case Item.Connection _, Item.Join _, Item.Bidirectional _ -> {}
        }
    }

    private Writes writes(Memory memory) {
        boolean seen = collidesNew(memory);
        return new Writes(memory, writes.get(memory), seen ? reads.getOrDefault(memory, List.of()) : List.of());
    }

    private boolean collidesNew(Memory memory) {
        return writes.containsKey(memory)
                && memory.collision().filter(Memory.Collision.NEW::equals).isPresent();
    }

    /** Adds what is complete with this statement. */
    private void said(Statement statement, int place) {
        switch (statement) {
            case Statement.Assign assign -> complete(assign.target(), place);
            case Statement.Next next -> complete(next.target(), place);
            case Statement.Part part -> complete(part.target(), place);
            case Statement.When _, Statement.Switch _ -> {
                Set<Signal> targets = References.driven(statement);
                if (targets.size() == 1) {
                    complete(targets.iterator().next(), place);
                    return;
                }
                Set<Set<Reg>> done = Collections.newSetFromMap(new IdentityHashMap<>(4));
                for (Signal target : targets) {
                    if (!groups.contains(target) || done.add(groups.getOrDefault(target, Set.of()))) {
                        complete(target, place);
                    }
                }
            }
        }
    }

    /** Whether the declaration of a wire holds its value: nothing reads it before. */
    private boolean startsWithValue(Signal wire) {
        return uses.readAfterSaid(wire) && !takers.contains(wire);
    }

    /** Adds all that is said of a signal and of those that belong to it, where nothing is said of them later. */
    private void complete(Signal target, int place) {
        if (target instanceof Reg reg) {
            Set<Reg> group = groups.getOrDefault(reg, Set.of());
            if (group.size() > 1) {
                SortedSet<Integer> places = new TreeSet<>();
                group.forEach(one -> places.addAll(uses.said(one)));
                if (places.getLast() == place) {
                    steps.add(new Clocked(group, statements(places)));
                }
                return;
            }
        }
        if (uses.lastSaid(target) == place) {
            List<Statement> said = statements(uses.said(target));
            steps.add(
                    target instanceof Reg reg
                            ? new Clocked(Set.of(reg), said)
                            : new Drive(target, said, target instanceof Wire && startsWithValue(target)));
        }
    }

    private List<Statement> statements(Collection<Integer> places) {
        List<Statement> statements = new ArrayList<>(places.size());
        for (int place : places) {
            statements.add(((Item.Said) items.get(place)).statement());
        }
        return statements;
    }
}
