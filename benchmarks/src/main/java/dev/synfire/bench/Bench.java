package dev.synfire.bench;

import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the golden model's benchmarks on one core and prints million synaptic operations a second. */
public final class Bench {
    private Bench() {}

    /** Takes the folder of the examples. */
    public static void main(String[] arguments) throws RunnerException {
        System.out.println("The golden model on one core, million synaptic operations a second:");
        for (String layer : DenseLayerBenchmark.LAYERS) {
            run(DenseLayerBenchmark.class, "layer", layer, new OptionsBuilder());
        }
        for (String example : ExampleBenchmark.EXAMPLES) {
            run(ExampleBenchmark.class, "example", example, new OptionsBuilder().param("folder", arguments[0]));
        }
    }

    private static void run(Class<?> benchmark, String parameter, String value, ChainedOptionsBuilder builder)
            throws RunnerException {
        var options = builder.include(benchmark.getName())
                .param(parameter, value)
                .forks(1)
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                .threads(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        for (RunResult result : new Runner(options).run()) {
            var counted = result.getSecondaryResults().get("synapticOperations");
            System.out.printf(
                    Locale.ROOT,
                    "  %-26s %6.0f +- %.0f%s%n",
                    value,
                    counted.getScore() / 1e6,
                    counted.getScoreError() / 1e6,
                    benchmark == ExampleBenchmark.class
                            ? String.format(Locale.ROOT, "   (%.0f samples a second)", result.getPrimaryResult().getScore())
                            : "");
        }
    }
}
