package dev.synfire.hdl.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.cosim.Verilated;
import dev.synfire.hdl.Elaborated;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.RandomDesign;
import dev.synfire.hdl.RandomExpressions;
import dev.synfire.hdl.Signal;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random small designs do in the JVM, cycle by cycle, what their printed Verilog does in Verilator. */
class RandomDesignsAgainstVerilatorTest {
    private static final int CYCLES = 300;

    /** From 1 up; -Dsynfire.designs=200 makes it a longer run. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("synfire.designs", 24));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everySignalAndWordIsTheSameInEveryCycle(long seed) {
        RandomDesign design = new RandomDesign(new RandomDesign.Seed(seed, 1));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1000 + seed);
        try (var verilated = Verilated.of(design);
                var simulation = Simulation.of(design)) {
            Netlist netlist = new Netlist(Elaborated.of(design));
            settle(design, verilated);
            settle(design, simulation);
            takeOver(netlist, verilated, simulation);
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                for (Input input : design.inputs) {
                    long value = RandomExpressions.value(random, input).longValue();
                    verilated.set(input, value);
                    simulation.set(input, value);
                }
                String told = "seed " + seed + ", cycle " + cycle + ", ";
                for (Signal signal : netlist.signals()) {
                    assertEquals(
                            verilated.getWide(signal), simulation.getWide(signal), () -> told + Levels.name(signal));
                }
                for (Memory memory : netlist.memories()) {
                    for (int i = 0; i < memory.depth(); i++) {
                        assertEquals(verilated.read(memory, i), simulation.read(memory, i), told + memory + " " + i);
                    }
                }
                if (cycle == CYCLES / 2) {
                    verilated.reset();
                    simulation.reset();
                }
                verilated.clock(1);
                simulation.clock(1);
            }
        }
    }

    private static void settle(RandomDesign design, Dut dut) {
        design.inputs.forEach(input -> dut.set(input, 0));
        dut.reset();
    }

    /** What has no reset starts differently: the JVM takes Verilator's values. */
    private static void takeOver(Netlist netlist, Dut from, Simulation to) {
        for (Signal signal : netlist.signals()) {
            if (Netlist.isState(signal)) {
                to.load(signal, from.getWide(signal));
            }
        }
        for (Memory memory : netlist.memories()) {
            for (int i = 0; i < memory.depth(); i++) {
                to.load(memory, i, from.readWide(memory, i));
            }
        }
    }
}
