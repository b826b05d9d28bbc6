package dev.synfire.hdl.proof;

import dev.synfire.cosim.BuildOptions;
import dev.synfire.cosim.Verilated;
import dev.synfire.hdl.Batch;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reference;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Soup;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.sim.Dut;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Programs;
import dev.synfire.hdl.verilog.Verilog;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One batch, evaluated in the JVM, in Verilator and in Icarus, and expressions by mathematics too. */
final class ThreeWays {
    private final Batch batch;
    private final Stimulus stimulus;
    private final Path folder;
    private final Design design;
    private final Storage storage;
    private final List<Difference> differences = new ArrayList<>();

    /** What was expected, cycle by cycle, output by output. */
    private final List<List<BigInteger>> expected = new ArrayList<>();

    ThreeWays(Batch batch, Stimulus stimulus, Path folder) {
        this.batch = batch;
        this.stimulus = stimulus;
        this.folder = folder;
        this.design = Verilog.emit(batch);
        this.storage = new Storage(Elaborated.of(batch));
    }

    Design design() {
        return design;
    }

    /** Where the three differ; the JVM is compared with mathematics where that is possible. */
    List<Difference> run() throws IOException, InterruptedException {
        BuildOptions options = BuildOptions.TEST.visible(storage.names()).optimized(BuildOptions.Optimization.NONE);
        int seed = 1 + (int) (stimulus.seed() & 0xffff);
        String start;
        try (Verilated verilated = Verilated.of(design, options, seed);
                Simulation simulation = Simulation.of(batch)) {
            start = storage.copy(verilated, design.names(), "dut");
            storage.copy(verilated, simulation);
            expect(simulation);
            compare(verilated);
        }
        Programs.write(design, folder);
        compare(new Icarus(batch, design, folder).run(stimulus, start));
        return differences;
    }

    private void expect(Simulation simulation) {
        for (int cycle = 0; cycle < stimulus.cycles(); cycle++) {
            feed(simulation, cycle);
            List<BigInteger> values = new ArrayList<>();
            Reference reference = reference(cycle);
            for (Output output : batch.outputs()) {
                BigInteger value = simulation.getWide(output);
                if (batch.other(output).component() instanceof Soup soup) {
                    BigInteger meant = Shape.u(output.shape().width())
                            .wrap(reference.of(soup.meaning((Output) batch.other(output))));
                    if (!meant.equals(value)) {
                        different("JVM", cycle, output, meant, value.toString(16));
                        value = meant;
                    }
                }
                values.add(value);
            }
            expected.add(values);
            step(simulation, cycle);
        }
    }

    private Reference reference(int cycle) {
        Map<Signal, BigInteger> values = new HashMap<>();
        batch.inputs().forEach(input -> values.put(batch.other(input), stimulus.value(input, cycle)));
        return new Reference(values);
    }

    private void compare(Verilated verilated) {
        for (int cycle = 0; cycle < stimulus.cycles(); cycle++) {
            feed(verilated, cycle);
            for (int i = 0; i < batch.outputs().size(); i++) {
                Output output = batch.outputs().get(i);
                BigInteger value = verilated.getWide(output);
                if (!value.equals(expected.get(cycle).get(i))) {
                    different("Verilator", cycle, output, expected.get(cycle).get(i), value.toString(16));
                }
            }
            step(verilated, cycle);
        }
    }

    private void compare(List<String> told) {
        int outputs = batch.outputs().size();
        for (int i = 0; i < stimulus.cycles() * outputs; i++) {
            BigInteger value = expected.get(i / outputs).get(i % outputs);
            String found = told.get(i);
            if (!found.matches("[0-9a-f]+") || !new BigInteger(found, 16).equals(value)) {
                different("Icarus", i / outputs, batch.outputs().get(i % outputs), value, found);
            }
        }
    }

    private void feed(Dut dut, int cycle) {
        for (Input input : batch.inputs()) {
            dut.set(input, stimulus.value(input, cycle));
        }
    }

    private void step(Dut dut, int cycle) {
        if (stimulus.resets(cycle)) {
            dut.reset();
        } else {
            dut.clock(1);
            batch.second().ifPresent(clock -> dut.clock(clock, 1));
        }
    }

    private void different(String engine, int cycle, Output output, BigInteger value, String found) {
        Component<?> member = batch.other(output).component();
        Map<String, BigInteger> inputs = new LinkedHashMap<>();
        for (Input input : batch.inputs()) {
            if (batch.other(input).component() == member) {
                inputs.put(batch.other(input).name(), stimulus.value(input, cycle));
            }
        }
        differences.add(new Difference(engine, batch.member(output), cycle, value, found, inputs));
    }
}
