package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.board.Boards;
import dev.synfire.problem.Problem;
import dev.synfire.tool.PnrReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImplementationTest {
    @Test
    void tooBigTellsWhatIsNeededWhatThereIsAndWhatToChange() {
        Problem problem = Implementation.tooBig(
                Boards.find("icebreaker"),
                new TreeMap<>(Map.of(
                        "ICESTORM_LC", new PnrReport.Usage(6098, 5280),
                        "ICESTORM_RAM", new PnrReport.Usage(64, 30),
                        "SB_IO", new PnrReport.Usage(5, 96))));
        assertEquals(
                "icebreaker: error[too-big]: the synthesised design needs 6,098 ICESTORM_LC of 5,280 and 64 ICESTORM_RAM"
                        + " of 30; ask for fewer lanes with --lanes, use fewer weight bits or neurons, or a board with a"
                        + " larger FPGA",
                problem.getMessage());
        assertEquals(1, problem.kind().exitCode());
    }

    @Test
    void aDesignThatFitsInNumberButFindsNoRoomIsTooBigToo() {
        Problem problem = Implementation.tooFull(Boards.find("icebreaker"), "Failed to route arc 0.0 of net 'x'");
        assertEquals(
                "icebreaker: error[too-big]: the synthesised design fits in number, but nextpnr finds no room: Failed to"
                        + " route arc 0.0 of net 'x'; ask for fewer lanes with --lanes, for another placement with --seed,"
                        + " or a board with a larger FPGA",
                problem.getMessage());
        assertEquals(1, problem.kind().exitCode());
    }

    @Test
    void tooSlowTellsWhatIsReachedWhatIsWantedAndWhatToChange() {
        Problem problem = Implementation.tooSlow(
                Boards.find("ulx3s"),
                List.of(new PnrReport.Clock(71.2, 80), new PnrReport.Clock(74.86, 80)),
                "for fewer lanes with --lanes");
        assertEquals(
                "ulx3s-85f: error[too-slow]: the clock is to be 80.00 MHz, but in the best of 2 placements the design reaches"
                        + " 74.86 MHz; ask for a slower clock with --clock 74 or below, for fewer lanes with --lanes, or for"
                        + " another placement with --seed",
                problem.getMessage());
        assertEquals(1, problem.kind().exitCode());
    }
}
