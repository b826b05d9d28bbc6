package dev.synfire.hdl.proof;

import dev.synfire.cosim.Verilated;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.verilog.NameMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that holds a value between clock edges in a design. */
final class Storage {
    private final List<Signal> registers = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();

    Storage(Elaborated top) {
        add(top);
    }

    private void add(Elaborated elaborated) {
        for (Item item : elaborated.items()) {
            switch (item) {
                case Item.Declaration(Reg reg) -> registers.add(reg);
                case Item.Read read -> registers.add(read.port());
                case Item.ReadWrite both -> registers.add(both.port());
                case Item.Array(Memory memory) -> memories.add(memory);
                default -> {}
            }
        }
        elaborated.children().forEach(this::add);
    }

    /** The names by which Verilator is told to keep them visible. */
    Set<String> names() {
        return Stream.concat(
                        registers.stream().map(Signal::name), memories.stream().map(Memory::name))
                .collect(Collectors.toSet());
    }

    /** What has no reset starts anyhow: the JVM takes Verilator's values. */
    void copy(Verilated from, Simulation to) {
        registers.forEach(register -> to.load(register, from.getWide(register)));
        for (Memory memory : memories) {
            for (int i = 0; i < memory.depth(); i++) {
                to.load(memory, i, from.readWide(memory, i));
            }
        }
    }

    /** Verilog that gives an instance of the design Verilator's values. */
    String copy(Verilated from, NameMap names, String instance) {
        StringBuilder text = new StringBuilder();
        for (Signal register : registers) {
            text.append(assignment(
                    below(names.of(register), instance), register.shape().width(), from.getWide(register)));
        }
        for (Memory memory : memories) {
            for (int i = 0; i < memory.depth(); i++) {
                text.append(assignment(
                        below(names.of(memory), instance) + "[" + i + "]",
                        memory.shape().width(),
                        from.readWide(memory, i)));
            }
        }
        return text.toString();
    }

    private static String below(String path, String instance) {
        return instance + path.substring(path.indexOf('.'));
    }

    private static String assignment(String target, int width, BigInteger value) {
        return target + " = " + width + "'h" + value.toString(16) + ";\n";
    }
}
