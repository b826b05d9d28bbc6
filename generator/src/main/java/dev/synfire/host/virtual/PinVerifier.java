package dev.synfire.host.virtual;

import dev.synfire.board.link.LoadCommands;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.cosim.Verilated;
import dev.synfire.cosim.result.Mismatch;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.NetworkHash;
import dev.synfire.golden.GoldenModel;
import dev.synfire.host.Answered;
import dev.synfire.host.Connection;
import dev.synfire.host.LiveCore;
import dev.synfire.host.SampleRun;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.layout.EngineLayout;
import dev.synfire.model.Report;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Presents samples to the top of a board at its serial pins, as a host does, and compares every answer, and the label on the
 * LEDs, with the golden model.
 */
public final class PinVerifier {
    private static final int KEPT = 10;

    private final BuildFlow flow;
    private final IntegerNetwork network;
    private final List<Mismatch> mismatches = new ArrayList<>();
    private long compared;
    private long mismatchCount;
    private int sample;

    private PinVerifier(BuildFlow flow) {
        this.flow = flow;
        this.network = flow.network();
    }

    /**
     * Compares. It ends with the first sample that differs.
     *
     * @param top the board's top, at any level
     * @param seed of what starts with no defined value, not 0
     */
    public static VerifyResult verify(BuildFlow flow, BoardRtl top, List<Sample> samples, int seed, Progress progress) {
        Verilated.build(top.rtl(), top.options(), progress);
        Verilated dut = Verilated.of(top.rtl(), top.options(), seed);
        try (TopPins pins = new TopPins(dut, flow.board(), VirtualBoards.flash(flow))) {
            return new PinVerifier(flow).verify(pins, samples, progress);
        }
    }

    private VerifyResult verify(TopPins pins, List<Sample> samples, Progress progress) {
        int presented = 0;
        try (Progress.Task task = progress.begin("Comparing at the board's pins")) {
            PinUart uart =
                    new PinUart(pins, flow.baud().clocksPerBit(), flow.clock().mhz());
            try {
                presented = answers(pins, new Patient(uart, patience()), samples, task);
            } catch (Problem | LineFault failed) {
                mismatch("the host link", "answer", "there", failed.getMessage());
            }
            if (mismatchCount == 0) {
                task.done(String.format(Locale.ROOT, "%,d values, no mismatch", compared));
            }
        }
        return new VerifyResult(
                presented,
                (long) presented * network.ticks(),
                pins.cycles(),
                OptionalLong.empty(),
                compared,
                0,
                mismatchCount,
                mismatches,
                0,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private int answers(TopPins pins, Connection connection, List<Sample> samples, Progress.Task task) {
        if (!pins.starts()) {
            mismatch("the board", "read from the flash", "ended", "never");
            return 0;
        }
        LiveCore core = LiveCore.of(connection);
        value(
                "the host link",
                "hash",
                NetworkHash.of(network).first64(),
                core.identity().hash());
        if (flow.loadedByHost()) {
            core.load(flow.weightImage(), Progress.none());
        }
        GoldenModel golden = new GoldenModel(network);
        int lamps = network.readout().report() == Report.WINNER ? flow.labelLeds() : 0;
        for (sample = 0; sample < samples.size() && mismatchCount == 0; sample++) {
            Answered answered = core.run(samples.get(sample));
            SampleRun.Answer expected = SampleRun.Answer.of(golden, network, samples.get(sample));
            value("readout", "label", expected.label(), answered.label());
            for (int n = 0; n < expected.scores().size(); n++) {
                value(
                        "readout",
                        "score",
                        expected.scores().get(n),
                        answered.scores().get(n));
            }
            if (lamps > 0) {
                value("the LEDs", "label", expected.label() & (1 << lamps) - 1, pins.lamps(lamps));
            }
            task.count(sample + 1, samples.size(), "samples");
        }
        return sample;
    }

    private void value(String where, String what, long expected, long actual) {
        compared++;
        if (expected != actual) {
            mismatch(where, what, Long.toString(expected), Long.toString(actual));
        }
    }

    private void mismatch(String where, String what, String expected, String actual) {
        mismatchCount++;
        if (mismatches.size() < KEPT) {
            mismatches.add(new Mismatch(sample, network.ticks() - 1, where, what, expected, actual));
        }
    }

    /** Bits of the serial line in which an answer must have begun: several times what the slowest sample takes. */
    private int patience() {
        long cycles = 0;
        for (int i = 0; i < network.layers().size(); i++) {
            var layer = network.layers().get(i);
            cycles += EngineLayout.fullTick(layer, flow.plan().layers().get(i).lanes()) + 4L * layer.neurons();
        }
        long margin = 10_000 + 16L * LoadCommands.PIECE;
        return (int) Math.min(
                Integer.MAX_VALUE,
                (4 * cycles * network.ticks() + margin) / flow.baud().clocksPerBit());
    }

    /** A serial port that waits for a number of bits, whatever time the host would give a board. */
    private record Patient(PinUart uart, int bits) implements Connection {
        @Override
        public String name() {
            return uart.name();
        }

        @Override
        public void send(byte... bytes) {
            uart.send(bytes);
        }

        @Override
        public OptionalInt receive(Duration patience) {
            return uart.receive(bits);
        }

        @Override
        public void close() {
            uart.close();
        }
    }
}
