package dev.synfire.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.board.link.Identity;
import dev.synfire.board.link.Line;
import dev.synfire.board.link.PayloadFormat;
import dev.synfire.board.link.SerialPins;
import dev.synfire.board.link.SynfireHost;
import dev.synfire.core.AnyCore;
import dev.synfire.cosim.Verilated;
import dev.synfire.fixed.IntVector;
import dev.synfire.golden.GoldenModel;
import dev.synfire.hdl.sim.Dut;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.host.Reply;
import dev.synfire.host.virtual.PinUart;
import dev.synfire.host.virtual.Pins;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.Encoder;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.NetworksOfEachKind;
import dev.synfire.integer.NetworksOfEachKind.Feature;
import dev.synfire.integer.NetworksOfEachKind.Kind;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.integer.Seeds;
import dev.synfire.layout.CorePlan;
import dev.synfire.model.Readout;
import dev.synfire.model.Report;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.quantize.Quantizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Samples that are given up half-way, at the serial pins of a core with its host link: whatever comes next is answered as
 * the golden model has it. Networks with delays, feedback and all else, of every style and with every encoder, in the JVM,
 * and two that once went wrong in Verilator. {@code -Dsynfire.seed=N} repeats a run that printed N.
 */
class AbandonedSamplesTest {
    private static final int CLOCKS_PER_BIT = 4;
    private static final int ROUNDS = 10;
    private static final byte DONE = (byte) 0x83;
    private static final byte ERROR = (byte) 0xff;
    private static final int RUN = 2;
    private static final int FIRST_TICK = 3;
    private static final int NEXT_TICK = 4;

    @TestFactory
    Stream<DynamicTest> leaveNothingBehind() {
        long seed = Seeds.first();
        System.out.println("Abandoned samples from seed " + seed);
        return NetworksOfEachKind.find(kinds(), seed).entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().toString(), () -> inTheJvm(entry.getKey(), entry.getValue(), seed)));
    }

    /** Each feature with each encoder that takes a frame per tick and with one of the others, the readouts in turn. */
    private static List<Kind> kinds() {
        List<Kind> all = NetworksOfEachKind.all();
        List<Class<? extends Encoder>> whole =
                List.of(Encoder.Constant.class, Encoder.Rate.class, Encoder.Latency.class);
        List<Kind> kinds = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            int turn = feature.ordinal();
            for (var encoder : List.of(Encoder.Direct.class, Encoder.Delta.class, whole.get(turn % whole.size()))) {
                List<Kind> possible = all.stream()
                        .filter(kind -> kind.feature() == feature && kind.encoder() == encoder)
                        .toList();
                if (!possible.isEmpty()) {
                    kinds.add(possible.get((3 * turn + kinds.size()) % possible.size()));
                }
            }
        }
        for (Readout score : Readout.values()) {
            kinds.add(new Kind(Feature.FEEDBACK, Encoder.Direct.class, score));
            kinds.add(new Kind(Feature.DELAY, Encoder.Direct.class, score));
        }
        return kinds;
    }

    private static void inTheJvm(Kind kind, IntegerNetwork network, long seed) {
        boolean styled = kind.feature() == Feature.SPATIAL || kind.feature() == Feature.SHARED;
        CorePlan plan = styled
                ? AnyCore.plan(network, kind.feature(), seed)
                : Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT);
        SynfireHost host = host(network, plan);
        try (var dut = Simulation.of(host, seed)) {
            talk(host, dut, network, seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay", "feedback"})
    void leaveNothingBehindInVerilog(String name) {
        Path file = Path.of("..", "generator", "src", "test", "resources", "abandoned", name + ".yaml");
        IntegerNetwork network = Quantizer.quantize(NetworkFile.read(file)).network();
        SynfireHost host = host(network, Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT));
        try (var dut = Verilated.of(host)) {
            talk(host, dut, network, 1);
        }
    }

    private static SynfireHost host(IntegerNetwork network, CorePlan plan) {
        IntVector identity = Identity.of(network, 0, 24).bytes();
        return new SynfireHost(
                new SynfireHost.Params(network, plan, new Line.Serial(CLOCKS_PER_BIT), identity, Optional.empty()));
    }

    private record BoardPins(SerialPins serial, Dut dut) implements Pins {
        @Override
        public void rx(int level) {
            dut.set(serial.rx(), level);
        }

        @Override
        public int tx() {
            return (int) dut.get(serial.tx());
        }

        @Override
        public void clock(int cycles) {
            dut.clock(cycles);
        }
    }

    private static void talk(SynfireHost board, Dut dut, IntegerNetwork network, long seed) {
        BoardPins pins = new BoardPins(board.serial.orElseThrow(), dut);
        pins.rx(1);
        dut.reset();
        PinUart port = new PinUart(pins, CLOCKS_PER_BIT, Host.MHZ);
        Host host = new Host(port, CLOCKS_PER_BIT, PayloadFormat.of(network.input()));
        port.idle(20);
        var random = new SplittableRandom(seed);
        int frames = network.input().frames(network.ticks());
        int round = 0;
        for (Sample sample : RandomNetworks.samples(network, seed, ROUNDS)) {
            String where = "round " + round++ + " of " + RandomNetworks.describe(network);
            boolean run = frames == 1 || sample.frames().size() == 1 && random.nextBoolean();
            int ticks = run || random.nextInt(3) == 0 ? frames : 1 + random.nextInt(frames);
            byte[] answer = {};
            for (int tick = 0; tick < (run ? 1 : ticks); tick++) {
                int command = run ? (frames == 1 && random.nextBoolean() ? FIRST_TICK : RUN) : FIRST_TICK;
                byte[] events = host.events(sample.frame(tick).toArray());
                answer = host.ask(tick == 0 ? command : NEXT_TICK, events);
                if (!run && tick < frames - 1) {
                    assertEquals(DONE, answer[0], where);
                }
            }
            if (ticks == frames) {
                compare(network, sample, answer, where);
                assertEquals(ERROR, host.ask(NEXT_TICK)[0], where);
            }
        }
    }

    private static void compare(IntegerNetwork network, Sample sample, byte[] answer, String where) {
        GoldenModel golden = new GoldenModel(network);
        var winner = golden.run(sample);
        if (network.readout().report() == Report.WINNER) {
            Reply.Result result = Host.result(answer);
            assertEquals(winner.label(), result.label(), where);
            assertEquals(winner.score(), result.score(), where);
        } else {
            int[] scores = Host.scores(answer).scores().toArray();
            assertArrayEquals(
                    golden.scores(), Arrays.stream(scores).asLongStream().toArray(), where);
        }
    }
}
