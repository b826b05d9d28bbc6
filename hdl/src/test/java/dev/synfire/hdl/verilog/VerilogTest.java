package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.Rounding;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Wire;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole text of small designs. */
class VerilogTest {
    private static final Verilog.Options PLAIN = new Verilog.Options(false);

    static final class Counter extends Component<Counter.Params> {
        record Params(int width) {}

        final Input enable = input("enable", bit());
        final Output count = output("count", u(params.width()));

        Counter(int width) {
            super(new Params(width));
        }

        @Override
        protected String describe() {
            return "Counts the clock edges at which enable is 1.";
        }

        @Override
        protected void logic() {
            Reg value = reg("value", count.shape()).enable(enable);
            value.next(value.addWrap(1));
            count.assign(value);
        }
    }

    /** The layer in which the builder's specification shows its language. */
    static final class LifLayer extends Component<LifLayer.Params> {
        record Params(int neurons, Shape membrane, Shape weight, long threshold) {}

        {
            comment("Synaptic events");
        }

        final Input event = input("event_valid", bit());
        final Input neuron = input("event_neuron", index(params.neurons()));
        final Input weight = input("event_weight", params.weight());

        {
            comment("Spikes, and how many there were");
        }

        final Output spike = output("spike", bit());
        final Output spikes = output("spikes", u(16));
        final Counter counter = new Counter(16);

        LifLayer(Params params) {
            super(params);
        }

        @Override
        protected String describe() {
            return "Integrate-and-fire neurons that share one adder: one synaptic event per clock.";
        }

        @Override
        protected void logic() {
            Memory state = memory("state", params.neurons(), params.membrane())
                    .style(Memory.Style.BLOCK)
                    .onCollision(Memory.Collision.NEW);

            comment("Stage 1: fetch the membrane potential; remember the event that asked for it.");
            Expr v = state.read("v", neuron, event);
            Reg valid = reg("valid", bit());
            Reg slot = reg("slot", neuron.shape()).enable(event);
            Reg w = reg("w", weight.shape()).enable(event).withoutReset();
            valid.next(event);
            slot.next(neuron);
            w.next(weight);

            comment("Stage 2: integrate, compare, write back.");
            Expr sum = let("sum", v.addSat(w));
            Expr fires = let("fires", sum.ge(params.threshold()));
            Wire vNext = wire("v_next", params.membrane());
            when(fires, () -> vNext.assign(0)).otherwise(() -> vNext.assign(sum));
            state.write(slot, vNext, valid);
            spike.assign(valid.and(fires));

            instance("spike_counter", counter);
            counter.enable.assign(spike);
            spikes.assign(counter.count);
        }
    }

    @Test
    void aCounter() {
        assertEquals("""
                // counter: Counts the clock edges at which enable is 1.
                // Generated from VerilogTest.java with width = 8.

                `default_nettype none

                module counter (
                    input  wire       clk,
                    input  wire       rst,
                    input  wire       enable,
                    output wire [7:0] count
                );

                    reg [7:0] value;

                    always @(posedge clk) begin
                        if (enable) value <= value + 8'd1;
                        if (rst) value <= 8'd0;
                    end

                    assign count = value;
                endmodule

                `default_nettype wire
                """, Verilog.emit(new Counter(8), PLAIN).files().get("counter.v"));
    }

