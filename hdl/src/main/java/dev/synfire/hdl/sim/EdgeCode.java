package dev.synfire.hdl.sim;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.check.References;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes the clock edge. All new values are found before any is taken: a part's registers take theirs at its end, or,
 * where a later part reads one of them, at the end of all.
 */
final class EdgeCode {
    private final Netlist netlist;
    private final State state;
    private final StateLayout places;
    private final Methods methods;
    private final Cost cost;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Signal, Integer> lastRead = new IdentityHashMap<>();
    private final List<Late> late = new ArrayList<>();
    private final Random noise;
    private final int domain;

    /** Registers, read ports and write ports that share a method. */
    private static final class Part {
        final List<Netlist.Registers> registers = new ArrayList<>();
        final List<Item.Read> reads = new ArrayList<>();
        final List<Item.Write> writes = new ArrayList<>();
        int size;
    }

    /** A state signal whose new value waits in a slot of its own. */
    private record Late(Signal signal, int slot) {}

    /**
     * @param seed of the bits that reads find inverted where collisions are UNDEFINED
     * @param domain the clock whose edge it is
     */
    EdgeCode(Netlist netlist, State state, StateLayout places, Methods methods, Cost cost, long seed, int domain) {
        this.domain = domain;
        this.noise = new Random(seed);
        this.netlist = netlist;
        this.state = state;
        this.places = places;
        this.methods = methods;
        this.cost = cost;
    }

    /** The methods to call in order. */
    List<String> parts() {
        for (Netlist.Registers group : registers()) {
            if (cost(group) <= Methods.ROOM) {
                room(cost(group)).registers.add(group);
            } else {
                group.targets().forEach(target -> alone(group, target));
            }
        }
        for (Item.Read read : reads()) {
            room(cost(read)).reads.add(read);
        }
        writes();
        for (int i = 0; i < parts.size(); i++) {
            note(parts.get(i), i);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int number = i;
            Part part = parts.get(i);
            Map<Signal, Integer> slots = new IdentityHashMap<>();
            targets(part).forEach(target -> slots.put(target, slot(target, number)));
            boolean large = part.registers.size() == 1 && cost(part.registers.getFirst()) > Methods.ROOM;
            names.add(methods.add(
                    large ? code -> large(code, part.registers.getFirst(), slots) : code -> part(code, part, slots)));
        }
        for (int i = 0; i < late.size(); i += Methods.ROOM / 24) {
            List<Late> some = late.subList(i, Math.min(late.size(), i + Methods.ROOM / 24));
            names.add(methods.add(code -> some.forEach(one -> {
                places.load(code, one.slot(), one.signal().shape());
                places.storeTop(code, state.slot(one.signal()), one.signal().shape());
            })));
        }
        return names;
    }

    private List<Netlist.Registers> registers() {
        return netlist.registers().stream()
                .filter(group -> netlist.domain(group.targets().getFirst().clock()) == domain)
                .toList();
    }

    private List<Item.Read> reads() {
        return netlist.reads().stream()
                .filter(read -> netlist.domain(read.port().clock()) == domain)
                .toList();
    }

    private List<Item.Write> writesHere(List<Item.Write> writes) {
        return writes.stream()
                .filter(write -> netlist.domain(write.clock()) == domain)
                .toList();
    }

    /** The writes to a memory at this clock's edge. */
    private List<Item.Write> writes(Memory memory) {
        return writesHere(netlist.writes(memory));
    }

    /** Methods that give registers with an asynchronous reset their values where it is 1; none for other clocks. */
    List<String> resets() {
        List<String> names = new ArrayList<>();
        byClock(registers()).forEach((clock, regs) -> {
            if (clock.isAsynchronous()) {
                resets(clock, regs, names);
            }
        });
        return names;
    }

