package dev.synfire.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Boards;
import dev.synfire.cosim.Level;
import dev.synfire.plan.Choice;
import dev.synfire.plan.LayerChoices;
import dev.synfire.report.picture.NetworkDiagram;
import dev.synfire.tool.PnrReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BuildReportTest {
    private static final BuildReport REPORT = new BuildReport(
            "digits",
            "00ff",
            Boards.find("icebreaker"),
            new TreeMap<>(Map.of(
                    "ICESTORM_LC", new PnrReport.Usage(2640, 5280),
                    "ICESTORM_RAM", new PnrReport.Usage(3, 30),
                    "SB_GB", new PnrReport.Usage(4, 8))),
            new PnrReport.Clock(25.678, 24),
            12,
            2,
            1_000_000,
            "layered: the other one is larger",
            List.of(new BuildReport.Layer("hidden", 32, 8), new BuildReport.Layer("output", 10, 5)),
            List.of(new LayerChoices(
                    "hidden", List.of(new Choice(Choice.Part.LANES, "8 lanes of 32", "as few as will do")))),
            OptionalDouble.of(1200),
            OptionalLong.of(3000),
            Optional.of(new BuildReport.Accuracy(1744, 1797)),
            OptionalDouble.of(0.9),
            "icebreaker.bin",
            new BuildDetails(
                    new NetworkDiagram(64, 4, 1, List.of()), Optional.empty(), Optional.empty(), List.of(), List.of()));

    @Test
    void jsonKeysAreThoseOfTheDocument() {
        assertEquals(
                "{\"network\":\"digits\",\"networkHash\":\"00ff\",\"board\":\"icebreaker\",\"device\":\"ICE40UP5K-SG48\","
                        + "\"resources\":{\"ICESTORM_LC\":{\"used\":2640,\"available\":5280},"
                        + "\"ICESTORM_RAM\":{\"used\":3,\"available\":30},\"SB_GB\":{\"used\":4,\"available\":8}},"
                        + "\"clock\":{\"achievedMHz\":25.68,\"constrainedMHz\":24.00,\"oscillatorMHz\":12.000,\"seed\":2},"
                        + "\"uart\":{\"baud\":1000000},\"style\":\"layered\",\"styleReason\":\"the other one is larger\",\"lanes\":{\"hidden\":8,\"output\":5},"
                        + "\"layout\":{\"hidden\":{\"lanes\":{\"what\":\"8 lanes of 32\",\"why\":\"as few as will do\"}}},"
                        + "\"latencyCycles\":3000,\"latencyMicroseconds\":125.000,"
                        + "\"cyclesPerSample\":1200.0,\"microsecondsPerSample\":50.000,\"samplesPerSecond\":20000,"
                        + "\"accuracy\":0.97051,\"synapseMemoryUtilisation\":0.9000,\"bitstream\":\"icebreaker.bin\"}",
                ReportJson.line(REPORT));
    }

    @Test
    void whatWasComparedIsCountedLevelByLevel() {
        BuildReport proven = REPORT.compared(List.of(
                new BuildReport.Compared(Level.RTL, 64, 5760), new BuildReport.Compared(Level.BITSTREAM, 64, 193)));
        String json = ReportJson.line(proven);
        String keys =
                "\"compared\":{\"rtl\":{\"samples\":64,\"values\":5760},\"bitstream\":{\"samples\":64,\"values\":193}},";
        assertEquals(ReportJson.line(REPORT), json.replace(keys, ""));
        assertTrue(json.contains(keys), json);
        assertTrue(
                BuildSummary.lines(proven)
                        .contains(
                                "  compared           rtl 5,760 values of 64 samples; bitstream 193 values of 64 samples;"
                                        + " all as the golden model has them"),
                BuildSummary.lines(proven)::toString);
    }

    @Test
    void theSummaryFitsOnOneScreen() {
        assertEquals("""
                digits on 1BitSquared iCEBreaker, ICE40UP5K-SG48
                  logic cells        2,640 of 5,280, 50 %
                  block RAM          3 of 30, 10 %
                  clock              24.00 MHz; the longest path would allow 25.68
                  style              layered: the other one is larger
                  lanes              hidden 8 of 32, output 5 of 10
                  latency            3,000 cycles, 125.0 us from a sample's first event to its result, simulated
                  throughput         20,000 samples a second, one every 1,200 cycles, fed without a pause, simulated
                  weight RAM in use  90 % of its bits while its layers work, simulated
                  accuracy           97.05 %, 1,744 of 1,797 labels, by the golden model""", String.join("\n", BuildSummary.lines(REPORT)));
    }
}