    @Test
    void aLayerOfNeurons() {
        LifLayer layer = new LifLayer(new LifLayer.Params(256, Shape.s(16), Shape.s(8), 4096));
        Design design = Verilog.emit(layer, PLAIN);
        assertEquals("lif_layer", design.top());
        assertEquals(
                List.of("counter.v", "lif_layer.v"), List.copyOf(design.files().keySet()));
        assertEquals("""
                // lif_layer: Integrate-and-fire neurons that share one adder: one synaptic event per clock.
                // Generated from VerilogTest.java with neurons = 256, membrane = s(16), weight = s(8) and
                // threshold = 4096.

                `default_nettype none

                module lif_layer (
                    input  wire              clk,
                    input  wire              rst,

                    // Synaptic events
                    input  wire              event_valid,
                    input  wire        [7:0] event_neuron,
                    input  wire signed [7:0] event_weight,

                    // Spikes, and how many there were
                    output wire              spike,
                    output wire       [15:0] spikes
                );

                    // Clips a signed number of 17 bits to 16.
                    function signed [15:0] sat_17_16(input signed [16:0] x);
                        sat_17_16 = x[16:15] == {2{x[16]}} ? x[15:0] : {x[16], {15{!x[16]}}};
                    endfunction

                    (* ram_style = "block" *)
                    reg signed [15:0] state [0:255];

                    // Stage 1: fetch the membrane potential; remember the event that asked for it.
                    reg signed [15:0] v;
                    reg valid;
                    reg [7:0] slot;
                    reg signed [7:0] w;

                    always @(posedge clk) begin
                        valid <= event_valid;
                        if (event_valid) begin
                            slot <= event_neuron;
                            w <= event_weight;
                        end
                        if (rst) begin
                            valid <= 1'b0;
                            slot <= 8'd0;
                        end
                    end

                    // Stage 2: integrate, compare, write back.
                    wire signed [15:0] sum = sat_17_16(v + $signed({{9{w[7]}}, w}));
                    wire fires = sum >= 16'sd4096;
                    wire signed [15:0] v_next = fires ? 16'sd0 : sum;

                    always @(posedge clk) begin
                        if (valid) state[slot] <= v_next;
                        if (event_valid) begin
                            v <= state[event_neuron];
                            if (valid && slot == event_neuron) v <= v_next;
                        end
                    end

                    assign spike = valid && fires;

                    counter spike_counter (
                        .clk    (clk),
                        .rst    (rst),
                        .enable (spike),
                        .count  (spikes)
                    );
                endmodule

                `default_nettype wire
                """, design.files().get("lif_layer.v"));
    }

    @Test
    void namesAreFoundInTheHierarchy() {
        LifLayer layer = new LifLayer(new LifLayer.Params(256, Shape.s(16), Shape.s(8), 4096));
        NameMap names = Verilog.emit(layer).names();
        assertEquals("lif_layer", names.of(layer));
        assertEquals("lif_layer.spike", names.of(layer.spike));
        assertEquals("lif_layer.spike_counter", names.of(layer.counter));
        assertEquals("lif_layer.spike_counter.count", names.of(layer.counter.count));
    }

