package dev.synfire.bench;

import dev.synfire.core.SynfireCore;
import dev.synfire.core.stream.Events;
import dev.synfire.cosim.BuildOptions;
import dev.synfire.cosim.Verilated;
import dev.synfire.hdl.sim.Dut;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.Planner;
import dev.synfire.quantize.Quantizer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The cores of the digit examples, fed with events without a pause, in the JVM and in Verilator: how soon they are
 * ready and how many cycles a second of processor time they do.
 */
public final class SimulationSpeed {
    private static final long SECOND = 1_000_000_000;

    private SimulationSpeed() {}

    /** Takes the folder of the examples. */
    public static void main(String[] arguments) {
        System.out.println("example          lanes     engine      ready s   million cycles a second");
        for (String example : List.of("digits-sigmoid", "digits-lif")) {
            var network = Quantizer.quantize(NetworkFile.read(Path.of(arguments[0], example)))
                    .network();
            for (String lanes : List.of("1", "auto")) {
                compare(example, lanes, network);
            }
        }
    }

    private static void compare(String example, String lanes, IntegerNetwork network) {
        var plan = Planner.plan(network, Optional.empty(), Lanes.parse(lanes));
        var core = new SynfireCore(new SynfireCore.Params(network, plan));
        var design = Verilog.emit(core);
        long start = System.nanoTime();
        try (var dut = Simulation.of(core)) {
            double ready = seconds(start);
            print(example, lanes, "JVM", ready, speed(core, dut));
        }
        // The C++ compiler's best effort, nothing inside visible: Verilator at its fastest.
        var options = BuildOptions.TEST.visible(Set.of("nothing")).optimized(BuildOptions.Optimization.FAST);
        start = System.nanoTime();
        try (var dut = Verilated.of(design, options, 1)) {
            double ready = seconds(start);
            print(example, lanes, "Verilator", ready, speed(core, dut));
        }
    }

    /** Millions of cycles a second of this thread's processor time, the best of some. */
    private static double speed(SynfireCore core, Dut dut) {
        Events in = core.in;
        dut.set(in.valid, 1).set(core.out.ready, 1).set(core.result.ready, 1).set(in.last, 0);
        in.value.ifPresent(value -> dut.set(value, 1));
        dut.reset();
        double best = 0;
        for (int round = 0; round < 8; round++) {
            long cycles = 0;
            long start = processorTime();
            while (processorTime() - start < SECOND / 2) {
                for (int i = 0; i < 1000; i++) {
                    dut.set(in.tick, i % 20 == 19 ? 1 : 0)
                            .set(in.address, i % 64)
                            .clock(16);
                }
                cycles += 16_000;
            }
            best = Math.max(best, cycles * 1e3 / (processorTime() - start));
        }
        return best;
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    private static void print(String example, String lanes, String engine, double ready, double speed) {
        System.out.printf(Locale.ROOT, "%-16s %-9s %-10s %8.2f   %8.2f%n", example, lanes, engine, ready, speed);
    }
}
