package dev.synfire.hdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.lib.Synchroniser;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Several clocks, kinds of reset, black boxes, attributes: their Verilog, what they do, and their slips. */
class ClocksTest {
    private static final Verilog.Options PLAIN = new Verilog.Options(false);

    /** Counts with its one clock, which the parent chooses. */
    static final class Counter extends Component<NoParams> {
        final Output count = output("count", u(4));

        Counter() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Reg value = reg("value", u(4));
            value.next(value.addWrap(1));
            count.assign(value);
        }
    }

    /** Counts with two clocks; a bit of one crosses to the other. */
    static final class TwoClocks extends Component<NoParams> {
        final Clock fast = clock("fast_clk", "fast_rst");
        final Output slow = output("slow", u(4));
        final Output quick = output("quick", u(4));
        final Output seen = output("seen", bit());

        TwoClocks() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Counter low = instance("low", new Counter());
            slow.assign(low.count);
            in(fast, () -> {
                Counter high = instance("high", new Counter());
                quick.assign(high.count);
                Synchroniser crossing = instance("crossing", new Synchroniser());
                crossing.in.assign(low.count.bit(3));
                seen.assign(crossing.out);
            });
        }
    }

    private static String after(Design design, String file, String start) {
        String text = design.files().get(file);
        return text.substring(text.indexOf(start), text.indexOf("endmodule"));
    }

    @Test
    void instancesBelongToClocks() {
        Design design = Verilog.emit(new TwoClocks(), PLAIN);
        assertEquals("""
                module two_clocks (
                    input  wire       clk,
                    input  wire       rst,
                    input  wire       fast_clk,
                    input  wire       fast_rst,
                    output wire [3:0] slow,
                    output wire [3:0] quick,
                    output wire       seen
                );

                    wire [3:0] low_count;

                    counter low (
                        .clk   (clk),
                        .rst   (rst),
                        .count (low_count)
                    );

                    assign slow = low_count;

                    counter high (
                        .clk   (fast_clk),
                        .rst   (fast_rst),
                        .count (quick)
                    );

                    synchroniser crossing (
                        .clk (fast_clk),
                        .in  (low_count[3]),
                        .out (seen)
                    );
                """, after(design, "two_clocks.v", "module"));
        assertEquals("""
                    (* async_reg = "true" *)
                    reg stage_1;
                    (* async_reg = "true" *)
                    reg stage_2;

                    always @(posedge clk) begin
                        stage_1 <= in;
                        stage_2 <= stage_1;
                    end

                    assign out = stage_2;
                """, after(design, "synchroniser.v", "    (*"));
    }

    private static void counts(Simulation dut, TwoClocks two, long slow, long quick, long seen) {
        assertEquals(List.of(slow, quick, seen), List.of(dut.get(two.slow), dut.get(two.quick), dut.get(two.seen)));
    }

    @Test
    void clocksRunByThemselves() {
        TwoClocks two = new TwoClocks();
        try (Simulation dut = Simulation.of(two)) {
            dut.reset().clock(9).clock(two.fast, 1);
            counts(dut, two, 9, 1, 0);
            dut.clock(two.fast, 1);
            counts(dut, two, 9, 2, 1);
            dut.clock(7).clock(two.fast, 1);
            counts(dut, two, 0, 3, 1);
        }
    }

    /** A register with a reset and one without, under one condition. */
    static final class Resets extends Component<NoParams> {
        final Input go = input("go", bit());
        final Output y = output("y", u(4));
        Reg second;

        Resets(Consumer<Clock> kind) {
            super(new NoParams());
            kind.accept(clock());
        }

        @Override
        protected void logic() {
            Reg first = reg("first", u(4)).init(3);
            second = reg("second", u(4)).withoutReset().powerUp(5);
            when(go, () -> {
                first.next(first.addWrap(1));
                second.next(first);
            });
            y.assign(first.xor(second));
        }
    }

    @Test
    void resetsMayBeAsynchronousAndActiveLow() {
        assertEquals(
                """
                    reg [3:0] first;
                    reg [3:0] second = 4'd5;

                    always @(posedge clk or negedge rst_n) begin
                        if (!rst_n) first <= 4'd3;
                        else if (go) first <= first + 4'd1;
                    end

                    always @(posedge clk)
                        if (go) second <= first;

                    assign y = first ^ second;
                """,
                after(
                        Verilog.emit(
                                new Resets(clock -> clock.asynchronousReset().activeLowReset()), PLAIN),
                        "resets.v",
                        "    reg [3:0] first"));
        assertEquals("""
                    always @(posedge clk) begin
                        if (go) begin
                            first <= first + 4'd1;
                            second <= first;
                        end
                        if (!rst_n) first <= 4'd3;
                    end

                    assign y = first ^ second;
                """, after(Verilog.emit(new Resets(Clock::activeLowReset), PLAIN), "resets.v", "    always"));
        Resets it = new Resets(Clock::activeLowReset);
        try (Simulation dut = Simulation.of(it)) {
            assertEquals(5, dut.get(it.second));
            assertEquals(3 ^ 5, dut.reset().get(it.y));
        }
    }

    /** An asynchronous reset that a register of another clock gives. */
    static final class SelfReset extends Component<NoParams> {
        final Input stop = input("stop", bit());
        final Output y = output("y", u(4));
        final Clock mine = clockOf(input("tick", bit()), stop).asynchronousReset();

        SelfReset() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            in(mine, () -> {
                Reg value = reg("value", u(4)).init(9);
                value.next(value.addWrap(1));
                y.assign(value);
            });
        }
    }

    @Test
    void anAsynchronousResetActsWithoutAnEdge() {
        SelfReset it = new SelfReset();
        try (Simulation dut = Simulation.of(it)) {
            assertEquals(9, dut.set(it.stop, 1).get(it.y));
            assertEquals(9, dut.clock(it.mine, 3).get(it.y));
            assertEquals(12, dut.set(it.stop, 0).clock(it.mine, 3).get(it.y));
            assertEquals(9, dut.set(it.stop, 1).get(it.y));
        }
        assertEquals("""
                module self_reset (
                    input  wire       stop,
                    output wire [3:0] y,
                    input  wire       tick
                );

                    reg [3:0] value;

                    always @(posedge tick or posedge stop) begin
                        if (stop) value <= 4'd9;
                        else value <= value + 4'd1;
                    end

                    assign y = value;
                """, after(Verilog.emit(it, PLAIN), "self_reset.v", "module"));
    }

    /** A PLL of an iCE40, as far as this test needs it. */
    static final class Pll extends BlackBox<NoParams> {
        final Input reference = input("REFERENCECLK", bit());
        final Input reset = input("RESETB", bit());
        final Output out = output("PLLOUTCORE", bit());
        final Output locked = output("LOCK", bit());

        Pll() {
            super("SB_PLL40_CORE", new NoParams());
        }

        @Override
        protected Map<String, Object> parameters() {
            Map<String, Object> parameters = new LinkedHashMap<>();
            parameters.put("FEEDBACK_PATH", "SIMPLE");
            parameters.put("DIVF", Expr.lit(63, Shape.u(7)));
            parameters.put("DELAY", 3);
            return parameters;
        }

        @Override
        protected Optional<String> simulationModel() {
            return Optional.of("module SB_PLL40_CORE; endmodule\n");
        }
    }

    /** Is asked for parameters in an order that changes from one JVM to the next. */
    static final class Unordered extends BlackBox<NoParams> {
        final Output out = output("OUT", bit());

        Unordered() {
            super("UNORDERED", new NoParams());
        }

        @Override
        protected Map<String, Object> parameters() {
            return Map.of("D", 4, "A", "say \"a\" \\ b", "C", 2.5, "E", 5L, "B", 2);
        }
    }

    @Test
    void parametersWithoutAnOrderComeByName() {
        Component<NoParams> top = new Component<>(new NoParams()) {
            final Output y = output("y", bit());

            @Override
            protected String moduleName() {
                return "ordered";
            }

            @Override
            protected void logic() {
                Wire kept = wire("kept", bit()).attribute("note", "a \"b\"");
                kept.assign(instance("box", new Unordered()).out);
                y.assign(kept);
            }
        };
        String text = Verilog.emit(top, PLAIN).files().get("ordered.v");
        assertEquals(
                """
                    (* note = "a \\"b\\"" *)
                    wire kept;

                    UNORDERED #(
                        .A("say \\"a\\" \\\\ b"),
                        .B(2),
                        .C(2.5),
                        .D(4),
                        .E(5)
                    ) box (
                        .OUT (kept)
                    );
                """,
                text.substring(text.indexOf("    (* note"), text.indexOf("    assign y"))
                                .stripTrailing() + "\n");
    }

    /** Runs from the PLL. */
    static final class OnPll extends Component<NoParams> {
        final Input pin = input("pin", bit());
        final Output y = output("y", u(4));

        OnPll() {
            super(new NoParams());
        }

        @Override
        protected List<Attribute> moduleAttributes() {
            return List.of(Attribute.of("keep_hierarchy"), Attribute.of("top", 1));
        }

        @Override
        protected void logic() {
            Pll pll = instance("pll", new Pll());
            pll.attribute("keep");
            pll.reference.assign(pin);
            pll.reset.assign(1);
            Wire reset = wire("reset", bit()).attribute("keep");
            reset.assign(pll.locked.not());
            in(clockOf(pll.out, reset), () -> {
                Counter counter = instance("counter", new Counter());
                y.assign(counter.count);
            });
        }
    }

    @Test
    void blackBoxesPrintAsInstances() {
        Design design = Verilog.emit(new OnPll(), PLAIN);
        assertEquals(
                List.of("counter.v", "on_pll.v"), List.copyOf(design.files().keySet()));
        assertEquals(Map.of("SB_PLL40_CORE.v", "module SB_PLL40_CORE; endmodule\n"), design.models());
        assertEquals(List.of(), design.warnings());
        assertEquals("""
                (* keep_hierarchy *)
                (* top = 1 *)
                module on_pll (
                    input  wire       pin,
                    output wire [3:0] y
                );

                    wire pll_PLLOUTCORE;
                    wire pll_LOCK;

                    (* keep *)
                    SB_PLL40_CORE #(
                        .FEEDBACK_PATH("SIMPLE"),
                        .DIVF(7'b0111111),
                        .DELAY(3)
                    ) pll (
                        .REFERENCECLK (pin),
                        .RESETB       (1'b1),
                        .PLLOUTCORE   (pll_PLLOUTCORE),
                        .LOCK         (pll_LOCK)
                    );

                    (* keep *)
                    wire reset = !pll_LOCK;

                    counter counter (
                        .clk   (pll_PLLOUTCORE),
                        .rst   (reset),
                        .count (y)
                    );
                """, after(design, "on_pll.v", "(* keep_hierarchy"));
        var e = assertThrows(IllegalArgumentException.class, () -> Simulation.of(new OnPll()));
        assertEquals("SB_PLL40_CORE pll has no model: override logic() to describe what it does", e.getMessage());
    }

    /** A multiplier with a register, and what it does. */
    static final class Multiplier extends BlackBox<NoParams> {
        final Clock clk = clock("CLK");
        final Input a = input("A", u(4));
        final Output o = output("O", u(8));

        Multiplier() {
            super("SQUARER", new NoParams());
        }

        @Override
        protected void logic() {
            in(clk, () -> o.assign(reg("product", u(8)).withoutReset().next(a.mul(a))));
        }
    }

    /** Squares. */
    static final class Square extends Component<NoParams> {
        final Input a = input("a", u(4));
        final Output o = output("o", u(8));

        Square() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Multiplier multiplier = instance("multiplier", new Multiplier());
            multiplier.clk.connect(clock());
            multiplier.a.assign(a);
            o.assign(multiplier.o);
        }
    }

    @Test
    void aBlackBoxWithAModelRuns() {
        Square square = new Square();
        try (Simulation dut = Simulation.of(square)) {
            assertEquals(169, dut.set(square.a, 13).clock(1).get(square.o));
        }
        assertEquals("""
                    SQUARER multiplier (
                        .CLK (clk),
                        .A   (a),
                        .O   (o)
                    );
                """, after(Verilog.emit(square, PLAIN), "square.v", "    SQUARER"));
    }

    /** A component whose logic is the test's. */
    static final class Bench extends Component<NoParams> {
        private final Consumer<Bench> logic;
        final Clock fast = clock("fast");
        final Input a = input("a", bit());
        final Input b = input("b", bit());
        final Output y = output("y", bit());

        Bench(Consumer<Bench> logic) {
            super(new NoParams());
            this.logic = logic;
        }

        @Override
        protected void logic() {
            logic.accept(this);
        }

        Reg plain(String name) {
            return reg(name, bit()).withoutReset();
        }
    }

    private static void says(String expected, Consumer<Bench> logic) {
        Problem problem = assertThrows(Problem.class, () -> Elaborated.of(new Bench(logic)));
        assertEquals(expected, problem.getMessage().replaceAll("ClocksTest\\.java:\\d+", "HERE"));
    }

    @Test
    void clocksThatAreNotThere() {
        says(
                "HERE: error[reset]: the register r has a value after reset, and the clock fast has no reset; call withoutReset, or give the clock a reset",
                it -> it.in(it.fast, () -> it.y.assign(it.reg("r", Shape.bit()).next(it.a))));
        says(
                "HERE: error[reset]: the instance kid has a value after reset, and the clock fast has no reset; call withoutReset, or give the clock a reset",
                it -> it.in(
                        it.fast,
                        () -> it.y.assign(
                                it.instance("kid", new Counter()).count.bit(0))));
        says(
                "HERE: error[reset]: kid asks for another kind of reset than that of clk, which it is given; call asynchronousReset and activeLowReset of that clock",
                it -> {
                    Counter kid = it.instance("kid", new Counter());
                    kid.clock().asynchronousReset();
                    it.y.assign(kid.count.bit(0));
                });
        says("HERE: error[unconnected]: the clock CLK of kid is not connected; call connect", it -> {
            Multiplier kid = it.instance("kid", new Multiplier());
            kid.a.assign(3);
            it.y.assign(kid.o.bit(0));
        });
        says("HERE: error[driven-twice]: the clock CLK is connected already; connect it once", it -> {
            Multiplier kid = it.instance("kid", new Multiplier());
            kid.clk.connect(it.fast);
            kid.clk.connect(it.clock());
        });
        says(
                "HERE: error[own-input]: fast is a clock of this component, driven from outside; connect it where the component is an instance",
                it -> it.fast.connect(it.clock()));
        says(
                "HERE: error[foreign-signal]: the clock clk belongs to Counter; use this component's own clocks",
                it -> it.in(it.instance("kid", new Counter()).clock(), () -> {}));
        says(
                "HERE: error[foreign-signal]: the clock clk belongs to Multiplier; use this component's own clocks",
                it -> {
                    Multiplier kid = it.instance("kid", new Multiplier());
                    kid.clk.connect(kid.clock());
                });
        says("HERE: error[name]: rst_n is there already, undeclared; call it something else", it -> {
            it.clock().activeLowReset();
            it.wire("rst_n", Shape.bit());
        });
        says("HERE: error[name]: fast is taken (HERE); call it something else", it -> it.wire("fast", Shape.bit())
                .assign(it.a));
        says(
                "HERE: error[width]: a synchroniser of 1 stages; give 2 or more",
                it -> new Synchroniser(new Synchroniser.Params(1, 1)));
        says(
                "HERE: error[collision]: m has ports on several clocks, which have no order; call onCollision(UNDEFINED)",
                it -> {
                    Memory m = it.memory("m", 4, Shape.bit()).onCollision(Memory.Collision.OLD);
                    m.write(Expr.cat(it.a, it.a), it.a, it.a);
                    it.in(it.fast, () -> it.y.assign(m.read("word", Expr.cat(it.a, it.a))));
                });
    }

    @Test
    void aMemoryIsWrittenAtOneClock() {
        says(
                "HERE: error[memory-style]: m is written at several clocks, for which there is no Verilog that every tool takes; write at one of them and read at the others, or instantiate the FPGA's own memory as a BlackBox",
                it -> {
                    Memory m = it.memory("m", 4, Shape.bit()).onCollision(Memory.Collision.UNDEFINED);
                    m.write(Expr.cat(it.a, it.a), it.a, it.a);
                    it.in(it.fast, () -> m.write(Expr.cat(it.a, it.a), it.a, it.a));
                    it.y.assign(m.read("word", Expr.cat(it.a, it.a)));
                });
        says(
                "HERE: error[memory-style]: m is written at several clocks, for which there is no Verilog that every tool takes; write at one of them and read at the others, or instantiate the FPGA's own memory as a BlackBox",
                it -> {
                    Memory m = it.memory("m", 4, Shape.bit()).onCollision(Memory.Collision.UNDEFINED);
                    it.y.assign(m.readWrite("word", Expr.cat(it.a, it.a), it.a, it.a, it.a));
                    it.in(it.fast, () -> m.readWrite("other", Expr.cat(it.a, it.a), it.a, it.a, it.a));
                });
    }

    @Test
    void valuesThatCrossClocks() {
        says("""
                HERE: error[clock-crossing]: quick is clocked by fast and takes a value that changes with clk, each line on the one below:
                    both (HERE)
                    slow (HERE)
                ; put a Synchroniser between, or call fromOtherClock where something else guards it""", it -> {
            Reg slow = it.plain("slow").next(it.a);
            Expr both = it.let("both", slow.and(it.a));
            it.in(it.fast, () -> it.y.assign(it.plain("quick").next(both.not())));
        });
        says("""
                HERE: error[clock-crossing]: quick is clocked by fast and takes a value that changes with clk, each line on the one below:
                    slow (HERE)
                ; put a Synchroniser between, or call fromOtherClock where something else guards it""", it -> {
            Reg slow = it.plain("slow").next(it.a);
            it.in(it.fast, () -> {
                Reg quick = it.plain("quick");
                it.when(it.a, () -> quick.next(1)).elseWhen(slow, () -> quick.next(0));
                it.y.assign(quick);
            });
        });
        says("""
                HERE: error[clock-crossing]: the memory m is clocked by clk and takes a value that changes with fast, each line on the one below:
                    quick (HERE)
                ; put a Synchroniser between, or call fromOtherClock where something else guards it""", it -> {
            it.in(it.fast, () -> {
                Reg quick = it.plain("quick").next(it.a);
                Memory m = it.memory("m", 4, Shape.bit());
                it.y.assign(m.readAsync(Expr.cat(it.a, it.a)));
                it.in(it.clock(), () -> m.write(Expr.cat(it.a, it.a), it.a, quick));
            });
        });
        says("""
                HERE: error[clock-crossing]: r is clocked by clk and takes a value that changes at any time, each line on the one below:
                    a (HERE)
                ; put a Synchroniser between, or call fromOtherClock where something else guards it""", it -> {
            it.a.asynchronous();
            it.y.assign(it.plain("r").next(it.a));
        });
        says("""
                HERE: error[clock-crossing]: r is clocked by clk and takes a value that changes with fast, each line on the one below:
                    a (HERE)
                ; put a Synchroniser between, or call fromOtherClock where something else guards it""", it -> {
            it.a.clockedBy(it.fast);
            it.in(it.fast, () -> it.plain("other").next(it.a));
            it.y.assign(it.plain("r").next(it.a));
        });
    }

    @Test
    void aResetThatComesFromAnotherClock() {
        says("""
                HERE: error[clock-crossing]: the reset of a takes a value that changes with clk, each line on the one below:
                    slow (HERE)
                ; put a Synchroniser between""", it -> {
            Reg slow = it.plain("slow").next(it.a);
            it.in(
                    it.clockOf(it.a, slow),
                    () -> it.y.assign(it.reg("quick", Shape.bit()).next(it.a)));
        });
        says("""
                HERE: error[clock-crossing]: the reset of a takes a value that changes at any time, each line on the one below:
                    button (HERE)
                    a (HERE)
                ; put a Synchroniser between""", it -> {
            it.a.asynchronous();
            Wire button = it.wire("button", Shape.bit());
            button.assign(it.a.not());
            it.in(
                    it.clockOf(it.a, button),
                    () -> it.y.assign(it.reg("quick", Shape.bit()).next(1)));
        });
    }

    /** A reset that acts at once must not wait for the clock: what lets go of it with the clock is made of such. */
    @Test
    void aResetThatActsAtOnceMayComeAtAnyTime() {
        Elaborated.of(new Bench(it -> {
            it.a.asynchronous();
            it.in(
                    it.clockOf(it.b, it.a).asynchronousReset(),
                    () -> it.y.assign(it.reg("holding", Shape.bit()).init(1).next(0)));
        }));
    }

    /** Both registers take their values together, whatever the two clocks are called. */
    @Test
    void twoClocksThatFollowOneSignalAreOne() {
        Bench bench = new Bench(it -> {
            Wire renamed = it.wire("renamed", Shape.bit());
            renamed.assign(it.a);
            Reg[] first = new Reg[1];
            it.in(it.clockOf(it.a), () -> first[0] = it.plain("first").next(it.b));
            it.in(it.clockOf(renamed), () -> it.y.assign(it.plain("second").next(first[0])));
        });
        try (var dut = Simulation.of(bench)) {
            StringBuilder seen = new StringBuilder();
            for (int bit : new int[] {1, 0, 1, 1, 0, 0}) {
                dut.set(bench.b, bit).set(bench.a, 0).set(bench.a, 1);
                seen.append(dut.get(bench.y));
            }
            assertEquals("10110", seen.substring(1));
        }
    }

    /** The clock of the quick counter, divided by 4, clocks the slow one. */
    static final class Divided extends Component<NoParams> {
        final Output quick = output("quick", u(2));
        final Output slow = output("slow", u(4));

        Divided() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Reg count = reg("count", u(2));
            count.next(count.addWrap(1));
            quick.assign(count);
            Wire halved = wire("halved", bit());
            halved.assign(count.bit(1));
            in(clockOf(halved), () -> {
                Reg low = reg("low", u(4)).withoutReset().powerUp(3);
                low.next(low.addWrap(1));
                slow.assign(low);
            });
        }
    }

    @Test
    void aClockThatIsDividedInTheDesignRisesWithItsSignal() {
        Divided divided = new Divided();
        try (var dut = Simulation.of(divided)) {
            dut.reset();
            long first = dut.get(divided.slow);
            StringBuilder seen = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                seen.append((dut.clock().get(divided.slow) - first) & 15);
            }
            // The quick counter goes 1, 2, 3, 0, ...: its higher bit rises at 2.
            assertEquals("011112222333", seen.toString());
        }
    }

    @Test
    void whatCrossesOnPurposeMay() {
        Elaborated.of(new Bench(it -> {
            it.a.asynchronous();
            Reg slow = it.plain("slow").next(it.a).fromOtherClock();
            Memory m = it.memory("m", 4, Shape.bit()).onCollision(Memory.Collision.UNDEFINED);
            m.write(Expr.cat(slow, slow), slow, slow);
            it.in(it.fast, () -> {
                Synchroniser crossing = it.instance("crossing", new Synchroniser());
                crossing.in.assign(slow);
                ReadPort word = m.read("word", Expr.cat(crossing.out, crossing.out));
                it.y.assign(it.plain("quick").next(word));
            });
        }));
    }
}
