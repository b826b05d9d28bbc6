package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verification without any tool. */
@Tag("slow")
class VerifyInTheJvmTest {
    private static final String MODELS = "src/test/resources/dev/synfire/importer/onnx/";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int verify(String... arguments) {
        CommandLine line = new CommandLine(new VerifyCommand());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        line.setExecutionExceptionHandler((exception, commandLine, _) -> {
            commandLine.getErr().println(exception.getMessage());
            return ((Problem) exception).kind().exitCode();
        });
        return line.execute(arguments);
    }

    @Test
    void aCoreIsHeldAgainstTheGoldenModel() {
        assertEquals(
                0,
                verify("../examples/digits-lif", "--engine", "jvm", "--samples", "30", "--stalls", "--seed", "3"),
                err::toString);
        assertTrue(out.toString().contains("engine           jvm\n"), out.toString());
        assertTrue(out.toString().contains("mismatches       0\n"), out.toString());
        // 30 samples of 16 ticks: two layers' markers, currents and membranes are thousands of values.
        assertTrue(out.toString().contains("ticks            480\n"), out.toString());
    }

    /** The page says how many events the 16 ticks of digits-lif have, and that none differs. */
    @Test
    void aRunLeavesAPage(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("verify.html");
        String[] command = {
            "../examples/digits-lif", "--engine", "jvm", "--samples", "3", "--seed", "1", "--report", page.toString()
        };
        assertEquals(0, verify(command), err::toString);
        String text = Files.readString(page);
        JsonNode held = JsonMapper.shared()
                .readTree(text.substring(text.indexOf("id=\"report\">") + 12, text.indexOf("</script>")));
        assertEquals(0, held.get("mismatches").asInt());
        assertEquals(0, held.at("/activity/layers/hidden/differences").asInt());
        assertTrue(
                text.contains("48, " + held.at("/activity/layers/hidden/events").asString() + " events"), text);
        assertTrue(text.contains("<b>no difference</b>"));
        assertEquals(3, held.at("/timeline/results").size());
        assertEquals(
                held.at("/timeline/cycles").asInt() - 1,
                held.at("/timeline/results/2").asInt());
        assertEquals(0, verify(command), err::toString);
        assertEquals(text, Files.readString(page));
        command[8] = folder.resolve("verify.txt").toString();
        assertEquals(2, verify(command));
    }

    @Test
    void aRunThatPassesLeavesAWaveformToo(@TempDir Path folder) throws IOException {
        Path wave = folder.resolve("pass.vcd");
        assertEquals(0, verify("../examples/neuron", "--engine", "jvm", "--wave", wave.toString()), err::toString);
        String text = Files.readString(wave);
        assertTrue(text.contains("$enddefinitions"), "no signals");
        assertTrue(text.lines().filter(line -> line.startsWith("#")).count() > 10, "no time passes");
    }

    /** From a file of PyTorch's exporter to a verified core, with nothing written by hand. */
    @Test
    void anOnnxFileIsHeldAgainstTheGoldenModel() {
        assertEquals(
                0,
                verify(
                        MODELS + "digits-sigmoid.onnx",
                        "--inputs",
                        "../examples/digits-sigmoid/inputs.npy",
                        "--import",
                        "input-scale=0.0625",
                        "--engine",
                        "jvm",
                        "--samples",
                        "20"),
                err::toString);
        assertTrue(out.toString().contains("mismatches       0\n"), out.toString());
        assertEquals("""
                inputs: 64 of shape (64), codes 0..16 of 0.0625 each (as the options say)
                In integers (--notes tells all of it):
                  layer_0      rounded biases, scaling; approximated activation; clipped weights
                  layer_2      rounded biases, scaling; approximated activation; clipped weights
                """, err.toString());
    }

    @Test
    void aFolderIsNoWaveform() {
        assertEquals(2, verify("../examples/digits-lif", "--engine", "jvm", "--wave", "/"));
        assertTrue(err.toString().contains("--wave: error[unwritable]: / is a folder; name a file"), err::toString);
    }

    @Test
    void aConvolutionOfAnOnnxFileIsHeldAgainstTheGoldenModel() {
        assertEquals(0, verify(MODELS + "cnn-script.onnx", "--engine", "jvm", "--samples", "2"), err::toString);
        assertTrue(out.toString().contains("mismatches       0\n"), out.toString());
    }

    @Test
    void anEngineThatThereIsNotIsToldWithThoseThereAre() {
        assertEquals(2, verify("../examples/digits-lif", "--engine", "icarus"));
        assertEquals(
                "--engine: error[unknown-engine]: there is no engine icarus; say both, jvm, verilator\n",
                err.toString());
    }
}
