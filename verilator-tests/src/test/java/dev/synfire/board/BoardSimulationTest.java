package dev.synfire.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.link.Identity;
import dev.synfire.board.link.LoadCommands;
import dev.synfire.board.link.PayloadFormat;
import dev.synfire.cosim.Verilated;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.NetworkHash;
import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.host.Commands;
import dev.synfire.host.Frames;
import dev.synfire.host.Reply;
import dev.synfire.host.virtual.FlashChip;
import dev.synfire.host.virtual.PinUart;
import dev.synfire.host.virtual.TopPins;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
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
import dev.synfire.network.Network;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole top of a board, pins and all, driven through its serial port: what goes to the synthesiser, but for the PLL,
 * in whose place the clock pin runs at the core's clock.
 */
class BoardSimulationTest {
    /** Far more than the core waits before it reads the flash, and reads in its own time. */
    private static final int MOST_CYCLES = 4_000_000;

    private static final int IMAGES = 60;

    @ParameterizedTest
    @CsvSource({
        "digits-sigmoid, icebreaker",
        "digits-lif, icebreaker",
        "digits-sigmoid, ice40hx8k-b-evn",
        "digits-sigmoid, upduino",
        "digits-sigmoid, ulx3s",
        "digits-lif, ulx3s"
    })
    void classifiesImagesAsTheGoldenModelDoes(String example, String boardName) {
        Path folder = Path.of("..", "examples", example);
        Network described = NetworkFile.read(folder);
        IntegerNetwork network = Quantizer.quantize(described).network();
        List<Sample> samples = Dataset.read(described, folder.resolve("inputs.npy"), Optional.empty())
                .first(IMAGES)
                .samples();
        Board board = Boards.find(boardName);
        var flow = new BuildFlow(
                network,
                Optional.empty(),
                new BuildFlow.Options(board, PlanRequest.DEFAULT, Optional.empty(), 0),
                Progress.none());
        try (Verilated dut = simulated(flow)) {
            if (board.button().isPresent()) {
                dut.set("button", board.button().get().activeLow() ? 1 : 0);
            }
            TopPins pins =
                    new TopPins(dut, board, flow.readsFlash() ? Optional.of(flash(board, flow)) : Optional.empty());
            PinUart port = new PinUart(pins, flow.baud().clocksPerBit(), Host.MHZ);
            Host host = new Host(port, flow.baud().clocksPerBit(), PayloadFormat.of(network.input()));
            pins.clock(2000); // the reset after configuration

            byte[] identity = host.ask(1);
            assertEquals(
                    Identity.of(
                            network,
                            NetworkHash.of(network).first64(),
                            flow.clock().mhz()),
                    Identity.read(Arrays.copyOfRange(identity, 2, identity.length)));

            GoldenModel golden = new GoldenModel(network);
            int labels = 0;
            for (int i = 0; i < IMAGES; i++) {
                int[] codes = samples.get(i).frame(0).toArray();
                Result expected = golden.run(samples.get(i));
                if (i % 10 == 3) {
                    damage(port, host, host.events(codes));
                }
                Reply.Result result = i % 10 == 7 ? tickByTick(host, network, codes) : host.run(codes);
                assertEquals(expected, new Result(result.label(), result.score()), "image " + i);
                assertEquals(shown(board, result.label()), leds(dut, board), "LEDs after image " + i);
                labels |= 1 << result.label();
            }
            assertTrue(Integer.bitCount(labels) >= 8, "only these labels came up: " + Integer.toBinaryString(labels));
        }
    }

    /** The lowest four bits of a label, for ten classes need no more, as far as there are LEDs. */
    private static int shown(Board board, int label) {
        return label & ((1 << Math.min(4, board.labelLeds().size())) - 1);
    }

    /** The number that the board's LEDs show, read at its pins. */
    private static int leds(Verilated dut, Board board) {
        int number = 0;
        for (int i = 0; i < Math.min(4, board.labelLeds().size()); i++) {
            boolean lit = dut.get("led_label_" + i) == (board.labelLeds().get(i).activeLow() ? 0 : 1);
            number |= lit ? 1 << i : 0;
        }
        return number;
    }

