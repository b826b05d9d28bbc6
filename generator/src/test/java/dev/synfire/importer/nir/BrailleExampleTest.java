package dev.synfire.importer.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.quantize.Quantizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** examples/braille: the published network, and its published answer in integers. */
class BrailleExampleTest {
    private static final Path FOLDER = Path.of("..", "examples", "braille");

    private final Network network = NetworkFile.read(FOLDER);

    @Test
    void itIsThePublishedNetwork() {
        var options = NirOptions.of(Preset.SNNTORCH.discretisation(), 256);
        var file = NirFile.read(TestFiles.nir("braille_noDelay_bias_zero.nir"));
        assertEquals(Lowering.lower(file, "braille", "braille", options).network(), network);
    }

    /** snnTorch's raster in floating point has 119 spikes of 9,728 bits; a spike that comes a tick earlier is two bits. */
    @Test
    void inIntegersTheRecordingIsAnAAndTheHiddenRasterNearlyThatOfSnnTorch() {
        var integers = Quantizer.quantize(network).network();
        Sample sample = Dataset.read(network, FOLDER.resolve("inputs.npy"), Optional.empty())
                .samples()
                .getFirst();
        var golden = new GoldenModel(integers);
        List<String> published = TestFiles.lines("braille_hidden_256x38.csv");
        int other = 0;
        for (int tick = 0; tick < 256; tick++) {
            golden.tick(sample.frame(tick).toArray());
            for (int n = 0; n < 38; n++) {
                other += golden.outputs(0)[n] == published.get(tick).charAt(n) - '0' ? 0 : 1;
            }
        }
        assertEquals(1, golden.result().label());
        assertTrue(other < 150, "bits of the raster that differ: " + other);
    }
}
