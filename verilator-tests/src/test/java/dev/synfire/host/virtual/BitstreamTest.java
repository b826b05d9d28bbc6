package dev.synfire.host.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Boards;
import dev.synfire.cosim.Level;
import dev.synfire.cosim.UnpackedRtl;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.RandomInputs;
import dev.synfire.host.LiveCore;
import dev.synfire.host.SampleRun;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.Sample;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import dev.synfire.plan.PlanRequest;
import dev.synfire.problem.Problem;
import dev.synfire.report.BuildReport;
import dev.synfire.tool.Command;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network in the bitstream of an iCEBreaker, unpacked and driven at the pins; and the same with one bit flipped. */
class BitstreamTest {
    private static final int INPUTS = 12;
    private static final int SAMPLES = 8;
    /** The exclusive or of three nets as icebox_vlog writes it. */
    private static final Pattern ADDER = Pattern.compile("/\\* LUT +(\\d+) +(\\d+) +(\\d+) \\*/"
            + " \\((n\\d+) \\? \\((n\\d+) \\? (n\\d+) : !\\6\\) : \\(\\5 \\? !\\6 : \\6\\)\\);");

    @TempDir
    private static Path folder;

    private static BuildFlow flow;
    private static Path build;

    @BeforeAll
    static void builds() {
        flow = new BuildFlow(
                network(),
                Optional.empty(),
                new BuildFlow.Options(Boards.find("icebreaker"), PlanRequest.DEFAULT, Optional.of(1), 0),
                Progress.none());
        build = folder.resolve("build");
        flow.run(build);
    }

    private static IntegerNetwork network() {
        Range spikes = new Range(0, 1);
        int neurons = 4;
        int[] weights =
                new SplittableRandom(3).ints((long) INPUTS * neurons, -7, 8).toArray();
        var neuron = new SpikingNeuron(
                7,
                Decay.NONE,
                IntVector.filled(neurons, 5),
                FiringComparison.ABOVE,
                new SpikingNeuron.Reset.Subtract());
        return new IntegerNetwork(
                "small",
                new InputPort(INPUTS, spikes),
                List.of(IntegerLayer.dense(
                        "layer1",
                        IntegerProjection.INPUT,
                        spikes,
                        new DenseSynapses(INPUTS, neurons, 4, IntVector.of(weights)),
                        IntVector.of(1, -2, 3, 0),
                        neuron)),
                6,
                new IntegerReadout(Readout.SPIKE_COUNT));
    }

    private static VerifyResult verified(BoardRtl top) {
        return PinVerifier.verify(flow, top, RandomInputs.of(network(), 11, SAMPLES), 1, Progress.none());
    }

    /** The bitstream with a bit of a tile turned over. */
    private static byte[] flipped(String kind, int x, int y, int row, int column) throws IOException {
        Path bits = folder.resolve("damaged.asc");
        Command.of(Tools.ICEUNPACK)
                .with(build.resolve("icebreaker.bin").toString(), bits.toString())
                .run(Progress.none(), "");
        List<String> lines = Files.readAllLines(bits);
        int at = lines.indexOf("." + kind + "_tile " + x + " " + y) + 1 + row;
        StringBuilder line = new StringBuilder(lines.get(at));
        line.setCharAt(column, line.charAt(column) == '0' ? '1' : '0');
        lines.set(at, line.toString());
        Files.write(bits, lines);
        Path packed = folder.resolve("damaged.bin");
        Command.of(Tools.ICEPACK).with(bits.toString(), packed.toString()).run(Progress.none(), "");
        return Files.readAllBytes(packed);
    }

    private static BoardRtl unpacked() {
        return BoardRtl.bitstream(flow, build, Progress.none());
    }

    @Test
    void whatIsInTheBitstreamAnswersAsTheGoldenModel() {
        VerifyResult result = verified(unpacked());
        assertEquals(List.of(), result.first());
        // the hash, then label, score and LEDs of each sample
        assertEquals(1 + 3 * SAMPLES, result.valuesCompared());
    }

