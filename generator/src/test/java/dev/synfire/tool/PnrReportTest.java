package dev.synfire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against what nextpnr-ice40 0.7 wrote for a small design, and for one of 64 block RAMs on an UP5K that has 30. */
class PnrReportTest {
    @Test
    void readsCellsAndClocksFromTheReport() throws Exception {
        PnrReport report = PnrReport.read(captured("nextpnr-ice40.json"));
        assertEquals(new PnrReport.Usage(154, 5280), report.cells().get("ICESTORM_LC"));
        assertEquals(new PnrReport.Usage(1, 30), report.cells().get("ICESTORM_RAM"));
        PnrReport.Clock clock = report.slowest().orElseThrow();
        assertEquals(24.0, clock.wanted(), 0.01);
        assertEquals(41.16, clock.achieved(), 0.01);
        assertTrue(clock.met());
    }

    @Test
    void theSlowestClockIsTheOneFurthestFromWhatIsWanted() {
        var report = new PnrReport(
                new TreeMap<>(),
                new TreeMap<>(Map.of("a", new PnrReport.Clock(90, 100), "b", new PnrReport.Clock(20, 12))));
        assertEquals(new PnrReport.Clock(90, 100), report.slowest().orElseThrow());
        assertFalse(report.slowest().orElseThrow().met());
    }

    @Test
    void readsTheCellsOfADesignThatDoesNotFitFromTheOutput() throws Exception {
        var cells = PnrReport.cellsOf(Files.readAllLines(captured("nextpnr-ice40-too-big.log")));
        assertEquals(new PnrReport.Usage(64, 30), cells.get("ICESTORM_RAM"));
        assertEquals(new PnrReport.Usage(284, 5280), cells.get("ICESTORM_LC"));
        assertFalse(cells.get("ICESTORM_RAM").fits());
        assertTrue(cells.get("ICESTORM_LC").fits());
    }

    @Test
    void phasesFollowTheOutput() throws IOException, URISyntaxException {
        var phases = Files.readAllLines(captured("nextpnr-ice40-too-big.log")).stream()
                .flatMap(line -> Nextpnr.phase(line).stream())
                .distinct()
                .toList();
        assertEquals(java.util.List.of("packing"), phases);
        assertEquals(
                "ice40_opt",
                Yosys.phase("2.31. Executing ICE40_OPT pass (performing simple optimizations).")
                        .orElseThrow());
        assertTrue(Yosys.phase("2.31.4.1. Executing OPT_MERGE pass (detect identical cells).")
                .isEmpty());
    }

    private static Path captured(String name) throws URISyntaxException {
        return Path.of(PnrReportTest.class.getResource(name).toURI());
    }
}
