package dev.synfire.board;

import static dev.synfire.network.Neurons.lif;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.board.link.Identity;
import dev.synfire.board.link.PayloadFormat;
import dev.synfire.cosim.Verilated;
import dev.synfire.fixed.IntVector;
import dev.synfire.flow.BuildFlow;
import dev.synfire.golden.GoldenModel;
import dev.synfire.host.Reply;
import dev.synfire.host.virtual.PinUart;
import dev.synfire.host.virtual.TopPins;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.model.Readout;
import dev.synfire.model.Report;
import dev.synfire.network.Encoder;
import dev.synfire.network.Network;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A board that is sent each sample once, makes spikes of it by itself, and tells every score; driven through its serial port. */
class ScoresOnABoardTest {
    private static final int SAMPLES = 40;

    private static Network network() {
        return Network.named("scores")
                .input(4)
                .values(-60, 200)
                .scale(1 / 64.0)
                .encoder(new Encoder.Rate(2026))
                .dense("only", 3, lif(0.75))
                .weights(new double[][] {{0.9, -0.4, 0.3, 0.1}, {-0.2, 0.8, 0.1, 0.4}, {0.3, 0.2, -0.7, 0.6}})
                .ticks(20)
                .readout(Readout.FIRST_SPIKE, Report.SCORES);
    }

    @Test
    void tellsTheScoresOfTheGoldenModel() {
        IntegerNetwork network = Quantizer.quantize(network()).network();
        Board board = Boards.find("icebreaker");
        var flow = new BuildFlow(
                network,
                Optional.empty(),
                new BuildFlow.Options(board, PlanRequest.DEFAULT, Optional.empty(), 0),
                Progress.none());
        try (Verilated dut = BoardSimulationTest.simulated(flow)) {
            dut.set("button", 1);
            PinUart port = new PinUart(
                    new TopPins(dut, board, Optional.empty()), flow.baud().clocksPerBit(), Host.MHZ);
            Host host = new Host(port, flow.baud().clocksPerBit(), PayloadFormat.of(network.input()));
            dut.clock(2000); // the reset after configuration

            byte[] answer = host.ask(1);
            Identity identity = Identity.read(Arrays.copyOfRange(answer, 2, answer.length));
            assertEquals(20, identity.ticks());
            assertEquals(1, identity.frames());
            assertEquals(0x84, identity.answer());

            GoldenModel golden = new GoldenModel(network);
            SplittableRandom random = new SplittableRandom(11);
            for (int i = 0; i < SAMPLES; i++) {
                int[] codes = random.ints(4, -60, 201).toArray();
                golden.run(Sample.constant(IntVector.of(codes)));
                Reply.Scores told = Host.scores(host.ask(i % 2 == 0 ? 2 : 3, host.events(codes)));
                long[] scores = told.scores().stream().asLongStream().toArray();
                assertArrayEquals(golden.scores(), scores, "sample " + i);
            }
            assertEquals((byte) 0xff, host.ask(4)[0]);
        }
    }
}
