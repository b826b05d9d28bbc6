package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Regs;
import dev.synfire.hdl.Wire;
import dev.synfire.hdl.sim.Simulation;
import java.math.BigInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Bits of signals that are given values apart from the others, and vectors of registers. */
class PartsTest {
    static final class Parts extends Component<NoParams> {
        final Input a = input("a", u(4));
        final Input go = input("go", bit());
        final Output joined = output("joined", s(8));
        final Output chosen = output("chosen", u(6));
        final Output held = output("held", s(8));
        final Output wide = output("wide", s(100));

        Parts() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            joined.part(7, 4).assign(a);
            joined.part(3, 1).assign(5);
            joined.part(0).assign(go);

            Wire mixed = wire("mixed", u(6));
            mixed.assign(9);
            when(go, () -> mixed.part(5, 2).assign(a))
                    .otherwise(() -> mixed.part(0).assign(0));
            chosen.assign(mixed);

            Reg word = reg("word", s(8)).init(-1);
            word.part(7, 4).next(a);
            when(go, () -> word.part(3).next(word.bit(4)));
            word.part(2, 0).next(a.bits(2, 0));
            held.assign(word);

            Reg remote = reg("remote", s(100));
            when(go, () -> remote.part(99, 96).next(a))
                    .otherwise(() -> remote.part(65, 62).next(a));
            remote.part(61, 0).next(1);
            remote.part(95, 66).next(remote.bits(94, 65));
            wide.assign(remote);
        }
    }

    @Test
    void bitsArePrintedInTheirPlaces() {
        String text =
                Verilog.emit(new Parts(), new Verilog.Options(false)).files().get("parts.v");
        assertEquals("""
                    assign joined = {a, 3'd5, go};
                    reg [5:0] mixed;

                    always @* begin
                        mixed = 6'd9;
                        if (go) mixed[5:2] = a;
                        else mixed[0] = 1'b0;
                    end

                    assign chosen = mixed;
                    reg signed [7:0] word;

                    always @(posedge clk) begin
                        word[7:4] <= a;
                        if (go) word[3] <= word[4];
                        word[2:0] <= a[2:0];
                        if (rst) word <= -8'sd1;
                    end

                    assign held = word;
                    reg signed [99:0] remote;

                    always @(posedge clk) begin
                        if (go) remote[99:96] <= a;
                        else remote[65:62] <= a;
                        remote[61:0] <= 62'd1;
                        remote[95:66] <= remote[94:65];
                        if (rst) remote <= 100'sd0;
                    end

                    assign wide = remote;
                endmodule

                `default_nettype wire
                """, text.substring(text.indexOf(");\n") + 4));
    }

    @Test
    void eachBitTakesItsOwnValue() {
        Parts parts = new Parts();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        try (var dut = Simulation.of(parts)) {
            dut.set(parts.a, 0).set(parts.go, 0).reset();
            long word = -1;
            BigInteger remote = BigInteger.ZERO;
            dut.set(parts.go, 0);
            word = dut.get(parts.held) & 0xff;
            remote = dut.getWide(parts.wide);
            for (int i = 0; i < 200; i++) {
                long a = random.nextInt(16);
                boolean go = random.nextBoolean();
                dut.set(parts.a, a).set(parts.go, go ? 1 : 0);
                assertEquals((byte) (a << 4 | 5 << 1 | (go ? 1 : 0)), dut.get(parts.joined));
                assertEquals(go ? a << 2 | 1 : 8, dut.get(parts.chosen));
                dut.clock();
                word = a << 4 | (go ? word >> 4 & 1 : word >> 3 & 1) << 3 | a & 7;
                assertEquals((byte) word, dut.get(parts.held));
                int at = go ? 96 : 62;
                BigInteger before = remote;
                remote = bits(remote, 61, 0, BigInteger.ONE);
                remote = bits(remote, 95, 66, before.shiftRight(65));
                remote = bits(remote, at + 3, at, BigInteger.valueOf(a));
                assertEquals(remote, dut.getWide(parts.wide));
            }
        }
    }

    private static BigInteger bits(BigInteger word, int high, int low, BigInteger value) {
        BigInteger ones = BigInteger.ONE.shiftLeft(high - low + 1).subtract(BigInteger.ONE);
        return word.andNot(ones.shiftLeft(low)).or(value.and(ones).shiftLeft(low));
    }

    static final class Lanes extends Component<NoParams> {
        final Input index = input("index", u(2));
        final Input value = input("value", s(8));
        final Output read = output("read", s(8));

        Lanes() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Regs lanes = regs("lane", 3, s(8)).each(lane -> lane.init(1));
            lanes.next(index, value);
            read.assign(lanes.at(index));
        }
    }

    @Test
    void aVectorOfRegistersIsACaseAndAChoice() {
        String text =
                Verilog.emit(new Lanes(), new Verilog.Options(false)).files().get("lanes.v");
        assertEquals("""
                    reg signed [7:0] lane_0;
                    reg signed [7:0] lane_1;
                    reg signed [7:0] lane_2;

                    always @(posedge clk) begin
                        case (index)
                            2'd0: lane_0 <= value;
                            2'd1: lane_1 <= value;
                            2'd2: lane_2 <= value;
                            default: ;
                        endcase
                        if (rst) begin
                            lane_0 <= 8'sd1;
                            lane_1 <= 8'sd1;
                            lane_2 <= 8'sd1;
                        end
                    end

                    assign read = index[1] ? (index[0] ? 8'sd0 : lane_2) : index[0] ? lane_1 : lane_0;
                endmodule

                `default_nettype wire
                """, text.substring(text.indexOf(");\n") + 4));
        Lanes lanes = new Lanes();
        try (var dut = Simulation.of(lanes)) {
            dut.set(lanes.index, 0).set(lanes.value, 1).reset();
            for (int i = 0; i < 4; i++) {
                dut.set(lanes.index, i).set(lanes.value, -5 - i).clock();
                assertEquals(i < 3 ? -5 - i : 0, dut.get(lanes.read));
            }
            dut.set(lanes.index, 1);
            assertEquals(-6, dut.get(lanes.read));
        }
    }
}
