package dev.synfire.bench;

import dev.synfire.hdl.verilog.Verilog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long designs of 10,000 to 1,000,000 registers take to elaborate, check and print: each once in a new JVM, from its
 * start on, and again in the same JVM, the best of three. Processor time is that of the one thread that does the work.
 */
public final class BuildingSpeed {
    private static final List<Integer> SIZES = List.of(10_000, 30_000, 100_000, 300_000, 1_000_000);

    private BuildingSpeed() {}

    /** With a number of registers, builds them; else starts itself with each of the sizes and with the JVM's own options. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 1 && arguments[0].matches("[0-9]+")) {
            measure(Integer.parseInt(arguments[0]));
            return;
        }
        System.out.println(
                "registers   new JVM s   processor s   again s   processor s   microseconds each   MB Verilog");
        for (int size : SIZES) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.addAll(List.of(BuildingSpeed.class.getName(), String.valueOf(size)));
            new ProcessBuilder(command).inheritIO().start().waitFor();
        }
    }

    private static void measure(int registers) {
        long letters = build(registers);
        double first = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
        double processor = processorTime();
        double again = Double.MAX_VALUE;
        double processorAgain = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            double processorStart = processorTime();
            build(registers);
            again = Math.min(again, (System.nanoTime() - start) * 1e-9);
            processorAgain = Math.min(processorAgain, processorTime() - processorStart);
        }
        System.out.printf(
                Locale.ROOT,
                "%9d   %9.2f   %11.2f   %7.2f   %11.2f   %17.1f   %10.1f%n",
                registers,
                first,
                processor,
                again,
                processorAgain,
                processorAgain / registers * 1e6,
                letters * 1e-6);
    }

    /** How many letters of Verilog it has. */
    private static long build(int registers) {
        var design = Verilog.emit(new Mixer(new Mixer.Params(registers)));
        return design.files().values().stream().mapToLong(String::length).sum();
    }

    /** Seconds of this thread. */
    private static double processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * 1e-9;
    }
}
