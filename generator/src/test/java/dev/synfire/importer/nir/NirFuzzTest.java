package dev.synfire.importer.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files give a network or one message, and never anything else, and soon; {@code scripts/fuzz} tries 10,000.
 */
@Tag("slow")
class NirFuzzTest {
    private static final int TRIES = Integer.getInteger("synfire.fuzz", 200);
    private static final long SEED = Long.getLong("synfire.seed", new Random().nextLong());
    private static final List<String> FILES = List.of(
            "lif_norse.nir",
            "lif_rockpool.nir",
            "braille_noDelay_bias_zero.nir",
            "every_node_gzip.nir",
            "every_node_lzf.nir",
            "own.nir");
    private static final int[] TELLING = {0, 1, 2, 3, 7, 8, 0x10, 0x20, 0x7f, 0x80, 0xfe, 0xff};

    @TempDir
    private Path folder;

    @Test
    void aDamagedFileGivesANetworkOrOneMessage() throws IOException {
        System.out.println("NirFuzzTest: " + TRIES + " files, seed " + SEED);
        Random random = new Random(SEED);
        NirWriter.write(NirFile.read(TestFiles.nir("every_node_gzip.nir")), folder.resolve("own.nir"));
        int told = 0;
        for (int i = 0; i < TRIES; i++) {
            String name = FILES.get(random.nextInt(FILES.size()));
            Path original = name.equals("own.nir") ? folder.resolve(name) : TestFiles.nir(name);
            byte[] bytes = mutated(Files.readAllBytes(original), random);
            Path file = Files.write(folder.resolve("damaged.nir"), bytes);
            try {
                assertTimeoutPreemptively(
                        Duration.ofMinutes(10), () -> readsOrTells(file), "hangs, file " + i + " of seed " + SEED);
            } catch (Problem problem) {
                told++;
                assertEquals(2, problem.kind().exitCode());
                assertTrue(
                        problem.getMessage().matches("[^\n]*damaged\\.nir[^\n]*: error\\[[a-z0-9-]+]: [^\n]+"),
                        () -> problem.getMessage() + ", seed " + SEED);
            } catch (Throwable other) {
                Path kept = Path.of("target", "fuzz-" + SEED + "-" + i + ".nir");
                Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
                throw new AssertionError("file " + i + " of seed " + SEED + " (" + name + "), kept as " + kept, other);
            }
        }
        System.out.println("NirFuzzTest: " + told + " of " + TRIES + " refused");
        assertTrue(told > TRIES / 4, "most damage is found: " + told);
    }

    private static void readsOrTells(Path file) {
        Lowering.lower(NirFile.read(file), file.toString(), "damaged", NirOptions.of(Preset.NORSE.discretisation(), 1));
    }

    /** A few bytes, words or pieces changed, cut out, doubled, or the end cut off. */
    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        if (random.nextInt(10) == 0) {
            return Arrays.copyOf(damaged, random.nextInt(damaged.length));
        }
        for (int edits = 1 << random.nextInt(6); edits > 0; edits--) {
            int at = random.nextInt(damaged.length - 16);
            switch (random.nextInt(5)) {
                case 0 -> damaged[at] = (byte) random.nextInt(256);
                case 1 -> damaged[at] = (byte) TELLING[random.nextInt(TELLING.length)];
                case 2 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 3 ->
                    Arrays.fill(damaged, at, at + 1 + random.nextInt(8), (byte) (random.nextBoolean() ? 0xff : 0));
                default -> {
                    int length = 1 + random.nextInt(16);
                    int from = random.nextInt(damaged.length - length);
                    System.arraycopy(damaged, from, damaged, Math.min(at, damaged.length - length), length);
                }
            }
        }
        return damaged;
    }
}
