package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.network.Network;
import dev.synfire.quantize.Quantizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Quantizer and golden model against the NumPy reading of docs/semantics.md in scripts/train, over all 1,797 images of
 * both digit examples. The expected numbers are printed by {@code scripts/train/run fingerprint.py}.
 */
class ExamplesAgainstNumpyTest {
    @ParameterizedTest(name = "{0} at {1} bits")
    @CsvSource({
        "digits-sigmoid, 8, 1745, -1483218549",
        "digits-sigmoid, 7, 1746, -26383546",
        "digits-sigmoid, 6, 1743, -1870834467",
        "digits-sigmoid, 5, 1742, -585090626",
        "digits-sigmoid, 4, 1736, 600307140",
        "digits-sigmoid, 3, 1581, -427884206",
        "digits-sigmoid, 2, 992, 1663746039",
        "digits-lif, 8, 1748, -2056330115",
        "digits-lif, 7, 1745, 1399735903",
        "digits-lif, 6, 1743, -355316169",
        "digits-lif, 5, 1737, -1296160399",
        "digits-lif, 4, 1732, -398106993",
        "digits-lif, 3, 1696, 1534416965",
        "digits-lif, 2, 1434, 1388955445"
    })
    void everyLabelAndScoreIsTheSame(String example, int weightBits, int expectedRight, int expectedHash) {
        Path folder = Path.of("..", "examples", example);
        Network network = NetworkFile.read(folder).withWeightBits(weightBits);
        Dataset data = Dataset.read(network, folder.resolve("inputs.npy"), Optional.of(folder.resolve("labels.npy")));
        GoldenModel golden = new GoldenModel(Quantizer.quantize(network).network());
        int samples = data.samples().size();
        int[] labelsAndScores = new int[2 * samples];
        int right = 0;
        for (int s = 0; s < samples; s++) {
            Result result = golden.run(data.samples().get(s));
            labelsAndScores[2 * s] = result.label();
            labelsAndScores[2 * s + 1] = Math.toIntExact(result.score());
            right += result.label() == data.labels().orElseThrow().get(s) ? 1 : 0;
        }
        assertEquals(1797, samples);
        assertEquals(expectedRight, right);
        assertEquals(expectedHash, Arrays.hashCode(labelsAndScores));
    }
}
