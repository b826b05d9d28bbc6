package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import dev.synfire.board.link.LoadCommands;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Family;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import dev.synfire.report.BuildReport;
import dev.synfire.tool.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small network is built, and another training of it put into the bitstream, by Synfire and by the makers of the tools. */
class ReweightFlowTest {
    @TempDir
    Path parent;

    private Path build(Board board) {
        Path folder = parent.resolve("first");
        new BuildFlow(
                        SmallTrained.FIRST.network(),
                        Optional.empty(),
                        new BuildFlow.Options(board, PlanRequest.DEFAULT.forExchange(), Optional.of(1), 8),
                        Progress.none())
                .run(folder);
        return folder;
    }

    private BuildReport reweight(Path build, SmallTrained training, Path folder) {
        var flow = new ReweightFlow(build, Optional.empty(), Progress.none());
        return flow.run(training.network(), Optional.empty(), 8, folder);
    }

    /** There and back gives the first bitstream; in between it is what icebram or ecpbram make of the same words. */
    @ParameterizedTest
    @ValueSource(strings = {"icebreaker", "ulx3s-25f"})
    void anotherTrainingTakesThePlaceOfTheFirst(String name) throws Exception {
        Board board = Boards.find(name);
        Path first = build(board);
        Path second = parent.resolve("second");
        BuildReport report = reweight(first, SmallTrained.SECOND, second);
        Path bitstream = Path.of(report.bitstream());
        byte[] before = Files.readAllBytes(first.resolve(bitstream));
        assertFalse(Arrays.equals(before, Files.readAllBytes(second.resolve(bitstream))));
        assertTrue(report.cyclesPerSample().orElseThrow() > 4);

        assertEquals(byTheToolsOf(board, second), contents(board, second.resolve("exchanged" + ending(board))));

        reweight(second, SmallTrained.FIRST, second);
        assertArrayEquals(before, Files.readAllBytes(second.resolve(bitstream)));
        assertFalse(Files.exists(parent.resolve("second.partial")));

        Problem problem = assertThrows(
                Problem.class,
                () -> reweight(
                        second, SmallTrained.FIRST.withOutput(SmallTrained.FIRST.outputBiases(), 14, 3), second));
        assertEquals(
                second + ": error[another-shape]: output: membrane bits are 14, the build has 13;"
                        + " build again with --reweightable",
                problem.getMessage());
        assertArrayEquals(before, Files.readAllBytes(second.resolve(bitstream)));
    }

    /** What the host has to send is what the other training has there. */
    @Test
    void weightsThatTheHostSendsAreExchangedToo() throws Exception {
        Board board = Boards.find("icebreaker").loadedByHost();
        Path first = parent.resolve("first");
        large(board, SmallTrained.FIRST).run(first);
        Path second = parent.resolve("second");
        var flow = new ReweightFlow(first, Optional.empty(), Progress.none());
        assertTrue(flow.loadedByHost() && !flow.readsFlash());
        flow.run(SmallTrained.SECOND.network(), Optional.empty(), 8, second);
        byte[] image = large(board, SmallTrained.SECOND).weightImage();
        assertArrayEquals(image, Files.readAllBytes(second.resolve("weights.bin")));
        assertArrayEquals(LoadCommands.of(image), Files.readAllBytes(second.resolve("weights.load")));

        Path other = parent.resolve("other");
        Files.delete(second.resolve("routed.asc"));
        assertDamaged(second.resolve("routed.asc"), "is missing", second, other);
        Files.writeString(second.resolve("nextpnr.json"), "{");
        assertDamaged(second.resolve("nextpnr.json"), "can't be read", second, other);
        Files.writeString(second.resolve("reweight.json"), "{}");
        assertDamaged(
                second.resolve("reweight.json"),
                "it can't be read, or is of another version of Synfire",
                second,
                other);
    }

    private void assertDamaged(Path file, String what, Path build, Path folder) {
        Problem problem = assertThrows(Problem.class, () -> reweight(build, SmallTrained.FIRST, folder));
        assertEquals(
                file + ": error[damaged-build]: " + what + "; build again with --reweightable", problem.getMessage());
        assertEquals(2, problem.kind().exitCode());
        assertFalse(Files.exists(folder));
    }

    /** The hidden layer's weights in large RAM, where the planner would not put so few. */
    private static BuildFlow large(Board board, SmallTrained training) {
        var options = new BuildFlow.Options(board, PlanRequest.DEFAULT.forExchange(), Optional.of(1), 8);
        CorePlan plan = Planner.plan(training.network(), Optional.of(board.device()), options.wish());
        List<LayerPlan> layers = new ArrayList<>(plan.layers());
        LayerPlan hidden = layers.getFirst();
        layers.set(
                0,
                new LayerPlan(
                        hidden.lanes(),
                        MemoryStyle.HUGE,
                        hidden.accumulators(),
                        hidden.membranes(),
                        hidden.parameters(),
                        hidden.table(),
                        hidden.weightRegister(),
                        hidden.queue(),
                        hidden.wholeProducts(),
                        hidden.room()));
        var large = new CorePlan(plan.style(), plan.reason(), layers, plan.cost(), plan.hardMultipliers());
        return new BuildFlow(training.network(), Optional.empty(), options, large, Progress.none());
    }

    private static String ending(Board board) {
        return board.fpga().family() == Family.ICE40 ? ".asc" : ".config";
    }

    /** What stands in the block RAMs when the random words are exchanged one memory after the other. */
    private List<PlacedRam> byTheToolsOf(Board board, Path build) throws Exception {
        Path design = build.resolve("routed" + ending(board));
        List<String> images;
        try (Stream<Path> files = Files.list(build.resolve("random"))) {
            images = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        for (String image : images) {
            Path next = parent.resolve("by-" + image + ending(board));
            String before = Files.readString(build.resolve("random").resolve(image));
            String after = Files.readString(build.resolve("rtl").resolve(image));
            if (before.equals(after)) {
                continue; // not exchangeable
            }
            String random = file(board, "random-" + image, before);
            String wanted = file(board, "wanted-" + image, after);
            var exchange = board.fpga().family() == Family.ICE40
                    ? new ProcessBuilder("icebram", random, wanted)
                            .redirectInput(design.toFile())
                            .redirectOutput(next.toFile())
                    : new ProcessBuilder(
                            "ecpbram", "-i", design.toString(), "-o", next.toString(), "-f", random, "-t", wanted);
            assertEquals(
                    0,
                    exchange.redirectError(parent.resolve("log").toFile())
                            .start()
                            .waitFor(),
                    () -> image + ": " + log());
            design = next;
        }
        return contents(board, design);
    }

    /** A file of words; for ecpbram with zeros behind, as it takes memories of a multiple of 512 words only. */
    private String file(Board board, String name, String words) throws IOException {
        long missing =
                board.fpga().family() == Family.ECP5 ? 512 - words.lines().count() % 512 : 0;
        String zero = "0".repeat(words.indexOf('\n')) + "\n";
        return Files.writeString(parent.resolve(name), words + zero.repeat((int) (missing % 512)))
                .toString();
    }

    private String log() {
        try {
            return Files.readString(parent.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<PlacedRam> contents(Board board, Path design) throws IOException {
        return new PlacedDesign(RamForm.of(board.fpga().family()), Files.readAllLines(design)).rams();
    }
}
