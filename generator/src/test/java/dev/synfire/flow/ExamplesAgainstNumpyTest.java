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
 * Quantizer and golden model against the NumPy reading of docs/semantics.md in scripts/train, over all images of the
 * examples. The expected numbers are printed by {@code scripts/train/run fingerprint.py}.
 */
class ExamplesAgainstNumpyTest {
    @ParameterizedTest(name = "{0} at {1} bits")
    @CsvSource({
        "digits-sigmoid, 8, 1746, 1089402976",
        "digits-sigmoid, 7, 1748, -526853046",
        "digits-sigmoid, 6, 1746, 640781117",
        "digits-sigmoid, 5, 1737, -689695210",
        "digits-sigmoid, 4, 1747, -1689917718",
        "digits-sigmoid, 3, 1726, -702215690",
        "digits-sigmoid, 2, 1135, -1773836449",
        "digits-lif, 8, 1748, -619038302",
        "digits-lif, 7, 1747, -1410791661",
        "digits-lif, 6, 1745, -1519073089",
        "digits-lif, 5, 1748, 533580961",
        "digits-lif, 4, 1736, 959709923",
        "digits-lif, 3, 1708, 895911652",
        "digits-lif, 2, 1420, -11873562"
    })
    void everyLabelAndScoreOfTheDigitsIsTheSame(String example, int weightBits, int expectedRight, int expectedHash) {
        compare(example, "inputs.npy", weightBits, 1797, expectedRight, expectedHash);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"mnist-sigmoid, 298, -323069222", "mnist-lif, 295, 1028675693", "mnist-small, 297, 1815526496"})
    void everyLabelAndScoreOfMnistIsTheSame(String example, int expectedRight, int expectedHash) {
        compare(example, "inputs.npz", 4, 300, expectedRight, expectedHash);
    }

    private static void compare(
            String example, String inputs, int weightBits, int images, int expectedRight, int expectedHash) {
        Path folder = Path.of("..", "examples", example);
        Network network = NetworkFile.read(folder).withWeightBits(weightBits);
        Dataset data = Dataset.read(network, folder.resolve(inputs), Optional.of(folder.resolve("labels.npy")));
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
        assertEquals(images, samples);
        assertEquals(expectedRight, right);
        assertEquals(expectedHash, Arrays.hashCode(labelsAndScores));
    }
}
