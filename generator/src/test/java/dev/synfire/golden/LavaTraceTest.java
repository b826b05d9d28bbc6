package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Decay;
import dev.synfire.integer.SpikingNeuron.Comparison;
import dev.synfire.integer.SpikingNeuron.Reset;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A published trace of another implementation: Lava's fixed-point CPU model of the NIR paper's LIF neuron, 1,000 steps.
 *
 * <p>Its decay takes 163 of 4096 and cuts toward zero, an input spike adds 10 * 2^6 one step later, the threshold is 25 *
 * 2^6.
 */
class LavaTraceTest {
    @Test
    void membraneAndSpikesAgreeInEveryStep() throws IOException, URISyntaxException {
        List<String> steps = Files.readAllLines(Path.of(
                LavaTraceTest.class.getResource("/nir/lif_lava_cpu_fixed.csv").toURI()));
        var model = OneNeuron.of(OneNeuron.spiking(
                16, new Decay(4096 - 163, 12, Rounding.TOWARD_ZERO), 25 << 6, Comparison.ABOVE, new Reset.ToZero()));
        assertEquals(1000, steps.size());
        int spikes = 0;
        int arriving = 0;
        for (int step = 0; step < steps.size(); step++) {
            String[] columns = steps.get(step).split(",");
            model.tick(new int[] {arriving});
            assertEquals(Double.parseDouble(columns[1]), model.membranes(0)[0], "membrane in step " + step);
            assertEquals(Double.parseDouble(columns[2]), model.outputs(0)[0], "spike in step " + step);
            spikes += model.outputs(0)[0];
            arriving = columns[0].equals("1") ? 10 << 6 : 0;
        }
        assertEquals(4, spikes);
    }
}
