package dev.synfire.bench;

import static dev.synfire.network.Neurons.lif;

import dev.synfire.flow.GenerateFlow;
import dev.synfire.flow.Generated;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long a network takes from its real weights to Verilog and memory images on disk, for 1,000 to 10 million synapses
 * of 4 bits: each once in a new JVM that has a cache of loaded classes, as scripts/synfire starts it, from the first line
 * of its program on, and again in the same JVM, the best of three. Processor time is that of all threads.
 */
public final class GeneratingSpeed {
    /** Inputs and neurons of the layers. */
    private static final List<String> SIZES =
            List.of("32-32", "100-100", "784-128-10", "1024-1024", "2048-1536", "4096-2560");

    private GeneratingSpeed() {}

    /** With layers such as 784-128-10, generates them; else starts itself with each of the sizes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 1 && arguments[0].matches("[0-9]+(-[0-9]+)+")) {
            measure(arguments[0]);
            return;
        }
        Path cache = Files.createTempDirectory("synfire-generating").resolve("classes.aot");
        start(List.of("-XX:AOTCacheOutput=" + cache), "64-48-10", ProcessBuilder.Redirect.DISCARD);
        System.out.println("layers         synapses   new JVM s   processor s   again s   processor s   MB on disk");
        for (String size : SIZES) {
            start(List.of("-XX:AOTCache=" + cache), size, ProcessBuilder.Redirect.INHERIT);
        }
        delete(cache.getParent());
    }

    /** Runs this program in a new JVM. */
    private static void start(List<String> options, String size, ProcessBuilder.Redirect output)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Dsynfire.home=" + System.getProperty("synfire.home"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GeneratingSpeed.class.getName(), size));
        var process = new ProcessBuilder(command).redirectOutput(output).redirectError(output);
        if (process.start().waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }

    private static void measure(String size) throws IOException {
        int[] layers =
                Arrays.stream(size.split("-")).mapToInt(Integer::parseInt).toArray();
        Network network = network(layers);
        Path folder = Files.createTempDirectory("synfire-generating");
        double before = processorTime();
        double first = seconds(network, folder);
        double processor = processorTime() - before;
        long bytes = size(folder);
        double again = Double.MAX_VALUE;
        double processorAgain = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            before = processorTime();
            again = Math.min(again, seconds(network, folder));
            processorAgain = Math.min(processorAgain, processorTime() - before);
        }
        System.out.printf(
                Locale.ROOT,
                "%-12s %,10d   %9.2f   %11.2f   %7.2f   %11.2f   %10.2f%n",
                size,
                IntStream.range(1, layers.length)
                        .mapToLong(l -> (long) layers[l - 1] * layers[l])
                        .sum(),
                first,
                processor,
                again,
                processorAgain,
                bytes * 1e-6);
        delete(folder);
    }

    private static double seconds(Network network, Path folder) {
        long start = System.nanoTime();
        var integers = Quantizer.quantize(network).network();
        GenerateFlow.write(
                Generated.of(integers, Optional.empty(), PlanRequest.of(new Lanes.Fixed(16))), folder.resolve("core"));
        return (System.nanoTime() - start) * 1e-9;
    }

    /** Layers of leaky integrate-and-fire neurons with weights by chance. */
    private static Network network(int[] layers) {
        var random = new SplittableRandom(1);
        var builder = Network.named("generated").input(layers[0]);
        var weights = matrix(random, layers[1], layers[0]);
        var step = builder.dense("layer1", layers[1], lif(0.75))
                .weights(weights, Vector.zeros(layers[1]))
                .weightBits(4);
        for (int l = 2; l < layers.length; l++) {
            step = step.dense("layer" + l, layers[l], lif(0.75))
                    .weights(matrix(random, layers[l], layers[l - 1]), Vector.zeros(layers[l]))
                    .weightBits(4);
        }
        return step.ticks(4).readout(Readout.SPIKE_COUNT);
    }

    private static Matrix matrix(SplittableRandom random, int rows, int columns) {
        double spread = 1 / Math.sqrt(columns);
        double[] values = random.doubles((long) rows * columns, -spread, spread).toArray();
        return Matrix.of(rows, columns, values);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /** Seconds of all threads. */
    private static double processorTime() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() * 1e-9;
    }
}