    private void resets(Clock clock, List<Reg> regs, List<String> names) {
        for (int i = 0; i < regs.size(); i += Methods.ROOM / 24) {
            List<Reg> some = regs.subList(i, Math.min(regs.size(), i + Methods.ROOM / 24));
            names.add(methods.add(code -> {
                ValueCode values = new ValueCode(code, places, methods, false);
                Label running = code.newLabel();
                unlessReset(code, clock, running);
                for (Reg reg : some) {
                    values.in(reg.shape(), reg.init().orElseThrow());
                    places.storeTop(code, state.slot(reg), reg.shape());
                }
                code.labelBinding(running);
            }));
        }
    }

    /** The registers that have a reset, by the clock whose reset it is: clocks that rise together may differ in it. */
    private static Map<Clock, List<Reg>> byClock(List<Netlist.Registers> groups) {
        Map<Clock, List<Reg>> resetting = new LinkedHashMap<>();
        for (Netlist.Registers group : groups) {
            for (Reg reg : group.targets()) {
                if (reg.init().isPresent()) {
                    resetting
                            .computeIfAbsent(reg.clock().root(), _ -> new ArrayList<>())
                            .add(reg);
                }
            }
        }
        return resetting;
    }

    private int cost(Netlist.Registers group) {
        int enables = group.targets().stream()
                .mapToInt(reg -> 64 + reg.enable().map(cost::of).orElse(0))
                .sum();
        return cost.of(group.statements()) + enables;
    }

    private int cost(Item.Read read) {
        int sum = 64 + cost.of(read.address()) + cost.of(read.enable());
        if (PortCode.collides(read)) {
            for (Item.Write write : writes(read.port().memory())) {
                sum += cost.of(write) + cost.of(read.address());
            }
        }
        return sum;
    }

    /** The part that has room, which is the last one or a new one. */
    private Part room(int size) {
        if (parts.isEmpty() || parts.getLast().size + size > Methods.ROOM) {
            parts.add(new Part());
        }
        parts.getLast().size += size;
        return parts.getLast();
    }

    private void alone(Netlist.Registers group, Reg target) {
        var single = new Netlist.Registers(
                List.of(target), StatementSlice.of(group.statements(), signal -> signal == target));
        room(cost(single)).registers.add(single);
    }

    /**
     * Writes come after all reads; those that look into memories themselves share a part, so that all look first,
     * with the other writes of their memories, so that the last one written wins.
     */
    private void writes() {
        List<Item.Write> looking = new ArrayList<>();
        List<Item.Write> others = new ArrayList<>();
        Set<Memory> looked = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Item.Write> its = writesHere(netlist.writes());
        its.stream().filter(PortCode::looks).forEach(write -> looked.add(write.memory()));
        for (Item.Write write : its) {
            (looked.contains(write.memory()) ? looking : others).add(write);
        }
        if (!looking.isEmpty()) {
            parts.add(new Part());
            parts.getLast().writes.addAll(looking);
            parts.getLast().size =
                    Math.max(Methods.ROOM, looking.stream().mapToInt(cost::of).sum());
        }
        others.forEach(write -> room(cost.of(write)).writes.add(write));
    }

    private void note(Part part, int number) {
        Consumer<Signal> reader = signal -> lastRead.put(netlist.source(signal), number);
        for (Netlist.Registers group : part.registers) {
            group.statements().forEach(statement -> References.read(statement, reader));
            group.targets().forEach(reg -> reg.enable().ifPresent(enable -> References.read(enable, reader)));
        }
        for (Item.Read read : part.reads) {
            References.read(read, reader);
            if (PortCode.collides(read)) {
                writes(read.port().memory()).forEach(write -> References.read(write, reader));
            }
        }
        part.writes.forEach(write -> References.read(write, reader));
    }

    private static List<Signal> targets(Part part) {
        List<Signal> targets = new ArrayList<>();
        part.registers.forEach(group -> targets.addAll(group.targets()));
        part.reads.forEach(read -> targets.add(read.port()));
        return targets;
    }

    /** Where the new value goes at the end of the part. */
    private int slot(Signal target, int part) {
        boolean large = parts.get(part).registers.size() == 1
                && cost(parts.get(part).registers.getFirst()) > Methods.ROOM;
        if (!large && lastRead.getOrDefault(target, -1) <= part) {
            return state.slot(target);
        }
        int slot = state.extra(target.shape());
        late.add(new Late(target, slot));
        return slot;
    }

