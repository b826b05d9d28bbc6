package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class GenerateCommandTest {
    private static final String NEURON = Path.of("..", "examples", "neuron").toString();
    private static final String LIF = Path.of("..", "examples", "digits-lif").toString();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theFolderHoldsVerilogMemoryImagesAndAManifest() {
        Path made = folder.resolve("neuron");

        assertEquals(0, run(NEURON, "-o", made.toString()));
        assertTrue(Files.exists(made.resolve("rtl/neuron_core.v")));
        assertTrue(Files.exists(made.resolve("rtl/neuron_weights_words.hex")));
        assertTrue(Files.exists(made.resolve("manifest.json")));
        assertEquals(
                "layer neuron: 2 x 1 synapses of 3 bits, 1 lane, 1 cycle an event",
                out.toString().lines().findFirst().orElseThrow());
    }

    @Test
    void jsonIsOneLineWithTheManifestAndTheFolder() {
        Path made = folder.resolve("lif");

        assertEquals(0, run(LIF, "--json", "--lanes", "5", "-o", made.toString()));
        assertEquals(1, out.toString().lines().count());
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertEquals(made.toString(), json.get("folder").asString());
        assertEquals("digits_lif_core", json.get("top").asString());
        assertEquals(16, json.get("ticksPerSample").asInt());
        // 48 neurons on 5 lanes: ten groups.
        assertEquals(5, json.get("layers").get(0).get("lanes").asInt());
        assertEquals(10, json.get("layers").get(0).get("cyclesPerEvent").asInt());
        // Pixels of 0 to 16 take 5 bits.
        assertEquals(5, json.get("input").get("valueBits").asInt());
    }

    @Test
    void whatTheIntegersChangeIsToldInALineALayerOrWhole() {
        String made = folder.resolve("lif").toString();

        assertEquals(0, run(LIF, "--weight-bits", "hidden=4", "-o", made));
        assertEquals("""
                In integers (--notes tells all of it):
                  hidden       rounded biases; clipped weights
                  output       rounded biases; clipped weights
                """, err.toString());

        err.getBuffer().setLength(0);
        assertEquals(0, run(LIF, "--weight-bits", "hidden=4", "--notes", "-o", made));
        assertTrue(err.toString().startsWith("hidden (lif)\n"), err.toString());
        assertTrue(err.toString().contains("  biases       rounded      to whole units"), err.toString());
    }

    @Test
    void aCoreTooBigForTheBoardWritesNothing() {
        Path made = folder.resolve("lif");

        assertEquals(1, run(LIF, "--board", "icebreaker", "--lanes", "48", "-o", made.toString()));
        assertTrue(
                err.toString().contains("error[too-big]: with 48 lanes a layer the core needs about "), err::toString);
        assertFalse(Files.exists(made));
    }

    @Test
    void aClockIsForACoreOnABoard() {
        Path made = folder.resolve("neuron");

        assertEquals(2, run(NEURON, "--clock", "24", "-o", made.toString()));
        assertTrue(
                err.toString().contains("--clock: error[no-board]: a clock is for a core on a board"), err.toString());
        assertTrue(Files.notExists(made));
        assertEquals(0, run(NEURON, "--board", "icebreaker", "--clock", "24", "-o", made.toString()));
    }

    @Test
    void aFolderThatSynfireDidNotMakeIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "precious");

        assertEquals(2, run(NEURON, "-o", folder.toString()));
        assertTrue(err.toString().contains("error[output-folder]"), err::toString);
        assertEquals("precious", Files.readString(folder.resolve("thesis.txt")));
    }

    @Test
    void theNextOutputLeavesATestBenchAndAsksAboutAChangedFile() throws IOException {
        Path made = folder.resolve("neuron");
        assertEquals(0, run(NEURON, "-o", made.toString()));
        Path bench = Files.writeString(made.resolve("rtl/my_tb.v"), "module my_tb;");
        assertEquals(0, run(NEURON, "-o", made.toString()), err::toString);
        assertEquals("module my_tb;", Files.readString(bench));

        Path core = made.resolve("rtl/neuron_core.v");
        Files.writeString(core, "// mended by hand");
        assertEquals(2, run(NEURON, "-o", made.toString()));
        assertEquals(
                made + ": error[changed-output]: rtl/neuron_core.v was changed since Synfire wrote it;"
                        + " move or delete it, or name another folder with -o",
                err.toString().lines().toList().getLast());
        assertEquals("// mended by hand", Files.readString(core));
    }

    private int run(String... arguments) {
        return new CommandLine(new GenerateCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((exception, line, _) -> {
                    line.getErr().println(exception.getMessage());
                    return ((Problem) exception).kind().exitCode();
                })
                .execute(arguments);
    }
}
