package dev.synfire.host.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.board.Boards;
import dev.synfire.cosim.Engine;
import dev.synfire.fixed.IntVector;
import dev.synfire.flow.BuildFlow;
import dev.synfire.golden.GoldenModel;
import dev.synfire.host.PythonHost;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.model.Report;
import dev.synfire.network.Network;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Command;
import dev.synfire.tool.Completed;
import dev.synfire.tool.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** synfire_host.py against a virtual board, with Python's own library alone. */
@Timeout(120)
class PythonHostTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve(PythonHost.FILE), PythonHost.text());
    }

    /** Runs lines of Python after the import, with the board's address in port. */
    private List<String> python(IntegerNetwork network, String... lines) throws IOException, InterruptedException {
        BuildFlow flow = new BuildFlow(
                network,
                Optional.empty(),
                new BuildFlow.Options(Boards.find("ulx3s"), PlanRequest.DEFAULT, Optional.empty(), 0),
                Progress.none());
        AtomicBoolean ends = new AtomicBoolean();
        try (TcpEndpoint endpoint = TcpEndpoint.open(0)) {
            Thread server = new Thread(() -> {
                try (SimulatedBoard board = VirtualBoards.bytes(flow, Engine.JVM, Progress.none())) {
                    new BoardServer(board, endpoint).run(ends::get);
                }
            });
            server.start();
            Completed completed = Command.of(program("python3"))
                    .with(
                            "-c",
                            "from synfire_host import *\nport = '" + endpoint.address() + "'\n"
                                    + String.join("\n", lines))
                    .in(folder)
                    .environment("PYTHONDONTWRITEBYTECODE", "1")
                    .attempt(Progress.none(), "python");
            ends.set(true);
            server.join();
            assertEquals(0, completed.exitCode(), completed.output());
            return completed.lines();
        }
    }

    private static Path program(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not on PATH"));
    }

    @Test
    void itClassifiesImagesAsTheGoldenModel() throws IOException, InterruptedException {
        Path example = Path.of("..", "examples", "digits-sigmoid");
        Network network = NetworkFile.read(example);
        IntegerNetwork integers = Quantizer.quantize(network).network();
        List<Sample> samples = Dataset.read(network, example.resolve("inputs.npy"), Optional.empty())
                .first(5)
                .samples();
        GoldenModel golden = new GoldenModel(integers);
        List<String> lines = python(
                integers,
                "with Board(port) as board:",
                "    print(board.identity.name, board.identity.inputs, board.identity.max)",
                "    answers = board.run([" + rows(samples) + "])",
                "    print(*answers.labels)",
                "    print(*answers.scores)");
        assertEquals("digits-sigmoid 64 16", lines.get(0));
        assertEquals(
                samples.stream()
                        .map(s -> Integer.toString(golden.run(s).label()))
                        .collect(Collectors.joining(" ")),
                lines.get(1));
        assertEquals(
                samples.stream().map(s -> Long.toString(golden.run(s).score())).collect(Collectors.joining(" ")),
                lines.get(2));
    }

    /** The first block of Python on docs/live.md, at another port. */
    @Test
    void theExampleOfThePageRuns() throws IOException, InterruptedException {
        String page = Files.readString(Path.of("..", "docs", "live.md"));
        int begin = page.indexOf("```python\n") + "```python\n".length();
        String block = page.substring(begin, page.indexOf("```", begin)).replace("\"socket://localhost:4000\"", "port");
        IntegerNetwork integers = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", "digits-sigmoid")))
                .network();
        GoldenModel golden = new GoldenModel(integers);
        var dark = golden.run(Sample.constant(IntVector.filled(64, 0)));
        var bright = golden.run(Sample.constant(IntVector.filled(64, 16)));
        List<String> lines = python(integers, block);
        assertEquals("digits-sigmoid 64", lines.get(0));
        String expected = "%d %d | %d %d | ".formatted(dark.label(), bright.label(), dark.score(), bright.score());
        assertEquals(expected, lines.get(1).substring(0, expected.length()));
    }

    private static String rows(List<Sample> samples) {
        return samples.stream()
                .map(sample -> Arrays.toString(sample.frame(0).toArray()))
                .collect(Collectors.joining(","));
    }

    /** Values of many widths, signed and not, ticks of their own, winners and scores. */
    @Test
    void itSpeaksToAnyNetwork() throws IOException, InterruptedException {
        int ticked = 0;
        int scored = 0;
        for (long seed = 1; seed <= 12; seed++) {
            IntegerNetwork network = RandomNetworks.network(seed, 5);
            boolean scores = network.readout().report() == Report.SCORES;
            int frames = network.input().frames(network.ticks());
            Sample sample = RandomNetworks.samples(network, seed, 6).getLast();
            String codes = sample.frames().size() == 1
                    ? Arrays.toString(sample.frame(0).toArray())
                    : sample.frames().stream()
                            .map(frame -> Arrays.toString(frame.toArray()))
                            .collect(Collectors.joining(",", "[", "]"));
            GoldenModel golden = new GoldenModel(network);
            int label = golden.run(sample).label();
            String expected = scores
                    ? Arrays.stream(golden.scores()).mapToObj(Long::toString).collect(Collectors.joining(" "))
                    : label + " " + golden.run(sample).score();
            List<String> lines = python(
                    network,
                    "answers = Board(port).run([" + codes + "])",
                    scores ? "print(*answers.scores[0])" : "print(answers.labels[0], answers.scores[0])");
            assertEquals(expected, lines.getLast(), "seed " + seed + ", " + RandomNetworks.describe(network));
            ticked += frames > 1 && sample.frames().size() > 1 ? 1 : 0;
            scored += scores ? 1 : 0;
        }
        assertEquals(true, ticked > 0 && scored > 0, ticked + " with ticks, " + scored + " with scores");
    }

    @Test
    void whatGoesWrongIsSaid() throws IOException, InterruptedException {
        IntegerNetwork network = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", "iris")))
                .network();
        List<String> lines = python(
                network,
                "board = Board(port)",
                "for codes in ([0] * 3, [1 << 20] * 4):",
                "    try:",
                "        board.run(codes)",
                "    except ValueError as e:",
                "        print(e)");
        assertEquals("3 inputs, the network takes 4", lines.get(0));
        assertEquals(true, lines.get(1).startsWith("input 0 is 1048576, not from "), lines.get(1));
    }
}