    /** Adders of the core: the sum of two bits and a carry, of which every case occurs. The first ones may be of high bits. */
    @Test
    void aFlippedBitOfALookUpTableIsFound() throws IOException {
        String chip = unpacked().rtl().files().get(UnpackedRtl.FILE);
        Matcher adders = ADDER.matcher(chip);
        boolean found = false;
        for (int tried = 0; tried < 4 && !found; tried++) {
            assertTrue(adders.find(), "no adder that shows a flipped bit");
            int x = Integer.parseInt(adders.group(1));
            int y = Integer.parseInt(adders.group(2));
            int cell = Integer.parseInt(adders.group(3));
            // The entry for 1, 0, 1, 0 is bit 12 of 20: Project IceStorm's page on logic tiles.
            byte[] bits = flipped("logic", x, y, 2 * cell + 1, 36 + 2);
            found = !verified(BoardRtl.bitstream(flow, build, bits, Progress.none()))
                    .passed();
            if (found) {
                aProofOfItFails(bits);
            }
        }
        assertTrue(found, "no flipped bit of an adder was found");
    }

    private static void aProofOfItFails(byte... bits) throws IOException {
        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        Files.copy(build.resolve("design.json"), damaged.resolve("design.json"));
        Files.copy(build.resolve("constraints.pcf"), damaged.resolve("constraints.pcf"));
        Files.write(damaged.resolve("icebreaker.bin"), bits);
        List<Sample> samples = RandomInputs.of(network(), 11, SAMPLES);
        LevelProof proof = new LevelProof(Progress.none());
        Problem problem = assertThrows(Problem.class, () -> proof.compare(flow, damaged, samples));
        assertEquals("bitstream-mismatch", problem.code());
        assertEquals(1, problem.kind().exitCode());
    }

    @Test
    void aProofCountsTheValuesOfBothLevels() {
        List<BuildReport.Compared> levels =
                new LevelProof(Progress.none()).compare(flow, build, RandomInputs.of(network(), 11, SAMPLES));
        // in each tick the spikes of 4 neurons and a last flag, then label and score
        int netlist = SAMPLES * (network().ticks() * 5 + 2);
        assertEquals(
                List.of(
                        new BuildReport.Compared(Level.NETLIST, SAMPLES, netlist),
                        new BuildReport.Compared(Level.BITSTREAM, SAMPLES, 1 + 3 * SAMPLES)),
                levels);
    }

    @Test
    void hostProgramsTalkToWhatIsInTheBitstream() {
        SimulatedBoard board = VirtualBoards.pins(flow, Level.BITSTREAM, Optional.of(build), Progress.none());
        try (LiveCore core = LiveCore.of(new SimulatedConnection("virtual", board))) {
            SampleRun run = SampleRun.of(
                    core, RandomInputs.of(network(), 12, 2), Optional.of(network()), () -> false, Progress.none());
            assertEquals(2, run.rows().size());
            assertEquals(0, run.mismatches());
        }
    }

    @Test
    void aWrongClockInTheBitstreamIsFound() {
        BuildFlow other = new BuildFlow(
                network(),
                Optional.empty(),
                new BuildFlow.Options(
                        Boards.find("icebreaker"), PlanRequest.DEFAULT.at(OptionalDouble.of(30)), Optional.of(1), 0),
                Progress.none());
        Problem problem = assertThrows(Problem.class, () -> BoardRtl.bitstream(other, build, Progress.none()));
        assertEquals(
                "the bitstream's PLL: error[mismatch]: DIVR/DIVF/DIVQ/FILTER_RANGE are 0/63/5/1, expected 0/79/5/1;"
                        + " build again",
                problem.getMessage());
    }

    @Test
    void aBoardThatNeverAnswersIsFound() {
        BoardRtl top = unpacked();
        String chip = top.rtl().files().get(UnpackedRtl.FILE);
        String silent = chip.replaceFirst("\\buart_tx <= [^;]*;", "uart_tx <= 1'b1;");
        VerifyResult result = verified(new BoardRtl(top.rtl().withFile(UnpackedRtl.FILE, silent), top.options()));
        assertFalse(result.passed());
        assertEquals("the host link", result.first().getFirst().where());
    }
}
