package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.integer.LavaTrace;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LavaTraceTest {
    @Test
    void membraneAndSpikesAgreeInEveryStep() throws IOException {
        List<LavaTrace.Step> steps = LavaTrace.steps();
        var model = new GoldenModel(LavaTrace.network());
        assertEquals(1000, steps.size());
        int spikes = 0;
        int arriving = 0;
        for (int i = 0; i < steps.size(); i++) {
            LavaTrace.Step step = steps.get(i);
            model.tick(new int[] {arriving});
            assertEquals(step.membrane(), model.membranes(0)[0], "membrane in step " + i);
            assertEquals(step.spike(), model.outputs(0)[0], "spike in step " + i);
            spikes += model.outputs(0)[0];
            arriving = step.input();
        }
        assertEquals(4, spikes);
    }
}
