package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.synfire.core.SynfireCore;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomLearning;
import dev.synfire.integer.Sample;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.tool.Progress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Verilog of cores that learn beside the golden model, and faults in it. */
class LearningCosimTest {
    private static final int SAMPLES = 40;

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104})
    void everyWeightIsThatOfTheGoldenModel(long seed) {
        VerifyResult result = verify(seed, verifier(RandomLearning.network(seed)));
        assertEquals(List.of(), result.first(), () -> RandomLearning.describe(RandomLearning.network(seed)));
    }

    @Test
    void aWordThatIsWrittenToTheWrongPlaceIsFound() {
        long seed = 101;
        String file = RandomLearning.network(seed).output().name() + "_walk.v";
        CoreVerifier damaged = verifier(RandomLearning.network(seed)).damaged(rtl -> {
            String text = rtl.files().get(file);
            String changed = text.replaceAll("assign written = (\\w+);", "assign written = $1 ^ 1;");
            assertFalse(text.equals(changed), text);
            return rtl.withFile(file, changed);
        });
        VerifyResult result = verify(seed, damaged);
        assertFalse(result.passed(), result::toString);
    }

    private static CoreVerifier verifier(IntegerNetwork network) {
        return CoreVerifier.of(new SynfireCore(
                new SynfireCore.Params(network, Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT))));
    }

    private static VerifyResult verify(long seed, CoreVerifier verifier) {
        IntegerNetwork network = RandomLearning.network(seed);
        var random = new SplittableRandom(seed);
        List<Sample> samples = Stream.generate(() -> RandomLearning.sample(network, random))
                .limit(SAMPLES)
                .toList();
        List<OptionalInt> labels = Collections.nCopies(SAMPLES, OptionalInt.of(1));
        return verifier.verify(
                samples, labels, CoreVerifier.Presentation.plain().stalled(seed), Progress.none());
    }
}
