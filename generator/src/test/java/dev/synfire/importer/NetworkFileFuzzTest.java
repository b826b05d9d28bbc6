package dev.synfire.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Damaged files give a network or a problem with file and line, and never anything else. */
class NetworkFileFuzzTest {
    private static final String[] PIECES = {
        "\n",
        "  ",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "'",
        "\"",
        "&a ",
        "*a",
        "<<: ",
        "!!binary ",
        "|\n",
        "0",
        "-1",
        "1e9",
        ".nan",
        "99999999999999999999",
        "null",
        "~",
        "true",
        "# ",
        "---\n",
        "? ",
        "%",
        "@",
        "\t",
        "é",
        "\0",
        "\uFEFF"
    };
    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("synfire-fuzz");
        NpyBytes.write(
                folder.resolve("weights.npz"),
                NpyBytes.zip(
                        Map.of(
                                "w", NpyBytes.doubles("(3, 2)", 1, 2, 3, 4, 5, 6),
                                "b", NpyBytes.doubles("(3,)", 1, 2, 3)),
                        true));
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        for (String name : new String[] {"network.yaml", "weights.npz"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    @Property(tries = 1000)
    void insertedRemovedAndDoubledPieces(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(random.nextBoolean() ? WrongNetworkFileTest.RIGHT : GraphFileTest.RIGHT);
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.delete(at, end);
                case 2 -> text.insert(at, text.substring(at, end));
                default -> text.setCharAt(at, (char) random.nextInt(128));
            }
        }
        readsOrTells(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void damagedBytes(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = WrongNetworkFileTest.RIGHT.getBytes(StandardCharsets.UTF_8);
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        readsOrTells(bytes);
    }

    private static void readsOrTells(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("network.yaml"), bytes);
        try {
            NetworkFile.read(file);
        } catch (Problem problem) {
            assertEquals(2, problem.kind().exitCode());
            assertTrue(
                    problem.getMessage().matches("(?s).*/network\\.yaml:[0-9]+: error\\[[a-z0-9-]+]: .*"),
                    problem.getMessage());
        }
    }
}
