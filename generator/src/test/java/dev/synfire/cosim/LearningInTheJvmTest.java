package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.flow.VerifyFlow;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomLearning;
import dev.synfire.integer.Sample;
import dev.synfire.plan.PlanRequest;
import dev.synfire.tool.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cores that learn beside the golden model, weights and all, as {@code verify} runs them. */
class LearningInTheJvmTest {
    private static final int SAMPLES = 70;

    @Test
    void everyWeightIsComparedAfterEverySampleThatIsLearned() {
        for (long seed = 1; seed <= 24; seed++) {
            IntegerNetwork network = RandomLearning.network(seed);
            VerifyResult result = verify(network, seed);
            String what = "seed " + seed + ": " + RandomLearning.describe(network);
            assertEquals(List.of(), result.first(), what);
            long each = network.layers().stream()
                    .filter(layer -> layer.learning().isPresent())
                    .mapToLong(layer -> layer.neurons() * (layer.inputs() + 1L))
                    .sum();
            assertTrue(result.weightsCompared() > SAMPLES / 2 * each, what);
            assertEquals(0, result.weightsCompared() % each, what);
        }
    }

    /** A core that has other weights to begin with than the golden model is found out by its weights. */
    @Test
    void aWeightThatDiffersIsReportedWithItsPlace() {
        IntegerNetwork network = RandomLearning.network(2);
        var comparison = new LearnedComparison(network);
        int last = network.layers().size() - 1;
        int weight = network.output().synapses().weight(0, 0);
        int other = weight == 0 ? 1 : -weight;
        comparison.write(List.of(new Written(last, 0, 0, other)));
        List<String> found = new ArrayList<>();
        comparison.compare(
                network,
                (where, what, expected, actual) ->
                        found.add(where + ": " + what + ", " + expected + " became " + actual));
        assertEquals(
                List.of("layer " + network.output().name() + ", neuron 0: weight from 0, " + weight + " became "
                        + other),
                found);
    }

    private static VerifyResult verify(IntegerNetwork network, long seed) {
        var random = new SplittableRandom(seed);
        List<Sample> samples = Stream.generate(() -> RandomLearning.sample(network, random))
                .limit(SAMPLES)
                .toList();
        return new VerifyFlow(network, Optional.empty(), PlanRequest.DEFAULT, Progress.none())
                .run(Engine.JVM, samples, CoreVerifier.Presentation.plain().stalled(seed));
    }
}
