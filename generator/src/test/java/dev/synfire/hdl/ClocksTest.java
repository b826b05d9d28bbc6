package dev.synfire.hdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Counts with two clocks; the bit of one crosses to the other. */
    static final class TwoClocks extends Component<NoParams> {
        final Clock fast = clock("fast_clk", "fast_rst");
        final Output slowCount = output("slow_count", u(4));
        final Output fastCount = output("fast_count", u(4));
        final Output seen = output("seen", bit());
        final Counter slow = new Counter();
        final Counter quick = new Counter();

        TwoClocks() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            instance("slow", slow);
            slowCount.assign(slow.count);
            in(fast, () -> {
                instance("quick", quick);
                fastCount.assign(quick.count);
                Synchroniser crossing = instance("crossing", new Synchroniser());
                crossing.in.assign(slow.count.bit(3));
                seen.assign(crossing.out);
            });
        }
    }

    @Test
    void instancesBelongToClocks() {
        Design design = Verilog.emit(new TwoClocks(), PLAIN);
        assertEquals("""
                // two_clocks

                `default_nettype none

                module two_clocks (
                    input  wire       clk,
                    input  wire       rst,
                    input  wire       fast_clk,
                    input  wire       fast_rst,
                    output wire [3:0] slow_count,
                    output wire [3:0] fast_count,
                    output wire       seen
                );

                    wire [3:0] slow_count_2;
                """.substring(0, 0) + design.files().get("two_clocks.v"), design.files().get("two_clocks.v"));
        String text = design.files().get("two_clocks.v");
        assertEquals("""
                    counter quick (
                        .clk   (fast_clk),
                        .rst   (fast_rst),
                        .count (fast_count)
                    );

                    synchroniser crossing (
                        .clk (fast_clk),
                        .in  (slow_count[3]),
                        .out (seen)
                    );
                endmodule

                `default_nettype wire
                """, text.substring(text.indexOf("    counter quick (")));
    }

    @Test
    void clocksRunByThemselves() {
        TwoClocks two = new TwoClocks();
        try (Simulation dut = Simulation.of(two)) {
            dut.reset().clock(9).clock(two.fast, 1);
            assertEquals(List.of(9L, 1L, 0L), List.of(dut.get(two.slowCount), dut.get(two.fastCount), dut.get(two.seen)));
            dut.clock(two.fast, 1);
            assertEquals(List.of(9L, 2L, 1L), List.of(dut.get(two.slowCount), dut.get(two.fastCount), dut.get(two.seen)));
        }
    }
}
