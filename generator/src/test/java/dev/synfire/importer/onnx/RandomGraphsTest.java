package dev.synfire.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.importer.Imported;
import dev.synfire.importer.onnx.file.OnnxImporter;
import dev.synfire.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random models against ONNX Runtime, whose arithmetic is of 32 bits. */
class RandomGraphsTest {
    private static final int GRAPHS = 150;

    @Test
    void everyOperatorGivesWhatOnnxRuntimeGives(@TempDir Path folder) throws Exception {
        long first = Long.getLong("synfire.seed", 1);
        int compared = 0;
        for (long seed = first; seed < first + GRAPHS; seed++) {
            RandomGraphs.Drawn drawn = RandomGraphs.of(seed);
            Path file = Files.write(folder.resolve("random.onnx"), drawn.model().toByteArray());
            try {
                Imported imported = new OnnxImporter(InputCoding.DEFAULT).read(file);
                boolean turned = imported.assumed().stream().anyMatch(note -> note.contains("channels last"));
                if (!turned) {
                    Agreement.check(Files.readAllBytes(file), imported, 3, new Random(seed), drawn.shape());
                    compared++;
                }
            } catch (Problem refused) {
                // A convolution of what is transposed has no path here; nothing else may be refused.
                assertTrue(refused.getMessage().contains("transpose"), "seed " + seed + ": " + refused.getMessage());
            } catch (AssertionError | Exception e) {
                throw new AssertionError("seed " + seed + " (-Dsynfire.seed): " + e.getMessage(), e);
            }
        }
        assertTrue(compared > GRAPHS * 3 / 4, compared + " compared of " + GRAPHS);
    }
}
