package dev.synfire.host.virtual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Boards;
import dev.synfire.board.link.LoadCommands;
import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier;
import dev.synfire.cosim.Engine;
import dev.synfire.fixed.IntVector;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.NetworkHash;
import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.host.Commands;
import dev.synfire.host.Frames;
import dev.synfire.host.LiveCore;
import dev.synfire.host.SampleRun;
import dev.synfire.host.SerialConnection;
import dev.synfire.host.TcpConnection;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The board's link and core in the JVM, whole bytes at its ports. */
@Timeout(300)
class VirtualBoardTest {
    private static final int SAMPLES = 12;

    private final Network described = NetworkFile.read(example("digits-sigmoid"));

    private static Path example(String name) {
        return Path.of("..", "examples", name);
    }

    private static BuildFlow flow(Network network, String board) {
        return new BuildFlow(
                Quantizer.quantize(network).network(),
                Optional.empty(),
                new BuildFlow.Options(Boards.find(board), PlanRequest.DEFAULT, Optional.empty(), 0),
                Progress.none());
    }

    private static SimulatedBoard start(BuildFlow flow) {
        return VirtualBoards.bytes(flow, Engine.JVM, Progress.none());
    }

    private static List<Sample> samples(Network network, String example, int count) {
        return Dataset.read(network, example(example).resolve("inputs.npy"), Optional.empty())
                .first(count)
                .samples();
    }

    @ParameterizedTest
    @CsvSource({"digits-sigmoid, icebreaker", "digits-sigmoid, ulx3s", "digits-lif, icebreaker", "iris, icebreaker"})
    void answersAsTheGoldenModel(String example, String board) {
        Network network = NetworkFile.read(example(example));
        BuildFlow flow = flow(network, board);
        try (LiveCore core = LiveCore.of(new SimulatedConnection("virtual", start(flow)))) {
            assertEquals(
                    NetworkHash.of(flow.network()).first64(), core.identity().hash());
            SampleRun run = SampleRun.of(
                    core,
                    samples(network, example, SAMPLES),
                    Optional.of(flow.network()),
                    () -> false,
                    Progress.none());
            assertEquals(SAMPLES, run.rows().size());
            assertEquals(0, run.mismatches());
        }
    }

    /** Bytes come as close together as they may: no event is lost, and cycles are few. */
    @Test
    void aSampleOfAllInputsTakesACertainNumberOfCycles() {
        try (SimulatedBoard board = start(flow(described, "icebreaker"))) {
            LiveCore core = LiveCore.of(new SimulatedConnection("virtual", board));
            var golden = new GoldenModel(Quantizer.quantize(described).network());
            Random random = new Random(12);
            for (int i = 0; i < 8; i++) {
                int[] codes = random.ints(64, 1, 17).toArray();
                Result expected = golden.run(Sample.constant(IntVector.of(codes)));
                long before = board.cycles();
                var answered = core.run(codes);
                assertEquals(
                        expected, new Result(answered.label(), answered.scores().get(0)));
                // 128 bytes and frame of 4 clocks each, the core's own cycles, an answer of 16 bytes or some more.
                long cycles = board.cycles() - before;
                assertTrue(cycles < 4 * 160 + answered.cycles().getAsInt() + 16 * 20, "cycles " + cycles);
            }
        }
    }

    /** The link counts by itself from the first event that it offers to the result; it needs a clock or two for each. */
    @Test
    void theCyclesThatTheBoardCountsAreTheLatencyOfTheCore() {
        BuildFlow flow = flow(described, "icebreaker");
        Sample sample = samples(described, "digits-sigmoid", 1).getFirst();
        var core = new SynfireCore(new SynfireCore.Params(
                flow.network(),
                Planner.plan(flow.network(), Optional.of(flow.board().device()), PlanRequest.DEFAULT)));
        long latency = CoreVerifier.of(core)
                .in(Engine.JVM)
                .verify(List.of(sample, sample, sample), CoreVerifier.Presentation.plain(), Progress.none())
                .latency()
                .orElseThrow();
        try (LiveCore live = LiveCore.of(new SimulatedConnection("virtual", start(flow)))) {
            int counted = live.run(sample).cycles().orElseThrow();
            int events =
                    (int) sample.frame(0).stream().filter(code -> code != 0).count();
            assertTrue(latency <= counted && counted <= latency + 2 * (events + 2), latency + ", counted " + counted);
        }
    }

    @Test
    void damageIsAnsweredAndLeavesNothingBehind() {
        try (SimulatedBoard board = start(flow(described, "icebreaker"))) {
            var connection = new SimulatedConnection("virtual", board);
            byte[] damaged = Frames.frame(Commands.body(2, 9, (byte) 3, (byte) 5));
            damaged[3] ^= 1;
            connection.send(damaged);
            connection.send((byte) 1, (byte) 2, (byte) 3);
            LiveCore core = LiveCore.of(connection);
            int[] codes =
                    samples(described, "digits-sigmoid", 1).getFirst().frame(0).toArray();
            assertEquals(0, core.run(codes).label());
        }
    }

