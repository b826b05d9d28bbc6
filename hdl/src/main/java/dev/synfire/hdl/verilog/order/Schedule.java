package dev.synfire.hdl.verilog.order;

import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.Wire;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.check.References;
import dev.synfire.hdl.check.Uses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Decides where in a module each thing is printed: in the order in which it was written, but nothing before what it reads
 * is declared.
 *
 * <p>A wire's declaration and its value become one where nothing reads the wire in between. The statements for one wire, or
 * of registers that a common statement drives, is gathered at the last of it. An instance stands where its last input is
 * connected.
 */
public final class Schedule {
    private final List<Item> items;
    private final Uses uses;
    private final Aliases aliases;
    private final Groups groups;
    private final List<Step> steps = new ArrayList<>();

    private final Map<Memory, Integer> lastWrite = new IdentityHashMap<>();
    private final Map<Memory, Integer> lastRead = new IdentityHashMap<>();
    private final Set<Memory> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Memory, List<Item.Write>> writes = new IdentityHashMap<>();
    private final Map<Memory, List<Item.Read>> reads = new IdentityHashMap<>();
    private final Map<Object, Map<Input, Item.Connection>> connections = new IdentityHashMap<>();
    private final Map<Inout, Item.Join> joins = new IdentityHashMap<>();
    private final Map<Object, Integer> lastConnection = new IdentityHashMap<>();
    private final Map<Integer, List<Step.Instance>> due = new HashMap<>();

    /** Of a component's body. */
    public Schedule(Elaborated elaborated) {
        this.items = elaborated.items();
        this.uses = elaborated.uses();
        this.aliases = new Aliases(items);
        this.groups = new Groups(elaborated.component(), items);
        place();
    }

    /** In the order of printing. */
    public List<Step> steps() {
        return steps;
    }

    /** The signals of this module that outputs of children are known by, by the outputs. */
    public Map<Signal, Signal> aliases() {
        return aliases.takers();
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
            when aliases.says(assign) -> lastConnection.merge(((Output) assign.value()).component(), i, Math::max);
            default -> {}
        }
    }

    /** Adds what is printed at an item. */
    private void place(Item item, int i) {
        switch (item) {
            case Item.Comment(String text) -> steps.add(new Step.Comment(text));
            case Item.Named named -> steps.add(new Step.Named(named));
            case Item.Declaration declaration -> {
                Signal signal = declaration.signal();
                if (!(signal instanceof Wire && startsWithValue(signal))) {
                    steps.add(new Step.Declare(signal));
                }
            }
            case Item.Said said -> {
                if (!aliases.says(said.statement())) {
                    said(said.statement(), i);
                }
            }
            case Item.Array(Memory memory) ->
                steps.add(new Step.Array(memory, writes.containsKey(memory) || shared.contains(memory)));
            case Item.ReadWrite port -> {
                steps.add(new Step.Declare(port.port()));
                steps.add(new Step.ReadWrite(port));
            }
            case Item.Read read -> {
                steps.add(new Step.Declare(read.port()));
                Memory memory = read.port().memory();
                if (!collidesNew(memory)) {
                    steps.add(new Step.Read(read));
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
                    if (port instanceof Output && !aliases.takers().containsKey(port)) {
                        steps.add(new Step.Declare(port));
                    }
                }
                Step.Instance step = new Step.Instance(instance, connections.getOrDefault(child, Map.of()), joins);
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

    private Step.Writes writes(Memory memory) {
        boolean seen = collidesNew(memory);
        return new Step.Writes(memory, writes.get(memory), seen ? reads.getOrDefault(memory, List.of()) : List.of());
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
                    if (groups.of(target).isEmpty() || done.add(groups.of(target))) {
                        complete(target, place);
                    }
                }
            }
        }
    }

    /** Whether the declaration of a wire holds its value: nothing reads it before. */
    private boolean startsWithValue(Signal wire) {
        return uses.readAfterSaid(wire) && !aliases.takes(wire);
    }

    /** Adds all statements for a signal and for those that belong to it, where none follows later. */
    private void complete(Signal target, int place) {
        if (target instanceof Reg reg) {
            Set<Reg> group = groups.of(reg);
            if (group.size() > 1) {
                SortedSet<Integer> places = new TreeSet<>();
                group.forEach(one -> places.addAll(uses.said(one)));
                if (places.getLast() == place) {
                    steps.add(new Step.Clocked(group, statements(places)));
                }
                return;
            }
        }
        if (uses.lastSaid(target) == place) {
            List<Statement> said = statements(uses.said(target));
            steps.add(
                    target instanceof Reg reg
                            ? new Step.Clocked(Set.of(reg), said)
                            : new Step.Drive(target, said, target instanceof Wire && startsWithValue(target)));
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
