package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.fixed.IntVector;
import dev.synfire.integer.LavaTrace;
import dev.synfire.integer.Sample;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.Planner;
import dev.synfire.tool.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The hardware goes through a published trace as the golden model does, which a test of its own holds against it. */
class LavaTraceCosimTest {
    @Test
    void theHardwareAgreesInEveryStep() throws IOException {
        var network = LavaTrace.network();
        List<IntVector> frames = new ArrayList<>();
        int arriving = 0;
        for (LavaTrace.Step step : LavaTrace.steps()) {
            frames.add(IntVector.of(arriving));
            arriving = step.input();
        }
        var plan = Planner.plan(network, Optional.empty(), new Lanes.Fixed(1));
        VerifyResult result = CoreVerifier.of(new SynfireCore(new SynfireCore.Params(network, plan)))
                .verify(List.of(new Sample(frames)), Presentation.plain(), Progress.none());
        assertEquals(List.of(), result.first());
        // In each tick a current, a spike, a membrane and two last flags; then label and score.
        assertEquals(5002, result.valuesCompared());
    }
}
