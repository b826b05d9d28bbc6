package dev.synfire.bench;

import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.quantize.Quantizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The golden model of an example, on its own test images, a whole sample after the other. */
@State(Scope.Thread)
public class ExampleBenchmark {
    static final List<String> EXAMPLES = List.of("digits-sigmoid", "digits-lif");

    /** A folder under examples. */
    @Param("digits-sigmoid")
    public String example;

    /** Where the examples are. */
    @Param("examples")
    public String folder;

    private GoldenModel model;
    private List<Sample> samples;
    private long[] operations;
    private int next;

    @Setup
    public void read() {
        Path path = Path.of(folder, example);
        var network = NetworkFile.read(path);
        samples = Dataset.read(network, path.resolve("inputs.npy"), Optional.empty())
                .samples();
        IntegerNetwork integers = Quantizer.quantize(network).network();
        model = new GoldenModel(integers);
        operations = samples.stream()
                .mapToLong(sample -> operations(integers, sample))
                .toArray();
    }

    private long operations(IntegerNetwork network, Sample sample) {
        long count = 0;
        model.reset();
        for (int tick = 0; tick < network.ticks(); tick++) {
            int[] events = sample.frame(tick).toArray();
            model.tick(events);
            for (int l = 0; l < network.layers().size(); l++) {
                IntegerLayer layer = network.layers().get(l);
                count += Arrays.stream(events).filter(value -> value != 0).count() * layer.neurons();
                events = model.outputs(l);
            }
        }
        return count;
    }

    @Benchmark
    public Result sample(SynapticOperations counter) {
        next = next + 1 < samples.size() ? next + 1 : 0;
        counter.synapticOperations += operations[next];
        return model.run(samples.get(next));
    }
}