    /** They are more than the block RAMs hold: they come from the flash. */
    @Test
    void weightsThatComeFromTheFlashAreTheNetworks() {
        var random = new SplittableRandom(21);
        IntegerNetwork network = large(random);
        Board board = Boards.find("icebreaker");
        var flow = new BuildFlow(
                network,
                Optional.empty(),
                new BuildFlow.Options(board, PlanRequest.DEFAULT, Optional.empty(), 0),
                Progress.none());
        assertTrue(flow.weightImage().length >= 240 * 80, "the weights are not in the flash");
        try (Verilated dut = simulated(flow)) {
            dut.set("button", 1);
            FlashChip chip = flash(board, flow);
            TopPins pins = new TopPins(dut, board, Optional.of(chip));
            PinUart port = new PinUart(pins, flow.baud().clocksPerBit(), Host.MHZ);
            for (int cycles = 0; chip.reads() == 0; cycles += 1000) {
                assertTrue(cycles < MOST_CYCLES, "the flash is not read within " + MOST_CYCLES + " cycles");
                pins.clock(1000);
            }
            Host host = new Host(port, flow.baud().clocksPerBit(), PayloadFormat.of(network.input()));
            GoldenModel golden = new GoldenModel(network);
            for (int i = 0; i < 8; i++) {
                int[] frame = random.ints(240, 0, 2).toArray();
                Result expected = golden.run(Sample.constant(IntVector.of(frame)));
                Reply.Result result = host.run(frame);
                assertEquals(expected, new Result(result.label(), result.score()), "sample " + i);
            }
        }
    }

    /** 240 x 80 weights of 8 bits are more than the block RAMs hold. */
    private static IntegerNetwork large(SplittableRandom random) {
        int[] weights = random.ints(240L * 80, -127, 128).toArray();
        var neuron = new SpikingNeuron(
                20, Decay.NONE, IntVector.filled(80, 400), FiringComparison.ABOVE, new SpikingNeuron.Reset.Subtract());
        Range spikes = new Range(0, 1);
        return new IntegerNetwork(
                "large",
                new InputPort(240, spikes),
                List.of(IntegerLayer.dense(
                        "layer1",
                        IntegerProjection.INPUT,
                        spikes,
                        new DenseSynapses(240, 80, 8, IntVector.of(weights)),
                        IntVector.filled(80, 0),
                        neuron)),
                4,
                new IntegerReadout(Readout.SPIKE_COUNT));
    }

    /** The file that a build leaves goes to the port as it is, and no answer is read; a bit is damaged the first time. */
    @Test
    void weightsThatAreSentWithoutReadingAnAnswerArriveOrNothingIsComputed() {
        var random = new SplittableRandom(22);
        IntegerNetwork network = large(random);
        BuildFlow flow = loadedByHost(network);
        try (Verilated dut = simulated(flow)) {
            dut.set("button", 1);
            TopPins pins = new TopPins(dut, flow.board(), Optional.empty());
            PinUart port = new PinUart(pins, flow.baud().clocksPerBit(), Host.MHZ);
            Host host = new Host(port, flow.baud().clocksPerBit(), PayloadFormat.of(network.input()));
            pins.clock(2000);
            byte[] commands = LoadCommands.of(flow.weightImage());
            int[] frame = random.ints(240, 0, 2).toArray();
            byte[] damaged = commands.clone();
            damaged[2000] ^= 0x10;
            port.send(damaged);
            host.drop();
            assertEquals(6, host.ask(2, host.events(frame))[2]);
            port.send(commands);
            host.drop();
            Result expected = new GoldenModel(network).run(Sample.constant(IntVector.of(frame)));
            Reply.Result result = host.run(frame);
            assertEquals(expected, new Result(result.label(), result.score()));
        }
    }

    private static BuildFlow loadedByHost(IntegerNetwork network) {
        Board board = Boards.find("icebreaker").loadedByHost();
        return new BuildFlow(
                network,
                Optional.empty(),
                new BuildFlow.Options(board, PlanRequest.DEFAULT.at(OptionalDouble.of(12)), Optional.empty(), 0),
                Progress.none());
    }

