package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.importer.ArrayFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class TraceCommandTest {
    private static final String NETWORK = """
            synfire: 1
            name: one
            ticks: 4
            input:
              size: 2
              values: [0, 1]
            layers:
              - dense: 1
                name: out
                weights: [[3, 1]]
                weightBits: 3
                neuron:
                  model: lif
                  beta: 0.5
                  threshold: 5
                  reset: zero
                  membraneFraction: 2
            readout: spikeCount
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aNetwork() throws IOException {
        Files.writeString(folder.resolve("network.yaml"), NETWORK);
        Files.writeString(folder.resolve("inputs.csv"), "1,0\n1,1\n");
    }

    private int trace(Path file, String... more) {
        CommandLine line = new CommandLine(new TraceCommand());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setExecutionExceptionHandler((exception, commandLine, _) -> {
            commandLine.getErr().println(exception.getMessage());
            return 2;
        });
        return line.execute(Stream.concat(Stream.of(folder.toString(), "-o", file.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    /**
     * v = v / 2 + I, a spike above 5, then 0. With 1, 0 the current is 3: v is 3, 4.5, 5.25 and so 0, 3. With 1, 1 it is 4:
     * v is 4, 6 and so 0, 4, 6 and so 0. With two bits below the unit, integers are four times as large.
     */
    @Test
    void oneNeuronDoesWhatItDoesOnPaper() {
        Path file = folder.resolve("trace.npz");
        assertEquals(0, trace(file, "--samples", "2"), err::toString);
        try (ArrayFile arrays = ArrayFile.open(file, "")) {
            for (String form : List.of("real", "integer", "scaled")) {
                assertArrayEquals(
                        new double[] {1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1},
                        arrays.array("input.event." + form, "").numbers());
                assertArrayEquals(
                        new double[] {3, 3, 3, 3, 4, 4, 4, 4},
                        arrays.array("out.current." + form, "").numbers());
                assertArrayEquals(
                        new double[] {0, 0, 1, 0, 0, 1, 0, 1},
                        arrays.array("out.output." + form, "").numbers());
            }
            double[] membranes = {3, 4.5, 0, 3, 4, 0, 4, 0};
            assertArrayEquals(membranes, arrays.array("out.membrane.real", "").numbers());
            assertArrayEquals(membranes, arrays.array("out.membrane.scaled", "").numbers());
            assertArrayEquals(
                    new double[] {12, 18, 0, 12, 16, 0, 16, 0},
                    arrays.array("out.membrane.integer", "").numbers());
            assertEquals("(2, 4, 1)", arrays.array("out.membrane.integer", "").shapeText());
            assertTrue(arrays.array("out.membrane.integer", "").integral());
            assertFalse(arrays.array("out.membrane.scaled", "").integral());
        }
    }

    /** As integers: the membrane is 12, 18, 0, 12 and 16, 0, 16, 0 in the hardware as well. */
    @Test
    void theHardwareStandsBesideTheGoldenModel() {
        Path file = folder.resolve("trace.npz");
        assertEquals(0, trace(file, "--samples", "2", "--hardware"), err::toString);
        assertTrue(out.toString().contains("the hardware does the same as the golden model\n"), out.toString());
        try (ArrayFile arrays = ArrayFile.open(file, "")) {
            assertArrayEquals(
                    new double[] {12, 18, 0, 12, 16, 0, 16, 0},
                    arrays.array("out.membrane.hardware", "").numbers());
            assertArrayEquals(
                    new double[] {0, 0, 1, 0, 0, 1, 0, 1},
                    arrays.array("out.output.hardware", "").numbers());
        }
    }

    /** Integers of the membrane reach 18, which takes six bits with a sign; a value is written where it changes. */
    @Test
    void aWaveformHasAVariablePerNeuron() throws IOException {
        Path file = folder.resolve("trace.vcd");
        assertEquals(0, trace(file, "--hardware"), err::toString);
        List<String> lines = Files.readAllLines(file);
        String code = lines.stream()
                .filter(line -> line.matches("\\$var integer 6 \\S+ hardware_0 \\$end"))
                .findFirst()
                .orElseThrow()
                .split(" ")[3];
        List<String> values = lines.stream()
                .filter(line -> line.endsWith(" " + code) || line.startsWith("#"))
                .toList();
        assertEquals(
                List.of(
                        "#0",
                        "b001100 " + code,
                        "#1",
                        "b010010 " + code,
                        "#2",
                        "b000000 " + code,
                        "#3",
                        "b001100 " + code,
                        "#4"),
                values);
        assertTrue(lines.contains("$scope module membrane $end"));
        assertEquals(0, trace(file), err::toString);
        Path other = Files.writeString(folder.resolve("other.vcd"), "$date today $end\n");
        assertEquals(2, trace(other));
        assertTrue(err.toString().contains("error[other-file]"), err::toString);
    }

    @Test
    void jsonNamesTheFileAndItsArrays() {
        Path file = folder.resolve("trace.npz");
        assertEquals(0, trace(file, "--json"), err::toString);
        JsonNode result = new ObjectMapper().readTree(out.toString());
        assertEquals(file.toString(), result.get("file").asString());
        assertEquals(1, result.get("samples").asInt());
        assertEquals(4, result.get("ticks").asInt());
        JsonNode first = result.get("arrays").get(0);
        assertEquals("{\"name\":\"input.event.real\",\"shape\":[1,4,2],\"type\":\"float64\"}", first.toString());
    }

    @Test
    void aTraceIsReplacedByTheSameBytesAndOtherFilesStay() throws IOException {
        Path file = folder.resolve("trace.npz");
        assertEquals(0, trace(file));
        byte[] first = Files.readAllBytes(file);
        assertEquals(0, trace(file), err::toString);
        assertArrayEquals(first, Files.readAllBytes(file));

        Path other = folder.resolve("weights.npz");
        Files.writeString(other, "PK and somebody's weights, which are longer than the header of a file in an archive");
        byte[] before = Files.readAllBytes(other);
        assertEquals(2, trace(other));
        assertTrue(err.toString().contains("error[other-file]"), err::toString);
        assertArrayEquals(before, Files.readAllBytes(other));
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsWritten() {
        assertEquals(2, trace(folder.resolve("trace.txt")));
        assertTrue(err.toString()
                .contains("trace.txt does not end in .npz or .vcd; name a file such as trace.npz or trace.vcd"));
        assertEquals(2, trace(folder.resolve("trace.npz"), "--samples", "0"));
        assertTrue(err.toString().contains("samples are 0, expected at least 1"));
        assertFalse(Files.exists(folder.resolve("trace.npz")));
        assertFalse(Files.exists(folder.resolve("trace.txt")));
    }
}
