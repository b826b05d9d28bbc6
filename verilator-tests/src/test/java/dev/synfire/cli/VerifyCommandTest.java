package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class VerifyCommandTest {
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
    void theJsonObjectHasItsSevenKeysAndNothingElseIsOnStandardOutput() {
        assertEquals(0, verify("../examples/digits-sigmoid", "--samples", "20", "--json"), err::toString);
        JsonNode object = new ObjectMapper().readTree(out.toString());
        assertEquals(
                "[level, samples, ticks, cycles, valuesCompared, mismatches, synapseMemoryUtilisation]",
                object.propertyNames().toString());
        assertEquals(20, object.get("samples").asInt());
        assertEquals(0, object.get("mismatches").asInt());
    }

    @Test
    void withoutInputsRandomOnesAreDrawnFromTheSeed(@TempDir Path folder) throws Exception {
        Files.copy(Path.of("../examples/neuron/network.yaml"), folder.resolve("network.yaml"));
        assertEquals(0, verify(folder.toString(), "--samples", "7", "--stalls", "--seed", "12"), err::toString);
        assertTrue(out.toString().contains("samples          7 at random\n"), out.toString());
        assertTrue(out.toString().contains("seed             12\n"), out.toString());
    }

    @Test
    void aWaveformNeverTakesThePlaceOfTheNetwork(@TempDir Path folder) throws Exception {
        Path network = Files.copy(Path.of("../examples/neuron/network.yaml"), folder.resolve("network.yaml"));
        String before = Files.readString(network);
        assertEquals(2, verify(folder.toString(), "--wave", network.toString()));
        assertEquals(
                network
                        + ": error[other-file]: it is already there, and is not a waveform (VCD); name another file with"
                        + " --wave\n",
                err.toString());
        assertEquals(before, Files.readString(network));
    }

    @Test
    void aWaveformInAFolderThatIsNotThereIsRefusedBeforeAnythingIsBuilt() {
        assertEquals(2, verify("../examples/neuron", "--wave", "/nowhere/at/all.vcd"));
        assertEquals(
                "--wave: error[unwritable]: there is no folder /nowhere/at; name a file in a folder that is there\n",
                err.toString());
    }
}
