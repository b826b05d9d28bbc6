package dev.synfire.bench;

import dev.synfire.flow.Evaluation;
import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.quantize.Quantized;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How long 10,000 images of MNIST take, as many as its test set has, in a JVM that has just started: the golden model on one
 * core, and all that {@code synfire evaluate} does, in integers and in real numbers, on every core. They are the images
 * that lie beside the example, again and again. Processor time is that of all threads.
 */
public final class EvaluatingSpeed {
    private static final int IMAGES = 10_000;

    private EvaluatingSpeed() {}

    /** Takes the folder of the examples. */
    public static void main(String[] arguments) {
        System.out.println("10,000 images    golden model s   processor s   evaluate s   processor s");
        for (String example : List.of("mnist-lif", "mnist-sigmoid")) {
            Path folder = Path.of(arguments[0], example);
            Network network = NetworkFile.read(folder);
            Dataset shown = Dataset.read(network, folder.resolve("inputs.npz"), Optional.empty());
            List<Sample> images = IntStream.range(0, IMAGES)
                    .mapToObj(i -> shown.samples().get(i % shown.samples().size()))
                    .toList();
            Quantized quantized = Quantizer.quantize(network);

            long start = System.nanoTime();
            double processor = processorTime();
            GoldenModel golden = new GoldenModel(quantized.network());
            images.forEach(golden::run);
            System.out.printf(
                    Locale.ROOT, "%-16s %14.2f   %11.2f", example, seconds(start), processorTime() - processor);

            start = System.nanoTime();
            processor = processorTime();
            Evaluation.of(network, quantized, new Dataset(images, Optional.empty()), Progress.none());
            System.out.printf(Locale.ROOT, "   %10.2f   %11.2f%n", seconds(start), processorTime() - processor);
        }
    }

    /** Seconds of all threads. */
    private static double processorTime() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() * 1e-9;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }
}
