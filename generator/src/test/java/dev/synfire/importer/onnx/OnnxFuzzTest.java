package dev.synfire.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.synfire.importer.onnx.file.OnnxImporter;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files give one message, in bounded memory. Properties: synfire.fuzz, how many files;
 * synfire.seed, of the first.
 */
class OnnxFuzzTest {
    private static final List<String> FILES = List.of(
            "mlp-script",
            "mlp-dynamo",
            "mlp-qdq",
            "cnn-script",
            "cnn-qdq",
            "residual-script",
            "keras-dense",
            "keras-conv",
            "keras-conv1d");
    private static final long MOST_BYTES = 1L << 31;

    @TempDir
    private Path folder;

    /** A file that is read for ever is stopped by the watchdog. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mutatedFilesAreReadOrRefused() throws Exception {
        int count = Integer.getInteger("synfire.fuzz", 300);
        long seed = Long.getLong("synfire.seed", 1);
        byte[][] originals = new byte[FILES.size() + 2][];
        originals[FILES.size()] = QuantizedGraphs.convolutions(new Random(1)).toByteArray();
        originals[FILES.size() + 1] = QuantizedGraphs.qonnx(new Random(1)).toByteArray();
        for (int f = 0; f < FILES.size(); f++) {
            originals[f] = Files.readAllBytes(ExportedFilesTest.file(FILES.get(f)));
        }
        Path file = folder.resolve("mutated.onnx");
        int refused = 0;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < count; i++, seed++) {
            Random random = new Random(seed);
            Files.write(file, mutated(originals[random.nextInt(originals.length)], random));
            long bytes = threads.getCurrentThreadAllocatedBytes();
            try {
                new OnnxImporter(InputCoding.DEFAULT).read(file);
            } catch (Problem problem) {
                refused++;
                assertEquals(Problem.Kind.WRONG_INPUT, problem.kind(), "seed " + seed);
                assertTrue(
                        problem.getMessage().startsWith(file.toString()), "seed " + seed + ": " + problem.getMessage());
                assertFalse(problem.getMessage().contains("Exception"), "seed " + seed + ": " + problem.getMessage());
                assertTrue(problem.getMessage().length() < 2000, "seed " + seed + ": " + problem.getMessage());
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
            assertTrue(threads.getCurrentThreadAllocatedBytes() - bytes < MOST_BYTES, "memory, seed " + seed);
        }
        System.out.println(count + " mutated .onnx files, " + refused + " refused");
        assertTrue(refused > count / 4, refused + " refused of " + count);
    }

    /** Bytes changed, cut out, doubled or made large numbers, once or some times. */
    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int times = 1 + random.nextInt(random.nextBoolean() ? 1 : 8); times > 0; times--) {
            int at = random.nextInt(bytes.length);
            // Most of a file is weights; what says what they are stands at its beginning.
            if (random.nextBoolean()) {
                at = random.nextInt(Math.min(bytes.length, 1500));
            }
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 3 -> {
                    int length = Math.min(random.nextInt(16), bytes.length - at);
                    byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
                    System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
                    bytes = shorter.length == 0 ? bytes : shorter;
                }
                case 4 -> {
                    int length = Math.min(random.nextInt(64), bytes.length - at);
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
                    System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
                    bytes = longer;
                }
                default -> {
                    for (int k = at; k < Math.min(at + 4, bytes.length); k++) {
                        bytes[k] = (byte) 0xff;
                    }
                }
            }
        }
        return bytes;
    }

    @Test
    void everyPrefixIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(ExportedFilesTest.file("keras-conv1d"));
        for (int length = 0; length < whole.length; length += 37) {
            Path file = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, length));
            assertTrue(refusal(file).startsWith(file + ""), "cut after " + length);
        }
    }

    static String refusal(Path file) throws IOException {
        try {
            new OnnxImporter(InputCoding.DEFAULT).read(file);
        } catch (Problem problem) {
            return problem.getMessage();
        }
        throw new AssertionError(file + " is not refused");
    }
}