    /** As the file weights.load is sent with cat: nobody waits for an answer. */
    @Test
    void weightsCanBeSentWithoutReadingAnswers() {
        Network network = NetworkFile.read(example("mnist-lif"));
        BuildFlow flow = new BuildFlow(
                Quantizer.quantize(network).network(),
                Optional.empty(),
                new BuildFlow.Options(
                        Boards.find("icebreaker").loadedByHost(), PlanRequest.DEFAULT, Optional.empty(), 0),
                Progress.none());
        assertTrue(flow.loadedByHost());
        try (SimulatedBoard board = start(flow)) {
            board.receive(LoadCommands.of(flow.weightImage()));
            while (!board.rests()) {
                board.run();
            }
            LiveCore core = LiveCore.of(new SimulatedConnection("virtual", board));
            int[] codes = new Random(3).ints(784, 0, 2).toArray();
            Result expected = new GoldenModel(flow.network()).run(Sample.constant(IntVector.of(codes)));
            var answered = core.run(codes);
            assertEquals(
                    expected, new Result(answered.label(), answered.scores().get(0)));
        }
    }

    @Test
    void itRestsUntilBytesCome() {
        try (SimulatedBoard board = start(flow(described, "icebreaker"))) {
            board.run();
            assertTrue(board.rests());
            long before = board.cycles();
            assertEquals(0, board.run().length);
            assertEquals(before, board.cycles());
            board.receive((byte) 0x7e);
            assertFalse(board.rests());
        }
    }

    private interface Client {
        void talk(String address) throws IOException;
    }

    private void serve(Endpoint endpoint, Client client) throws IOException, InterruptedException {
        BuildFlow flow = flow(described, "icebreaker");
        AtomicBoolean ends = new AtomicBoolean();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread server = new Thread(() -> {
            // A client that waits for an answer learns of a server that fails: nobody is at the other end.
            try (endpoint;
                    SimulatedBoard board = start(flow)) {
                new BoardServer(board, endpoint).run(ends::get);
            } catch (RuntimeException | Error e) {
                failure.set(e);
            }
        });
        server.start();
        try {
            client.talk(endpoint.address());
        } finally {
            ends.set(true);
            server.join();
            if (failure.get() != null) {
                throw new AssertionError("the board failed", failure.get());
            }
        }
    }

    private void classify(LiveCore core) {
        List<Sample> samples = samples(described, "digits-sigmoid", 3);
        SampleRun run = SampleRun.of(
                core, samples, Optional.of(Quantizer.quantize(described).network()), () -> false, Progress.none());
        assertEquals(3, run.rows().size());
        assertEquals(0, run.mismatches());
    }

    @Test
    void hostsFindItAtATcpPortOneAfterTheOther() throws IOException, InterruptedException {
        serve(TcpEndpoint.open(0), address -> {
            for (int i = 0; i < 2; i++) {
                try (LiveCore core = LiveCore.of(TcpConnection.open(address))) {
                    classify(core);
                }
            }
        });
    }

    @Test
    void hostsOpenItAsASerialPortOneAfterTheOther(@TempDir Path folder) throws IOException, InterruptedException {
        Path link = folder.resolve("board");
        serve(PtyEndpoint.open(Optional.of(link)), address -> {
            assertEquals(link.toString(), address);
            for (int i = 0; i < 2; i++) {
                try (LiveCore core = LiveCore.of(SerialConnection.open(address, 1_000_000))) {
                    classify(core);
                }
            }
        });
        assertFalse(Files.isSymbolicLink(link));
    }

    /** A program that knows nothing of serial ports: identify, byte for byte as on docs/host-protocol.md. */
    @Test
    void aPlainFileWillDo(@TempDir Path folder) throws IOException, InterruptedException {
        serve(PtyEndpoint.open(Optional.of(folder.resolve("board"))), address -> {
            try (var file = new RandomAccessFile(address, "rw")) {
                file.write(Frames.frame(new byte[] {1, 0x2a}));
                var received = new ByteArrayOutputStream();
                var reader = new Frames.Reader();
                Optional<byte[]> body = Optional.empty();
                while (body.isEmpty()) {
                    int b = file.read();
                    assertTrue(b >= 0, "the board is gone");
                    received.write(b);
                    body = reader.take(b);
                }
                assertArrayEquals(new byte[] {(byte) 0x81, 0x2a, 2}, Arrays.copyOf(body.get(), 3));
                assertTrue(
                        new String(body.get(), java.nio.charset.StandardCharsets.US_ASCII).endsWith("digits-sigmoid"));
            }
        });
    }

    @Test
    void aLinkDoesNotReplaceWhatIsThere(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("notes"), "mine");
        Problem problem = assertThrows(Problem.class, () -> PtyEndpoint.open(Optional.of(file)));
        assertEquals(
                "--port: error[port-in-use]: " + file + " is there already; name another path, or remove it",
                problem.getMessage());
        assertEquals("mine", Files.readString(file));
    }
}
