package dev.synfire.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Sample;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The bytes are written by hand, from docs/host-protocol.md. */
class LiveCoreTest {
    /** 3 inputs of -2 to 300 (so 2 bytes a value), 10 outputs, 3 ticks and frames, answers with results, 24 MHz, "net". */
    private static final String IDENTITY =
            "81 TT 02 0011223344556677 0300 FEFFFFFF 2C010000 0A00 0300 0300 82 C05D0000 6E6574";
    /** Label 7, score -5, 1000 cycles. */
    private static final String RESULT = "82 TT 0700 FBFFFFFF E8030000";

    private static final String DONE = "83 TT";
    private static final String DAMAGED = "FF 00 01";
    private static final Sample TICKS =
            new Sample(List.of(IntVector.of(1, 0, 0), IntVector.of(0, 0, 0), IntVector.of(0, -2, 300)));

    @Test
    void aConstantSampleIsOneCommand() {
        var script = new Script(IDENTITY, RESULT);
        LiveCore core = LiveCore.of(script);
        assertEquals(0x0011223344556677L, core.identity().hash());
        assertEquals("net", core.identity().name());
        assertEquals(24_000, core.identity().clockKHz());
        assertEquals(new Answered(7, IntVector.of(-5), OptionalInt.of(1000)), core.run(1, 0, -2));
        assertEquals(List.of("0101", "0202000100" + "02feff"), script.sent);
    }

    @Test
    void aSampleOfManyTicksIsACommandForEach() {
        var script = new Script(IDENTITY, DONE, DONE, RESULT);
        assertEquals(
                new Answered(7, IntVector.of(-5), OptionalInt.empty()),
                LiveCore.of(script).run(TICKS));
        assertEquals(List.of("0101", "0302000100", "0403", "040401feff022c01"), script.sent);
    }

    @Test
    void theLargestScoreWinsAndTheFirstOfEqualOnes() {
        // 9 cycles, scores -1, 4, 4, -2147483648
        var script = new Script(IDENTITY, "84 TT 09000000 FFFFFFFF 04000000 04000000 00000080");
        assertEquals(
                new Answered(1, IntVector.of(-1, 4, 4, Integer.MIN_VALUE), OptionalInt.of(9)),
                LiveCore.of(script).run(0, 0, 0));
    }

    @Test
    void aLostOrDamagedCommandIsSentAgain() {
        var script = new Script(IDENTITY, "", DAMAGED, RESULT);
        assertEquals(7, LiveCore.of(script).run(1, 0, 0).label());
        assertEquals(4, script.sent.size());
    }

    @Test
    void aTickIsNeverSentTwiceTheSampleStartsAgain() {
        var script = new Script(IDENTITY, DONE, "", DONE, DONE, RESULT);
        assertEquals(7, LiveCore.of(script).run(TICKS).label());
        assertEquals(
                List.of("01", "03", "04", "03", "04", "04"),
                script.sent.stream().map(body -> body.substring(0, 2)).toList());
    }

    @Test
    void anAnswerWithAnotherTagIsDropped() {
        var script = new Script(IDENTITY, "82 77 0100 00000000 00000000", RESULT);
        assertEquals(7, LiveCore.of(script).run(1, 0, 0).label());
    }

    @Test
    void aSampleIsGivenUpBetweenTwoTicks() {
        var script = new Script(IDENTITY, DONE, DONE);
        int[] asked = {0};
        assertEquals(Optional.empty(), LiveCore.of(script).run(TICKS, () -> ++asked[0] >= 2));
        assertEquals(List.of("0101", "0302000100", "0403"), script.sent);
    }

    @Test
    void weightsGoInPiecesOf256Bytes() {
        var script = new Script(IDENTITY, DONE, "", DONE);
        byte[] image = new byte[260];
        image[256] = 0x55;
        LiveCore.of(script).load(image, Progress.none());
        assertEquals("0502000000" + "00".repeat(256), script.sent.get(1));
        assertEquals("0503000100" + "55000000", script.sent.get(2));
        assertEquals("0504000100" + "55000000", script.sent.get(3));
    }

    @Test
    void whatGoesWrongIsReported() {
        assertEquals(
                "script: error[no-answer]: no answer to identify; check that the board is loaded with a core of Synfire's,"
                        + " and that no other program uses this port",
                assertThrows(Problem.class, () -> LiveCore.of(new Script())).getMessage());
        LiveCore core = LiveCore.of(new Script(IDENTITY, "FF TT 06"));
        assertEquals(
                "script: error[not-loaded]: the board waits for its weights; name the build's folder, which holds"
                        + " weights.bin, in place of the network",
                assertThrows(Problem.class, () -> core.run(1, 0, 0)).getMessage());
        Problem version =
                assertThrows(Problem.class, () -> LiveCore.of(new Script(IDENTITY.replaceFirst("TT 02", "TT 09"))));
        assertTrue(version.getMessage().contains("another-protocol"), version.getMessage());
    }
}
