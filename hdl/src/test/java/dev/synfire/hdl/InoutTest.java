package dev.synfire.hdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.problem.Problem;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Pins that are driven from both sides: their Verilog, what the JVM makes of them, and their slips. */
class InoutTest {
    private static final Verilog.Options PLAIN = new Verilog.Options(false);

    /** A pad that is driven while t is 0. */
    static class Pad extends BlackBox<NoParams> {
        final Input i = input("I", bit());
        final Input t = input("T", bit());
        final Output o = output("O", bit());
        final Inout b = inout("B", bit());

        Pad() {
            super("BB", new NoParams());
        }
    }

    /** The same with what it does as long as nothing else drives the pin. */
    static final class PadAlone extends Pad {
        @Override
        protected void logic() {
            o.assign(i.and(t.not()));
        }
    }

    /** Two bits of a bus through a component, one pin straight, and a pair the other way round. */
    static final class Pads extends Component<NoParams> {
        final Inout bus = inout("bus", u(4));
        final Input drive = input("drive", bit());
        final Inout ready = inout("ready", bit());
        final Output seen = output("seen", u(3));

        Pads() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Pair pair = instance("pair", new Pair());
            pair.pins.connect(bus.bits(2, 1));
            pair.drive.assign(drive);
            Pad single = instance("single", new Pad());
            single.b.connect(ready);
            single.i.assign(1);
            single.t.assign(drive.not());
            Pair swapped = instance("swapped", new Pair());
            swapped.drive.assign(0);
            swapped.pins.connect(bus.bit(0), bus.bit(3));
            seen.assign(cat(pair.seen.or(swapped.seen), single.o));
        }
    }

    /** Two pads. */
    static final class Pair extends Component<NoParams> {
        final Input drive = input("drive", bit());
        final Output seen = output("seen", u(2));
        final Inout pins = inout("pins", u(2));

        Pair() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Pad high = instance("high", new Pad());
            Pad low = instance("low", new Pad());
            for (Pad pad : new Pad[] {high, low}) {
                pad.i.assign(0);
                pad.t.assign(drive.not());
                pad.b.connect(pins.bit(pad == high ? 1 : 0));
            }
            seen.assign(cat(high.o, low.o));
        }
    }

    /** Two pads in one box. */
    static final class PairAlone extends BlackBox<NoParams> {
        final Inout pins = inout("PINS", u(2));

        PairAlone() {
            super("BB2", new NoParams());
        }
    }

    @Test
    void inoutsPrintAsPortsAndConnections() {
        var files = Verilog.emit(new Pads(), PLAIN).files();
        assertEquals(
                """
                module pads (
                    inout  wire [3:0] bus,
                    input  wire       drive,
                    inout  wire       ready,
                    output wire [2:0] seen
                );

                    wire [1:0] pair_seen;

                    pair pair (
                        .drive (drive),
                        .seen  (pair_seen),
                        .pins  (bus[2:1])
                    );

                    wire single_O;

                    BB single (
                        .I (1'b1),
                        .T (!drive),
                        .O (single_O),
                        .B (ready)
                    );

                    wire [1:0] swapped_seen;

                    pair swapped (
                        .drive (1'b0),
                        .seen  (swapped_seen),
                        .pins  ({bus[0], bus[3]})
                    );

                    assign seen = {pair_seen | swapped_seen, single_O};
                endmodule
                """,
                files.get("pads.v")
                        .substring(files.get("pads.v").indexOf("module"))
                        .replace("\n\n`default_nettype wire\n", "\n"));
    }

    /** One pad. */
    static final class OnePad extends Component<NoParams> {
        final Inout pin = inout("pin", bit());
        final Input data = input("data", bit());
        final Output seen = output("seen", bit());
        private final Pad pad;

        OnePad(Pad pad) {
            super(new NoParams());
            this.pad = pad;
        }

        @Override
        protected void logic() {
            instance("pad", pad);
            pad.b.connect(pin);
            pad.i.assign(data);
            pad.t.assign(0);
            seen.assign(pad.o);
        }
    }

    @Test
    void theJvmRunsWhatTheBlackBoxSaysOfItself() {
        OnePad it = new OnePad(new PadAlone());
        try (Simulation dut = Simulation.of(it)) {
            assertEquals(1, dut.set(it.data, 1).get(it.seen));
        }
        var e = assertThrows(IllegalArgumentException.class, () -> Simulation.of(new OnePad(new Pad())));
        assertEquals("BB pad has no model: override logic() to describe what it does", e.getMessage());
    }

    /** A component whose logic is the test's. */
    static final class Bench extends Component<NoParams> {
        private final Consumer<Bench> logic;
        final Inout pins = inout("pins", u(2));
        final Input c = input("c", bit());

        Bench(Consumer<Bench> logic) {
            super(new NoParams());
            this.logic = logic;
        }

        @Override
        protected void logic() {
            logic.accept(this);
        }

        Pad pad(String name) {
            Pad pad = instance(name, new Pad());
            pad.i.assign(0);
            pad.t.assign(0);
            return pad;
        }
    }

    private static void says(String expected, Consumer<Bench> logic) {
        Problem problem = assertThrows(Problem.class, () -> Elaborated.of(new Bench(logic)));
        assertEquals(expected, problem.getMessage().replaceAll("InoutTest\\.java:\\d+", "HERE"));
    }

    @Test
    void slips() {
        says(
                "HERE: error[unconnected]: inout B of pad is not connected; connect it to an inout of this component",
                it -> {
                    it.instance("pair", new PairAlone()).pins.connect(it.pins);
                    it.pad("pad");
                });
        says(
                "HERE: error[unconnected]: the inout pins[1] is not connected; connect an inout of an instance to it",
                it -> it.pad("pad").b.connect(it.pins.bit(0)));
        says(
                "HERE: error[unconnected]: the inout pins is not connected; connect an inout of an instance to it",
                it -> {});
        says("HERE: error[driven-twice]: B is connected already (HERE); connect it once", it -> {
            Pad pad = it.pad("pad");
            pad.b.connect(it.pins.bit(0));
            pad.b.connect(it.pins.bit(1));
        });
        says(
                "HERE: error[inout]: the inout pins[0] is connected already (HERE); give each instance pins of its own",
                it -> {
                    it.pad("one").b.connect(it.pins.bit(0));
                    it.pad("two").b.connect(it.pins.bit(0));
                });
        says(
                "HERE: error[inout]: the inout B has a width of 1, what it is connected to one of 2; connect as many bits as it has",
                it -> it.pad("pad").b.connect(it.pins));
        says(
                "HERE: error[width]: bits 2 down to 1 of the inout pins, which is u(2); its bits are 1 down to 0",
                it -> it.pins.bits(2, 1));
        says(
                "HERE: error[own-input]: pins is an inout of this component, connected from outside; call connect of the instance's inout, with this one",
                it -> it.pins.connect(it.pad("pad").b, it.pad("other").b));
        says(
                "HERE: error[foreign-signal]: the inout B belongs to Pad; connect an inout of an instance to one of this component",
                it -> it.pad("one").b.connect(it.pad("two").b));
        says("HERE: error[connect-in-when]: a connection of B under when or switch; connect it outside", it -> {
            Pad pad = it.pad("pad");
            it.when(it.c, () -> pad.b.connect(it.pins.bit(0)));
        });
        says("HERE: error[name]: pins is taken (HERE); call it something else", it -> it.wire("pins", Shape.bit()));
    }
}