    private void part(CodeBuilder code, Part part, Map<Signal, Integer> slots) {
        ValueCode values = new ValueCode(code, places, methods, part.size > Methods.ROOM);
        Map<Signal, Integer> variables = new LinkedHashMap<>();
        for (Signal target : targets(part)) {
            int variable = code.allocateLocal(Instructions.kind(target.shape()));
            variables.put(target, variable);
            hold(code, target, variable);
        }
        StatementCode statements = new StatementCode(code, values, places.local(variables::get), Optional.empty());
        for (Netlist.Registers group : part.registers) {
            registers(code, values, statements, group, variables);
        }
        byClock(part.registers).forEach((clock, resets) -> {
            Label running = code.newLabel();
            unlessReset(code, clock, running);
            for (Reg reg : resets) {
                values.in(reg.shape(), reg.init().orElseThrow());
                code.storeLocal(Instructions.kind(reg.shape()), variables.get(reg));
            }
            code.labelBinding(running);
        });
        PortCode ports = new PortCode(code, values, places, this::writes, noise);
        part.reads.forEach(read -> ports.read(read, variables.get(read.port())));
        ports.writes(part.writes);
        variables.forEach((target, variable) -> places.store(code, slots.get(target), target.shape(), variable));
    }

    private void hold(CodeBuilder code, Signal target, int variable) {
        places.load(code, target);
        code.storeLocal(Instructions.kind(target.shape()), variable);
    }

    private void unlessReset(CodeBuilder code, Clock clock, Label target) {
        if (clock.resetSource().isPresent()) {
            places.load(code, netlist.source(clock.resetSource().get()));
        } else {
            places.load(code, state.reset(domain), Shape.bit());
        }
        code.lconst_0().lcmp();
        if (clock.resetSource().isPresent() && clock.isActiveLow()) {
            code.ifne(target);
        } else {
            code.ifeq(target);
        }
    }

    private void registers(
            CodeBuilder code,
            ValueCode values,
            StatementCode statements,
            Netlist.Registers group,
            Map<Signal, Integer> variables) {
        Optional<Expr> common = group.targets().getFirst().enable();
        boolean shared = group.targets().stream().allMatch(reg -> reg.enable().orElse(null) == common.orElse(null));
        Label end = code.newLabel();
        if (shared) {
            common.ifPresent(enable -> values.conditions().unless(enable, end));
        }
        statements.body(group.statements());
        code.labelBinding(end);
        if (!shared) {
            for (Reg reg : group.targets()) {
                reg.enable().ifPresent(enable -> {
                    Label hold = code.newLabel();
                    Label enabled = code.newLabel();
                    values.conditions().unless(enable, hold);
                    code.goto_(enabled).labelBinding(hold);
                    hold(code, reg, variables.get(reg));
                    code.labelBinding(enabled);
                });
            }
        }
    }

    /** One register whose statements fill more than a method; its new value grows in a slot. */
    private void large(CodeBuilder code, Netlist.Registers single, Map<Signal, Integer> slots) {
        Reg reg = single.targets().getFirst();
        int slot = slots.get(reg);
        ValueCode values = new ValueCode(code, places, methods, true);
        Label end = code.newLabel();
        places.load(code, reg);
        places.storeTop(code, slot, reg.shape());
        reg.enable().ifPresent(enable -> values.conditions().unless(enable, end));
        List<Statement> statements = single.statements();
        new StatementCode(
                        code,
                        values,
                        places.stored(slot),
                        Optional.of(new StatementCode.Outline(methods, places, cost)))
                .body(statements);
        code.labelBinding(end);
        reg.init().ifPresent(init -> {
            Label running = code.newLabel();
            unlessReset(code, reg.clock().root(), running);
            values.in(reg.shape(), init);
            places.storeTop(code, slot, reg.shape());
            code.labelBinding(running);
        });
    }
}
