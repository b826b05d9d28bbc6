package dev.synfire.host.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Boards;
import dev.synfire.cosim.Engine;
import dev.synfire.flow.BuildFlow;
import dev.synfire.host.LiveCore;
import dev.synfire.host.SampleRun;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.network.Network;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Virtual boards made of the Verilog itself. */
@Timeout(300)
class VirtualBoardInVerilatorTest {
    private static final int SAMPLES = 5;
    private static final Path EXAMPLE = Path.of("..", "examples", "digits-sigmoid");

    private final Network network = NetworkFile.read(EXAMPLE);
    private final BuildFlow flow = new BuildFlow(
            Quantizer.quantize(network).network(),
            Optional.empty(),
            new BuildFlow.Options(Boards.find("icebreaker"), PlanRequest.DEFAULT, Optional.empty(), 0),
            Progress.none());

    private long cycles(SimulatedBoard board) {
        LiveCore core = LiveCore.of(new SimulatedConnection("virtual", board));
        long before = board.cycles();
        SampleRun run = SampleRun.of(
                core,
                Dataset.read(network, EXAMPLE.resolve("inputs.npy"), Optional.empty())
                        .first(SAMPLES)
                        .samples(),
                Optional.of(flow.network()),
                () -> false,
                Progress.none());
        assertEquals(SAMPLES, run.rows().size());
        assertEquals(0, run.mismatches());
        return (board.cycles() - before) / SAMPLES;
    }

    /** A character is 10 bits of 24 clocks: 70 to 100 of them to the board, 16 and some from it. */
    @Test
    void atThePinsItTakesTheTimeOfTheSerialLine() {
        try (SimulatedBoard board = VirtualBoards.pins(flow, Progress.none())) {
            long cycles = cycles(board);
            assertTrue(cycles > 240 * 80 && cycles < 240 * 140, "cycles a sample: " + cycles);
            for (int i = 0; i < 100 && !board.rests(); i++) {
                board.run();
            }
            assertTrue(board.rests()); // its lamp has gone out
        }
    }

    @Test
    void withBytesAtItsPortsItTakesFewCyclesMoreThanTheCore() {
        try (SimulatedBoard board = VirtualBoards.bytes(flow, Engine.VERILATOR, Progress.none())) {
            long cycles = cycles(board);
            assertTrue(cycles < 1200, "cycles a sample: " + cycles);
        }
    }
}
