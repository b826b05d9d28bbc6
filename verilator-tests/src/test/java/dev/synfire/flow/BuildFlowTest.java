package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantizer;
import dev.synfire.report.BuildReport;
import dev.synfire.tool.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The textbook neuron, all the way to a bitstream with the real tools. */
class BuildFlowTest {
    private final IntegerNetwork neuron = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", "neuron")))
            .network();

    @TempDir
    Path parent;

    private BuildFlow flow(String board, OptionalDouble clock, int samples) {
        return new BuildFlow(
                neuron,
                Optional.empty(),
                new BuildFlow.Options(Boards.find(board), PlanRequest.DEFAULT.at(clock), Optional.of(1), samples),
                Progress.none());
    }

    /** Before synthesis and not after it: what no design has reached on a UP5K. */
    @Test
    void aClockThatNoCoreHasReachedIsDoubted() {
        assertEquals(
                Optional.empty(), flow("icebreaker", OptionalDouble.of(48), 0).doubt());
        assertEquals(
                Optional.of("--clock: warning[fast-clock]: 60 MHz are asked for;"
                        + " the layered designs that were built reach up to 49 on such an FPGA"),
                flow("icebreaker", OptionalDouble.of(60), 0).doubt());
    }

    /** The lengths are those of every uncompressed UP5K and HX8K bitstream; an ECP5's depends on what is in it. */
    @ParameterizedTest
    @CsvSource({
        "icebreaker, icebreaker.bin, 104090, ICESTORM_LC, 24",
        "ice40hx8k-b-evn, ice40hx8k-b-evn.bin, 135100, ICESTORM_LC, 48",
        "ulx3s-12f, ulx3s.bit, -1, TRELLIS_COMB, 60"
    })
    void endsWithABitstreamAndAReport(String board, String bitstream, long length, String cell, double mhz)
            throws Exception {
        Path folder = parent.resolve("out");
        BuildReport report = flow(board, OptionalDouble.empty(), 4).run(folder);
        assertTrue(Files.size(folder.resolve(bitstream)) > 100_000);
        if (length > 0) {
            assertEquals(length, Files.size(folder.resolve(bitstream)));
        }
        assertTrue(report.clock().met());
        assertEquals(mhz, report.clock().wanted(), 0.05);
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertEquals(
                report.resources().get(cell).used(),
                json.required("resources").required(cell).required("used").asInt());
        assertEquals(
                report.resources().get(cell).used(),
                json.required("parts")
                        .valueStream()
                        .mapToInt(part -> part.path(cell).asInt(0))
                        .sum());
        assertEquals(
                1000 / report.clock().achieved(),
                json.required("criticalPath").required("nanoseconds").asDouble(),
                0.05);
        JsonNode cycles = json.required("layerCycles").valueStream().findFirst().orElseThrow();
        assertEquals(1, cycles.valueStream().mapToDouble(JsonNode::asDouble).sum(), 0.001, cycles.toString());
        cycles.valueStream().forEach(share -> assertTrue(share.asDouble() >= 0, cycles.toString()));
        assertTrue(Files.readString(folder.resolve("report.html")).contains("Floor plan"));
        assertFalse(Files.exists(folder.resolve("placed.json")));
        assertTrue(json.required("cyclesPerSample").asDouble() > 3);
        JsonNode manifest =
                new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
        assertEquals("neuron", manifest.required("network").asString());
        assertTrue(Files.exists(folder.resolve("logs/yosys.log")));
        assertFalse(Files.exists(parent.resolve("out.partial")));
    }

    /** Placed, its spatial core reaches 21.95 MHz, of the board's 24. */
    @Test
    void aSpatialCoreThatNobodyAskedForAndThatMissesItsClockGivesWayToALayeredOne() {
        IntegerNetwork small = Quantizer.quantize(NetworkFile.read(
                        Path.of("..", "generator", "src", "test", "resources", "networks", "small.yaml")))
                .network();
        Board board = Boards.find("icebreaker");
        PlanRequest auto = PlanRequest.DEFAULT.in(Optional.empty());
        PlanRequest spatial = PlanRequest.DEFAULT.in(Optional.of(CoreStyle.SPATIAL));
        CorePlan plan = Planner.plan(small, Optional.of(board.device()), spatial);
        Path folder = parent.resolve("out");
        Problem problem = assertThrows(Problem.class, () -> new BuildFlow(
                        small,
                        Optional.empty(),
                        new BuildFlow.Options(board, spatial, Optional.of(1), 0),
                        plan,
                        Progress.none())
                .run(folder));
        assertTrue(
                problem.getMessage()
                        .endsWith(
                                " or below, for a layered core with --style layered, or for another placement with --seed"),
                problem.getMessage());
        var said = new ByteArrayOutputStream();
        BuildReport report = new BuildFlow(
                        small,
                        Optional.empty(),
                        new BuildFlow.Options(board, auto, Optional.of(1), 0),
                        plan,
                        Progress.plain(new PrintStream(said)))
                .run(folder);
        assertTrue(report.clock().met());
        assertEquals("layered: placed, the spatial core missed 24 MHz", report.style());
        assertTrue(
                said.toString(StandardCharsets.UTF_8)
                        .contains("Planning a layered core instead: placed, the spatial core missed 24 MHz"),
                said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aClockThatIsMissedFailsAndLeavesNoFolder() throws Exception {
        Path folder = parent.resolve("out");
        Problem problem = assertThrows(Problem.class, () -> flow("icebreaker", OptionalDouble.of(150), 0)
                .run(folder));
        assertTrue(
                problem.getMessage()
                        .matches(
                                "icebreaker: error\\[too-slow]: the clock is to be 150.00 MHz, but in one placement the"
                                        + " design reaches \\d+\\.\\d\\d MHz; ask for a slower clock with --clock \\d+ or below, .*"),
                problem.getMessage());
        assertEquals(1, problem.kind().exitCode());
        assertFalse(Files.exists(folder));
        assertTrue(Files.exists(parent.resolve("out.partial/logs/nextpnr-1.log")));
        String page = Files.readString(parent.resolve("out.partial/report.html"));
        assertTrue(page.contains("This build failed."), page);
        assertTrue(page.contains("Longest path"), page);
        assertFalse(Files.exists(parent.resolve("out.partial/placed.json")));
    }
}
