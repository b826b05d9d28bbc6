package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Elaborated;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.References;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.Wire;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Registers that one statement or more drive together. */
    record Clocked(Set<Reg> targets, List<Statement> said) implements Step {}

    record Array(Memory memory, boolean written) implements Step {}

    record Read(Item.Read port) implements Step {}

    /** The memory's writes, and the reads that must see what is written. */
    record Writes(Memory memory, List<Item.Write> ports, List<Item.Read> reads) implements Step {}

    /** A port that reads or writes. */
    record ReadWrite(Item.ReadWrite port) implements Step {}

    record Instance(Item.Instance item, Map<Input, Item.Connection> connections) implements Step {}

    private final List<Item> items;
    private final List<List<Step>> steps = new ArrayList<>();
    private final Map<Signal, Signal> aliases = new IdentityHashMap<>();
    private final Map<Signal, Integer> firstRead = new IdentityHashMap<>();
    private final Set<Statement> aliased = java.util.Collections.newSetFromMap(new IdentityHashMap<>());

    private Schedule(Elaborated elaborated) {
        this.items = elaborated.items();
        items.forEach(_ -> steps.add(new ArrayList<>()));
    }

    static Schedule of(Elaborated elaborated) {
        Schedule schedule = new Schedule(elaborated);
        schedule.alias();
        Map<Signal, List<Integer>> said = schedule.said();
        schedule.reads();
        schedule.place(said);
        return schedule;
    }

    /** In the order of printing. */
    List<Step> steps() {
        return steps.stream().flatMap(List::stream).toList();
    }

    /** Outputs of children that need no net: the one place that reads them is a wire or an output that takes them whole. */
    Map<Signal, Signal> aliases() {
        return aliases;
    }

    private void alias() {
        Map<Signal, Integer> reads = new IdentityHashMap<>();
        Map<Signal, Integer> drives = new IdentityHashMap<>();
        for (Item item : items) {
            References.read(item, signal -> reads.merge(signal, 1, Integer::sum));
            if (item instanceof Item.Said(Statement statement)) {
                References.driven(statement, signal -> drives.merge(signal, 1, Integer::sum));
            }
        }
        for (Item item : items) {
            if (item instanceof Item.Said(Statement statement)
                    && statement instanceof Statement.Assign assign
                    && assign.value() instanceof Output output
                    && output.component() != assign.target().component()
                    && reads.get(output) == 1
                    && drives.get(assign.target()) == 1) {
                aliases.put(output, assign.target());
                aliased.add(statement);
            }
        }
    }

    /** The places at which something is said of each signal. */
    private Map<Signal, List<Integer>> said() {
        Map<Signal, List<Integer>> places = new IdentityHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Item.Said(Statement statement) && !aliased.contains(statement)) {
                int place = i;
                References.driven(statement, signal -> {
                    List<Integer> known = places.computeIfAbsent(signal, _ -> new ArrayList<>());
                    if (known.isEmpty() || known.getLast() != place) {
                        known.add(place);
                    }
                });
            }
        }
        return places;
    }

    /** Notes at which place each wire is first read, where statements count at their own or a later place. */
    private void reads() {
        for (int i = 0; i < items.size(); i++) {
            int place = i;
            References.read(items.get(i), signal -> firstRead.merge(signal, place, Math::min));
        }
        aliases.values().forEach(target -> firstRead.put(target, -1));
    }

    private void place(Map<Signal, List<Integer>> said) {
        Map<Memory, Integer> lastWrite = new IdentityHashMap<>();
        Map<Memory, Integer> lastRead = new IdentityHashMap<>();
        Set<Memory> shared = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        Map<Memory, List<Item.Write>> writes = new IdentityHashMap<>();
        Map<Memory, List<Item.Read>> reads = new IdentityHashMap<>();
        Map<Object, Map<Input, Item.Connection>> connections = new IdentityHashMap<>();
        Map<Object, Integer> lastConnection = new IdentityHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            switch (items.get(i)) {
                case Item.Write write -> {
                    lastWrite.put(write.memory(), i);
                    writes.computeIfAbsent(write.memory(), _ -> new ArrayList<>())
                            .add(write);
                }
                case Item.Read read -> {
                    lastRead.put(read.port().memory(), i);
                    reads.computeIfAbsent(read.port().memory(), _ -> new ArrayList<>())
                            .add(read);
                }
                case Item.ReadWrite port -> shared.add(port.port().memory());
                case Item.Connection connection -> {
                    Object child = connection.input().component();
                    connections
                            .computeIfAbsent(child, _ -> new IdentityHashMap<>())
                            .put(connection.input(), connection);
                    lastConnection.merge(child, i, Math::max);
                }
                case Item.Said(Statement.Assign assign)
                when aliased.contains(assign) ->
                    lastConnection.merge(((Output) assign.value()).component(), i, Math::max);
                default -> {}
            }
        }
        Map<Reg, Set<Reg>> groups = groups();
        for (int i = 0; i < items.size(); i++) {
            List<Step> here = steps.get(i);
            switch (items.get(i)) {
                case Item.Comment(String text) -> here.add(new Comment(text));
                case Item.Named named -> here.add(new Named(named));
                case Item.Declaration(Wire wire) -> {
                    List<Integer> places = said.getOrDefault(wire, List.of());
                    boolean later = !places.isEmpty() && firstRead.getOrDefault(wire, items.size()) > places.getLast();
                    if (!later) {
                        here.add(new Declare(wire));
                    }
                }
                case Item.Declaration(Signal signal) -> here.add(new Declare(signal));
                case Item.Said(Statement statement) -> {
                    if (!aliased.contains(statement)) {
                        said(statement, i, said, groups);
                    }
                }
                case Item.Array(Memory memory) ->
                    here.add(new Array(memory, writes.containsKey(memory) || shared.contains(memory)));
                case Item.ReadWrite port -> {
                    here.add(new Declare(port.port()));
                    here.add(new ReadWrite(port));
                }
                case Item.Read read -> {
                    here.add(new Declare(read.port()));
                    Memory memory = read.port().memory();
                    if (!collidesNew(memory, writes)) {
                        here.add(new Read(read));
                    } else if (lastRead.get(memory) == i && lastWrite.get(memory) < i) {
                        here.add(writes(memory, writes, reads));
                    }
                }
                case Item.Write write -> {
                    Memory memory = write.memory();
                    int last = lastWrite.get(memory);
                    if (last == i && !(collidesNew(memory, writes) && lastRead.getOrDefault(memory, i) > i)) {
                        here.add(writes(memory, writes, reads));
                    }
                }
                case Item.Instance instance -> {
                    Object child = instance.component();
                    for (Signal port : instance.component().ports()) {
                        if (port instanceof Output && !aliases.containsKey(port)) {
                            here.add(new Declare(port));
                        }
                    }
                    steps.get(Math.max(i, lastConnection.getOrDefault(child, i)))
                            .add(new Instance(instance, connections.getOrDefault(child, Map.of())));
                }
                case Item.Connection _ -> {}
            }
        }
    }

    private static Writes writes(
            Memory memory, Map<Memory, List<Item.Write>> writes, Map<Memory, List<Item.Read>> reads) {
        boolean seen = collidesNew(memory, writes);
        return new Writes(memory, writes.get(memory), seen ? reads.getOrDefault(memory, List.of()) : List.of());
    }

    private static boolean collidesNew(Memory memory, Map<Memory, List<Item.Write>> writes) {
        return writes.containsKey(memory)
                && memory.collision().filter(Memory.Collision.NEW::equals).isPresent();
    }

    /** Adds what is complete with this statement. */
    private void said(Statement statement, int place, Map<Signal, List<Integer>> said, Map<Reg, Set<Reg>> groups) {
        Set<Signal> targets = new LinkedHashSet<>();
        References.driven(statement, targets::add);
        Set<Set<Reg>> done = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        for (Signal target : targets) {
            if (target instanceof Reg reg) {
                Set<Reg> group = groups.get(reg);
                Set<Integer> places = new java.util.TreeSet<>();
                group.forEach(one -> places.addAll(said.get(one)));
                if (done.add(group) && last(places) == place) {
                    steps.get(place).add(new Clocked(group, statements(places)));
                }
            } else if (said.get(target).getLast() == place) {
                List<Integer> places = said.get(target);
                boolean declares = target instanceof Wire && firstRead.getOrDefault(target, items.size()) > place;
                steps.get(place).add(new Drive(target, statements(places), declares));
            }
        }
    }

    private static int last(Set<Integer> places) {
        return places.stream().reduce((_, second) -> second).orElseThrow();
    }

    private List<Statement> statements(Iterable<Integer> places) {
        List<Statement> statements = new ArrayList<>();
        places.forEach(place -> statements.add(((Item.Said) items.get(place)).statement()));
        return statements;
    }

    /** Registers of one enable that share a statement, by each of them. */
    private Map<Reg, Set<Reg>> groups() {
        Map<Reg, Set<Reg>> groups = new IdentityHashMap<>();
        for (Item item : items) {
            if (item instanceof Item.Said(Statement statement)) {
                Map<Object, Set<Reg>> byEnable = new IdentityHashMap<>();
                References.driven(statement, signal -> {
                    if (signal instanceof Reg reg) {
                        Object enable = reg.enable().map(Object.class::cast).orElse(Schedule.class);
                        Set<Reg> group = groups.computeIfAbsent(reg, _ -> new LinkedHashSet<>(List.of(reg)));
                        Set<Reg> other = byEnable.putIfAbsent(enable, group);
                        if (other != null && other != group) {
                            other.addAll(group);
                            group.forEach(one -> groups.put(one, other));
                        }
                    }
                });
            }
        }
        return groups;
    }
}
