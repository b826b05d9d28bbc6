package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class RunCommandTest {
    private static final String DIGITS =
            Path.of("..", "examples", "digits-sigmoid").toString();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int synfire(String... arguments) {
        return Synfire.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void aVirtualBoardAnswersAsTheGoldenModel() {
        assertEquals(
                0,
                synfire("run", DIGITS, "--on", "virtual:icebreaker", "--compare", "--samples", "12", "--json"),
                err::toString);
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertEquals(12, json.get("samples").intValue());
        assertEquals(0, json.get("mismatches").intValue());
        assertEquals(11, json.get("right").intValue()); // image 5 is a 5 that the network takes for a 9
        assertTrue(json.get("samplesPerSecond").doubleValue() > 0);
        assertTrue(json.get("cyclesPerSample").doubleValue() > 100, json.toString());
        assertTrue(json.get("simulated").booleanValue());
        assertTrue(err.toString().contains("0 of 12 answers differ from the golden model"), err.toString());
    }

    @Test
    void wrongLabelsLowerTheAccuracyAlone(@TempDir Path folder) throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.txt"), "8\n".repeat(1797));
        assertEquals(
                0,
                synfire("run", DIGITS, "--on", "virtual", "--labels", labels.toString(), "--samples", "6"),
                err::toString);
        assertTrue(out.toString().contains("accuracy         0.00 %, 0 of 6 labels"), out.toString());
    }

    @Test
    void mistakesAreReported() throws IOException {
        assertEquals(2, synfire("run", DIGITS, "--on", "/dev/no-such-port", "--samples", "1"));
        assertEquals(
                "/dev/no-such-port: error[no-port]: there is no such serial port; synfire doctor lists those that there"
                        + " are\n",
                err.toString());
        err.getBuffer().setLength(0);
        assertEquals(2, synfire("run", DIGITS, "--on", "socket://localhost", "--samples", "1"));
        assertEquals(
                "socket://localhost: error[wrong-address]: this is no address of a TCP port; write socket://HOST:PORT\n",
                err.toString());
        err.getBuffer().setLength(0);
        assertEquals(2, synfire("run", DIGITS, "--on", "socket://localhost:4000", "--exact"));
        assertEquals(
                "--exact: error[unused-option]: only a virtual board is simulated; add --on virtual, or leave it out\n",
                err.toString());
    }
}
