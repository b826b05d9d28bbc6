package dev.synfire.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.board.link.Baud;
import dev.synfire.board.link.Identity;
import dev.synfire.board.link.Line;
import dev.synfire.board.link.PayloadFormat;
import dev.synfire.board.link.SynfireHost;
import dev.synfire.cosim.Rtl;
import dev.synfire.cosim.Verilated;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.flow.Generated;
import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.hdl.BlackBox;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.check.Target;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Programs;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.host.Reply;
import dev.synfire.host.virtual.PinUart;
import dev.synfire.host.virtual.TopPins;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host of one's own, with a vendor's primitive beside Synfire's, in the top of a board: simulated and synthesised. */
class BlackBoxOnABoardTest {
    private static final Range SPIKES = new Range(0, 1);

    /** Four inputs, two neurons; the second fires where the first two inputs do. */
    private static final IntegerNetwork NETWORK = new IntegerNetwork(
            "pair",
            new InputPort(4, SPIKES),
            List.of(IntegerLayer.dense(
                    "layer1",
                    IntegerProjection.INPUT,
                    SPIKES,
                    new DenseSynapses(4, 2, 4, IntVector.of(0, 3, 0, 3, 2, 0, 2, 0)),
                    IntVector.filled(2, 0),
                    new SpikingNeuron(
                            8,
                            Decay.NONE,
                            IntVector.filled(2, 5),
                            FiringComparison.ABOVE,
                            new SpikingNeuron.Reset.Subtract()))),
            4,
            new IntegerReadout(Readout.SPIKE_COUNT));

    /** The only way to the clock pin of an ECP5's configuration flash. */
    static final class FlashClock extends BlackBox<NoParams> {
        final Input clock = input("USRMCLKI", bit());
        final Input release = input("USRMCLKTS", bit());

        FlashClock() {
            super("USRMCLK", new NoParams());
        }

        @Override
        protected Optional<String> simulationModel() {
            return Optional.of("""
                    module USRMCLK (
                        input  wire USRMCLKI,
                        input  wire USRMCLKTS
                    );
                        wire pin = USRMCLKI & ~USRMCLKTS;
                        wire unused = &{1'b0, pin};
                    endmodule
                    """);
        }
    }

    /** A host that shows at the flash's clock pin when it is at work. */
    static final class Beacon extends Component<NoParams> {
        private final SynfireHost host;
        final Input uartRx = input("uart_rx", bit());
        final Output uartTx = output("uart_tx", bit());
        final Output active = output("active", bit());
        final Output label;

        Beacon(SynfireHost host) {
            super(new NoParams());
            this.host = host;
            label = output("label", host.label.shape());
        }

        @Override
        protected void logic() {
            instance("host", host);
            host.serial.orElseThrow().rx().assign(uartRx);
            uartTx.assign(host.serial.orElseThrow().tx());
            label.assign(host.label);
            active.assign(host.active);
            FlashClock clock = instance("flash_clock", new FlashClock());
            clock.clock.assign(host.active);
            clock.release.assign(0);
        }
    }

    private final Board board = Boards.find("ulx3s");
    private final CoreClock clock = CoreClock.nearest(board, board.coreMHz());
    private final Baud baud = Baud.of(clock.mhz(), board.baud());

    private Design design() {
        Generated core = Generated.of(NETWORK, Optional.of(board.device()), PlanRequest.DEFAULT);
        var host = new SynfireHost(new SynfireHost.Params(
                NETWORK,
                core.plan(),
                new Line.Serial(baud.clocksPerBit()),
                Identity.of(NETWORK, 7, clock.mhz()).bytes(),
                Optional.empty()));
        return Verilog.emit(new Beacon(host), new Verilog.Options(false), Target.ECP5);
    }

    private SortedMap<String, String> files(Design design) {
        SortedMap<String, String> files = new TreeMap<>(design.files());
        files.putAll(BoardTop.files(board, clock, design.top(), 1, false));
        return files;
    }

    @Test
    void itComputesAndItsPrimitiveIsDriven() {
        Design design = design();
        assertEquals(List.of(), design.warnings());
        SortedMap<String, String> files = files(design);
        files.putAll(design.models());
        files.putAll(BoardTop.simulation(board, clock));
        Rtl rtl = Rtl.of(BoardTop.module(board), files).clockedBy("clk_pin").resetBy("");
        try (Verilated dut = Verilated.of(rtl)) {
            dut.set("button", board.button().orElseThrow().activeLow() ? 1 : 0);
            var pins = new TopPins(dut, board, Optional.empty());
            Host host = new Host(
                    new PinUart(pins, baud.clocksPerBit(), Host.MHZ),
                    baud.clocksPerBit(),
                    PayloadFormat.of(NETWORK.input()));
            pins.clock(2000); // the reset after configuration
            assertEquals(0, dut.get("host.flash_clock.pin"));
            GoldenModel golden = new GoldenModel(NETWORK);
            for (int[] frame : new int[][] {{1, 1, 0, 0}, {0, 0, 1, 1}}) {
                Result expected = golden.run(Sample.constant(IntVector.of(frame)));
                Reply.Result result = host.run(frame);
                assertEquals(expected, new Result(result.label(), result.score()));
                assertEquals(1, dut.get("host.flash_clock.pin")); // the light of work stays on for a while
            }
        }
    }

    @Test
    void yosysTakesIt(@TempDir Path folder) throws IOException, InterruptedException {
        SortedMap<String, String> files = files(design());
        for (var file : files.entrySet()) {
            Programs.write(folder, file.getKey(), file.getValue());
        }
        String sources = String.join(
                " ", files.keySet().stream().filter(name -> name.endsWith(".v")).toList());
        Programs.run(
                folder,
                "yosys",
                "-q",
                "-e",
                ".",
                "-p",
                "read_verilog " + sources + "; synth_ecp5 -top " + BoardTop.module(board)
                        + "; select -assert-count 1 t:USRMCLK; select -assert-count 1 t:EHXPLLL");
    }
}