    @Test
    void theLineOfJavaStandsBehindTheLineOfVerilog() {
        String text = Verilog.emit(new Counter(8)).files().get("counter.v");
        int first = text.lines()
                .filter(line -> line.contains("enable,"))
                .map(line -> Integer.parseInt(line.replaceAll(".*VerilogTest\\.java:", "")))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "    input  wire       enable,  // VerilogTest.java:" + first + "\n"
                        + "    output wire [7:0] count    // VerilogTest.java:" + (first + 1) + "\n",
                text.substring(text.indexOf("    input  wire       enable"), text.indexOf(");")));
    }

    enum Phase {
        IDLE,
        FETCH,
        DRAIN
    }

    static final class Machine extends Component<NoParams> {
        final Input go = input("go", bit());
        final Input length = input("length", u(8));
        final Output busy = output("busy", bit());
        final Output mode = output("mode", u(2));

        Machine() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Reg phase = reg("phase", Phase.IDLE);
            Reg left = reg("left", u(8)).withoutReset();
            switch_(phase)
                    .on(
                            Phase.IDLE,
                            () -> when(go, () -> {
                                phase.next(Phase.FETCH);
                                left.next(length);
                            }))
                    .on(Phase.FETCH, () -> {
                        left.next(left.subWrap(1));
                        when(left.eq(0), () -> phase.next(Phase.DRAIN))
                                .elseWhen(go.not(), () -> phase.next(Phase.IDLE));
                    })
                    .on(Phase.DRAIN, () -> phase.next(Phase.IDLE));
            busy.assign(phase.ne(Phase.IDLE));
            switch_(phase)
                    .on(Phase.IDLE, () -> mode.assign(0))
                    .on(Phase.FETCH, () -> {
                        mode.assign(1);
                        when(go, () -> mode.assign(3));
                    })
                    .on(Phase.DRAIN, () -> mode.assign(2));
        }
    }

    @Test
    void aStateMachineHasItsStatesByName() {
        assertEquals("""
                // machine

                `default_nettype none

                module machine (
                    input  wire       clk,
                    input  wire       rst,
                    input  wire       go,
                    input  wire [7:0] length,
                    output wire       busy,
                    output reg  [1:0] mode
                );

                    localparam [1:0] IDLE  = 2'd0;
                    localparam [1:0] FETCH = 2'd1;
                    localparam [1:0] DRAIN = 2'd2;

                    reg [1:0] phase;
                    reg [7:0] left;

                    always @(posedge clk) begin
                        case (phase)
                            IDLE: begin
                                if (go) begin
                                    phase <= FETCH;
                                    left <= length;
                                end
                            end
                            FETCH: begin
                                left <= left - 8'd1;
                                if (left == 8'd0) phase <= DRAIN;
                                else if (!go) phase <= IDLE;
                            end
                            default: phase <= IDLE;
                        endcase
                        if (rst) phase <= IDLE;
                    end

                    assign busy = phase != IDLE;

                    always @*
                        case (phase)
                            IDLE: mode = 2'd0;
                            FETCH: begin
                                mode = 2'd1;
                                if (go) mode = 2'd3;
                            end
                            default: mode = 2'd2;
                        endcase
                endmodule

                `default_nettype wire
                """, Verilog.emit(new Machine(), PLAIN).files().get("machine.v"));
    }

    record Kind(Memory.Style style, Memory.Collision collision) {}

    static final class Buffer extends Component<Kind> {
        final Input address = input("address", u(4));
        final Input readAddress = input("read_address", u(4));
        final Input data = input("data", s(6));
        final Input write = input("write", bit());
        final Input read = input("read", bit());
        final Output word = output("word", s(6));

        Buffer(Kind kind) {
            super(kind);
        }

        @Override
        protected void logic() {
            Memory words = memory("words", 10, s(6)).style(params.style()).onCollision(params.collision());
            words.write(address, data, write);
            word.assign(words.read("fetched", readAddress, read));
        }
    }

    private static String memoryOf(Kind kind) {
        String text = Verilog.emit(new Buffer(kind), PLAIN).files().get("buffer.v");
        return text.substring(text.indexOf(");\n") + 4, text.indexOf("    assign word"));
    }

    @Test
    void memoriesFollowTheTemplatesOfTheSynthesiser() {
        assertEquals("""
                    reg signed [5:0] words [0:9];

                    always @(posedge clk)
                        if (write) words[address] <= data;

                    reg signed [5:0] fetched;

                    always @(posedge clk)
                        if (read) fetched <= words[read_address];

                """, memoryOf(new Kind(Memory.Style.AUTO, Memory.Collision.OLD)));
        assertEquals("""
                    (* ram_style = "block" *)
                    reg signed [5:0] words [0:9];
                    reg signed [5:0] fetched;

                    always @(posedge clk) begin
                        if (write) words[address] <= data;
                        if (read) begin
                            fetched <= words[read_address];
                            if (write && address == read_address) fetched <= data;
                        end
                    end

                """, memoryOf(new Kind(Memory.Style.BLOCK, Memory.Collision.NEW)));
        assertEquals("""
                    (* ram_style = "distributed" *)
                    (* no_rw_check *)
                    reg signed [5:0] words [0:9];

                    always @(posedge clk)
                        if (write) words[address] <= data;

                    reg signed [5:0] fetched;

                    always @(posedge clk)
                        if (read) fetched <= words[read_address];

                """, memoryOf(new Kind(Memory.Style.DISTRIBUTED, Memory.Collision.UNDEFINED)));
    }

    /** Writes where a table says. */
    static final class Scatter extends Component<NoParams> {
        final Input index = input("index", u(4));
        final Input data = input("data", u(8));
        final Output word = output("word", u(8));

        Scatter() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Memory where = memory("where", 16, u(4)).contents(3, 2, 1);
            Memory words = memory("words", 16, u(8)).style(Memory.Style.REGISTERS);
            words.write(where.readAsync(index), data, data.orReduce());
            word.assign(words.readAsync(index));
        }
    }

    @Test
    void anAddressOutOfAMemoryHasANameWhereItIsWrittenTo() {
        String text = Verilog.emit(new Scatter(), PLAIN).files().get("scatter.v");
        assertEquals(
                """
                    wire [3:0] words_address = where[index];

                    always @(posedge clk)
                        if (|data) words[words_address] <= data;

                """, text.substring(text.indexOf("    wire [3:0] words_address"), text.indexOf("    assign word")));
    }

    static final class Squares extends Component<NoParams> {
        final Input address = input("address", u(2));
        final Output word = output("word", s(6));
        final Output now = output("now", u(12));

        Squares() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            word.assign(memory("values", 4, s(6)).contents(1, -4, 9).read("fetched", address));
            now.assign(memory("only", 1, u(12)).contents(0xabc).readAsync(address.bit(0)));
        }
    }

    @Test
    void contentsStandInFiles() {
        Design design = Verilog.emit(new Squares(), PLAIN);
        assertEquals(
                List.of("squares.v", "squares_only.hex", "squares_values.hex"),
                List.copyOf(design.files().keySet()));
        assertEquals("01\n3c\n09\n00\n", design.files().get("squares_values.hex"));
        assertEquals("abc\n000\n", design.files().get("squares_only.hex"));
        assertEquals("""
                // squares

                `default_nettype none

                module squares (
                    input  wire              clk,
                    input  wire        [1:0] address,
                    output wire signed [5:0] word,
                    output wire       [11:0] now
                );

                    reg signed [5:0] values [0:3];
                    initial $readmemh("squares_values.hex", values);
                    reg signed [5:0] fetched;

                    always @(posedge clk)
                        fetched <= values[address];

                    assign word = fetched;

                    reg [11:0] only [0:1];
                    initial $readmemh("squares_only.hex", only);
                    assign now = only[address[0]];
                endmodule

                `default_nettype wire
                """, design.files().get("squares.v"));
    }

    static final class Rounder extends Component<NoParams> {
        final Input a = input("a", s(8));
        final Input b = input("b", u(5));
        final Output half = output("half", s(12));
        final Output zero = output("zero", s(5));
        final Output clipped = output("clipped", u(4));
        final Output high = output("high", u(3));

        Rounder() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            half.assign(a.shiftRight(3, Rounding.HALF_UP));
            zero.assign(a.shiftRight(3, Rounding.TOWARD_ZERO));
            clipped.assign(b.sub(a.asUnsigned().bits(7, 2)).sat(u(4)));
            high.assign(a.mul(b.toSigned()).bits(13, 11));
        }
    }

    @Test
    void roundingAndSaturationAreFunctionsAndUnreadBitsAreSaid() {
        assertEquals("""
                // rounder

                `default_nettype none

                module rounder (
                    input  wire  signed [7:0] a,
                    input  wire         [4:0] b,
                    output wire signed [11:0] half,
                    output wire  signed [4:0] zero,
                    output wire         [3:0] clipped,
                    output wire         [2:0] high
                );

                    // Divides by 2, rounded to the nearest, halves up.
                    function signed [5:0] half_up_6_1(input signed [5:0] x);
                        half_up_6_1 = {x[5], x[5:1]} + {5'd0, x[0]};
                    endfunction

                    // Clips a signed number of 7 bits to 4 unsigned bits.
                    function [3:0] sat_s7_u4(input signed [6:0] x);
                        sat_s7_u4 = x[6] ? 4'd0 : |x[5:4] ? {4{1'b1}} : x[3:0];
                    endfunction

                    // Divides by 2^3, rounded toward zero.
                    function signed [4:0] toward_zero_8_3(input signed [7:0] x);
                        toward_zero_8_3 = x[7:3] + {4'd0, x[7] && (|x[2:0])};
                    endfunction

                    wire signed [5:0] half_rounded = half_up_6_1(a[7:2]);
                    assign half = {{6{half_rounded[5]}}, half_rounded};
                    assign zero = toward_zero_8_3(a);
                    assign clipped = sat_s7_u4({2'd0, b} - {1'b0, a[7:2]});
                    wire signed [13:0] high_product = a * $signed({1'b0, b});
                    assign high = high_product[13:11];

                    // Bits that nothing reads.
                    wire unused = &{1'b0, high_product[10:0]};
                endmodule

                `default_nettype wire
                """, Verilog.emit(new Rounder(), PLAIN).files().get("rounder.v"));
    }

    static final class Pair extends Component<NoParams> {
        final Input go = input("go", bit());
        final Output both = output("both", u(5));
        private final int secondWidth;

        Pair(int secondWidth) {
            super(new NoParams());
            this.secondWidth = secondWidth;
        }

        @Override
        protected void logic() {
            Counter one = instance("one", new Counter(4));
            Counter two = instance("two", new Counter(secondWidth));
            one.enable.assign(go);
            two.enable.assign(one.count.eq(15).and(go));
            both.assign(one.count.add(two.count));
        }
    }

    @Test
    void equalParametersShareAModule() {
        Design design = Verilog.emit(new Pair(4), PLAIN);
        assertEquals(List.of("counter.v", "pair.v"), List.copyOf(design.files().keySet()));
        assertEquals("""
                // pair

                `default_nettype none

                module pair (
                    input  wire       clk,
                    input  wire       rst,
                    input  wire       go,
                    output wire [4:0] both
                );

                    wire [3:0] one_count;
                    wire [3:0] two_count;

                    counter one (
                        .clk    (clk),
                        .rst    (rst),
                        .enable (go),
                        .count  (one_count)
                    );

                    counter two (
                        .clk    (clk),
                        .rst    (rst),
                        .enable (one_count == 4'd15 && go),
                        .count  (two_count)
                    );

                    assign both = one_count + two_count;
                endmodule

                `default_nettype wire
                """, design.files().get("pair.v"));
    }

    @Test
    void parametersThatDifferStandInTheNamesOfModules() {
        Design design = Verilog.emit(new Pair(3));
        assertEquals(
                List.of("counter_w3.v", "counter_w4.v", "pair.v"),
                List.copyOf(design.files().keySet()));
        assertTrue(design.files().get("pair.v").contains("counter_w4 one ("));
        assertTrue(design.files().get("pair.v").contains("counter_w3 two ("));
        assertTrue(design.files().get("counter_w3.v").contains("module counter_w3 ("));
    }

    /** Inverts or not, of which its parameters know nothing. */
    static final class Perhaps extends Component<NoParams> {
        final Input in = input("in", bit());
        final Output out = output("out", bit());
        private final boolean inverts;

        Perhaps(boolean inverts) {
            super(new NoParams());
            this.inverts = inverts;
        }

        @Override
        protected void logic() {
            out.assign(inverts ? in.not() : in);
        }
    }

    @Test
    void whatShapesAComponentBelongsIntoItsParameters() {
        Component<NoParams> both = new Component<>(new NoParams()) {
            final Input in = input("in", bit());
            final Output out = output("out", bit());

            @Override
            protected String moduleName() {
                return "both";
            }

            @Override
            protected void logic() {
                Perhaps one = instance("one", new Perhaps(true));
                Perhaps two = instance("two", new Perhaps(false));
                one.in.assign(in);
                two.in.assign(one.out);
                out.assign(two.out);
            }
        };
        Problem problem = assertThrows(Problem.class, () -> Verilog.emit(both));
        assertEquals(
                "HERE: error[module-name]: two different modules are called perhaps: the parameters are "
                        + "NoParams[] (HERE) and NoParams[]; put all that shapes the component into its parameters",
                problem.getMessage().replaceAll("VerilogTest\\.java:\\d+", "HERE"));
    }

    /** Says what kind of number of 3 bits it is given. */
    static final class Kinds extends Component<NoParams> {
        final Input number = input("number", u(3));
        final Output prime = output("prime", bit());

        Kinds() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Reg phase = reg("phase", Phase.IDLE);
            switch_(phase)
                    .on(List.of(Phase.IDLE, Phase.DRAIN), () -> phase.next(Phase.FETCH))
                    .otherwise(() -> phase.next(Phase.DRAIN));
            switch_(number)
                    .on(new long[] {2, 3, 5, 7}, () -> prime.assign(phase.ne(Phase.FETCH)))
                    .otherwise(() -> prime.assign(0));
        }
    }

    @Test
    void aCaseMayHaveSeveralLabels() {
        String text =
                Verilog.emit(new Kinds(), new Verilog.Options(false)).files().get("kinds.v");
        assertTrue(text.contains("IDLE, DRAIN: phase <= FETCH;"), text);
        assertTrue(text.contains("3'd2, 3'd3, 3'd5, 3'd7: prime = phase != FETCH;"), text);
        Kinds kinds = new Kinds();
        try (var dut = Simulation.of(kinds)) {
            dut.reset();
            StringBuilder primes = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                dut.set(kinds.number, i);
                primes.append(dut.get(kinds.prime));
            }
            assertEquals("00110101", primes.toString());
            dut.clock().set(kinds.number, 7);
            assertEquals(0, dut.get(kinds.prime));
            assertEquals(1, dut.clock().get(kinds.prime));
        }
    }
}