    /** A flash is neither needed nor touched: a frame is damaged, one comes twice, samples come too early. */
    @Test
    void weightsThatTheHostSendsAreTheNetworks() {
        var random = new SplittableRandom(22);
        IntegerNetwork network = large(random);
        BuildFlow flow = loadedByHost(network);
        assertTrue(flow.loadedByHost() && !flow.readsFlash());
        byte[] image = flow.weightImage();
        try (Verilated dut = simulated(flow)) {
            dut.set("button", 1);
            TopPins pins = new TopPins(dut, flow.board(), Optional.empty());
            PinUart port = new PinUart(pins, flow.baud().clocksPerBit(), Host.MHZ);
            Host host = new Host(port, flow.baud().clocksPerBit(), PayloadFormat.of(network.input()));
            pins.clock(2000);
            int[] early = random.ints(240, 0, 2).toArray();
            for (int at = 0; at < image.length; at += 256) {
                byte[] piece = Commands.piece(image, at, Math.min(256, image.length - at));
                if (at == 512 || at == 2560) {
                    assertEquals(6, host.ask(2, host.events(early))[2]);
                    byte[] damaged = Frames.frame(Commands.body(5, 200, piece));
                    damaged[40] ^= 0x10;
                    port.send(damaged);
                    assertEquals(1, host.answer(400).orElseThrow()[2]);
                }
                assertEquals((byte) 0x83, host.ask(5, piece)[0], "piece at " + at);
                if (at % 1280 == 0) {
                    assertEquals((byte) 0x83, host.ask(5, piece)[0], "again the piece at " + at);
                }
            }
            GoldenModel golden = new GoldenModel(network);
            for (int i = 0; i < 8; i++) {
                int[] frame = random.ints(240, 0, 2).toArray();
                Result expected = golden.run(Sample.constant(IntVector.of(frame)));
                Reply.Result result = host.run(frame);
                assertEquals(expected, new Result(result.label(), result.score()), "sample " + i);
            }
        }
    }

    /** A chip with the core's weights where the build puts them, and noise around them. */
    private static FlashChip flash(Board board, BuildFlow flow) {
        byte[] image = flow.weightImage();
        int start = board.flash().orElseThrow().image();
        byte[] content = new byte[start + image.length + 16];
        new SplittableRandom(5).nextBytes(content);
        System.arraycopy(image, 0, content, start, image.length);
        return new FlashChip(content, (int) Math.ceil(3 * flow.clock().mhz()));
    }

    static Verilated simulated(BuildFlow flow) {
        return Verilated.of(TopPins.rtl(flow), TopPins.options(), 1);
    }

    /** The same sample with a command for each tick. */
    private static Reply.Result tickByTick(Host host, IntegerNetwork network, int... codes) {
        for (int tick = 0; tick < network.ticks() - 1; tick++) {
            assertEquals((byte) 0x83, host.ask(tick == 0 ? 3 : 4, host.events(codes))[0]);
        }
        return Host.result(host.ask(network.ticks() == 1 ? 3 : 4, host.events(codes)));
    }

    /** A frame with a wrong CRC, garbage, and a frame that breaks off: errors at most, never a result. */
    private static void damage(PinUart port, Host host, byte[] events) {
        byte[] frame = Frames.frame(Commands.body(2, 200, events));
        frame[4] ^= 1;
        port.send(frame);
        assertEquals((byte) 0xff, host.answer(2_000).orElseThrow()[0]);
        port.send((byte) 0x55, (byte) 0x7d, (byte) 0xaa, (byte) 0x13, (byte) 0x37, (byte) 0x7e);
        assertEquals((byte) 0xff, host.answer(2_000).orElseThrow()[0]);
        port.send(Arrays.copyOf(Frames.frame(Commands.body(2, 201, events)), 9));
        port.send((byte) 0x7e);
        assertEquals((byte) 0xff, host.answer(2_000).orElseThrow()[0]);
    }
}
