package dev.synfire.importer.tflite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.synfire.importer.onnx.InputCoding;
import dev.synfire.problem.Problem;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files give one message, in bounded memory. Properties: synfire.fuzz, how many files; synfire.seed, of the first. */
class TfliteFuzzTest {
    private static final long MOST_BYTES = 1L << 31;

    @TempDir
    private Path folder;

    /** A file that is read for ever is stopped by the watchdog. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mutatedFilesAreReadOrRefused() throws Exception {
        int count = Integer.getInteger("synfire.fuzz", 500);
        long seed = Long.getLong("synfire.seed", 1);
        byte[] original = new TfliteModels(new Random(5)).file();
        Path file = folder.resolve("mutated.tflite");
        int refused = 0;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < count; i++, seed++) {
            Files.write(file, mutated(original, new Random(seed)));
            long bytes = threads.getCurrentThreadAllocatedBytes();
            try {
                new TfliteImporter(InputCoding.DEFAULT).read(file);
            } catch (Problem problem) {
                refused++;
                String message = problem.getMessage();
                assertEquals(Problem.Kind.WRONG_INPUT, problem.kind(), "seed " + seed);
                assertTrue(message.startsWith(file.toString()), "seed " + seed + ": " + message);
                assertFalse(message.contains("Exception"), "seed " + seed + ": " + message);
                assertTrue(message.length() < 2000, "seed " + seed + ": " + message);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
            assertTrue(threads.getCurrentThreadAllocatedBytes() - bytes < MOST_BYTES, "memory, seed " + seed);
        }
        System.out.println(count + " mutated .tflite files, " + refused + " refused");
        assertTrue(refused > count / 4, refused + " refused of " + count);
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int times = 1 + random.nextInt(random.nextBoolean() ? 1 : 8); times > 0; times--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(at, 8));
                case 3 -> bytes[at] = (byte) (random.nextBoolean() ? 0 : 0x7f);
                default -> Arrays.fill(bytes, at, Math.min(at + 4, bytes.length), (byte) 0xff);
            }
        }
        return bytes;
    }
}
