package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.network.Network;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.Planner;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples as they are shipped, by real test images. */
@Execution(ExecutionMode.CONCURRENT)
class ExamplesCosimTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @ParameterizedTest
    @CsvSource({
        // values an image: a current and an activation of each of 42 neurons, 2 last flags in each of 2 layers, label,
        // score
        "digits-sigmoid, 8, 300, false, 27000",
        "digits-sigmoid, 32, 300, true, 27000",
        "digits-sigmoid, 1, 100, true, 9000",
        // in each of 16 ticks: a current, a spike and a membrane of each of 58 neurons, 4 last flags; label, score
        "digits-lif, 8, 200, false, 570000",
        "digits-lif, 5, 200, true, 570000",
        // likewise with 138 neurons: one tick without membranes, four with them
        "mnist-sigmoid, 16, 200, true, 56400",
        "mnist-lif, 32, 200, false, 334800",
        // in each of 256 ticks: a current, a spike, a membrane and a synaptic current of 45 neurons, 4 last flags;
        // label, score
        "braille, 8, 1, true, 47106",
    })
    void theHardwareComputesWhatTheGoldenModelComputes(
            String example, int lanes, int images, boolean stalls, long values) {
        Network network = NetworkFile.read(EXAMPLES.resolve(example));
        IntegerNetwork integers = Quantizer.quantize(network).network();
        Path inputs = EXAMPLES.resolve(example).resolve(example.startsWith("mnist") ? "inputs.npz" : "inputs.npy");
        var samples =
                Dataset.read(network, inputs, Optional.empty()).first(images).samples();
        var plan = Planner.plan(integers, Optional.empty(), new Lanes.Fixed(lanes));
        long seed = System.nanoTime() % 1_000_000;
        Presentation plain = Presentation.plain();
        VerifyResult result = CoreVerifier.of(new SynfireCore(new SynfireCore.Params(integers, plan)))
                .verify(samples, stalls ? plain.stalled(seed) : plain, Progress.none());
        assertEquals(List.of(), result.first(), () -> example + ", stall seed " + seed);
        assertEquals(images, result.samples());
        assertEquals((long) images * integers.ticks(), result.ticks());
        // Disturbances add samples that end early, as many as the seed makes.
        if (stalls) {
            assertTrue(result.valuesCompared() >= values, () -> result.valuesCompared() + " values, seed " + seed);
        } else {
            assertEquals(values, result.valuesCompared());
        }
    }
}
