package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.cosim.Streams.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTest {
    /** Adds one to every value that passes, and keeps a history of four; a marker passes unchanged. */
    private static final String STAGE = """
            module stage (
                input wire clk,
                input wire rst,
                input wire in_valid,
                output wire in_ready,
                input wire in_mark,
                input wire [7:0] in_value,
                output reg out_valid,
                input wire out_ready,
                output reg out_mark,
                output reg [7:0] out_value
            );
                reg [7:0] history [0:3];
                reg [1:0] next;
                assign in_ready = !out_valid || out_ready;
                always @(posedge clk) begin
                    if (in_ready) begin
                        out_valid <= in_valid;
                        out_mark <= in_mark;
                        out_value <= in_mark ? in_value : in_value + 8'd1;
                        if (in_valid && !in_mark) begin
                            history[next] <= in_value;
                            next <= next + 2'd1;
                        end
                    end
                    if (rst) begin
                        out_valid <= 1'b0;
                        next <= 2'd0;
                    end
                end
            endmodule
            """;

    private static final int SHOT = 77;

    /** What came out, in order: values, markers as -1, violations as -2, snapshots as -100 - their first word. */
    private static List<Long> outcome(String verilog, int stalls, int longest, boolean[] done) {
        List<Long> seen = new ArrayList<>();
        try (var dut = Verilated.of(Rtl.of("stage", Map.of("stage.v", verilog)))) {
            Bench bench = new Bench(dut);
            int in = bench.stream(Role.SOURCE, "in_valid", "in_ready", List.of("in_mark", "in_value"));
            int out = bench.stream(Role.SINK, "out_valid", "out_ready", List.of("out_mark", "out_value"));
            bench.snapshot(out, 0, SHOT, "history", 4);
            bench.stall(in, stalls, longest, 5);
            bench.stall(out, stalls, longest, 6);
            bench.feed(in, new long[] {0, 10, 0, 20, 1, 0, 0, 30, 1, 0});
            bench.stop(out, 0, 2);
            dut.reset();
            Trace trace = bench.run(10_000);
            done[0] = trace.done();
            var reader = trace.new Reader();
            while (reader.hasNext()) {
                int id = Trace.id(reader.next());
                if (id == SHOT) {
                    seen.add(-100 - reader.next());
                    seen.add(reader.next());
                    reader.next();
                    reader.next();
                } else if (id == Trace.VIOLATION) {
                    seen.add(-2L);
                    reader.next();
                } else {
                    boolean mark = reader.next() == 1;
                    long value = reader.next();
                    if (id == out) {
                        seen.add(mark ? -1 : value);
                    }
                }
            }
        }
        return seen;
    }

    @Test
    void beatsArriveInOrderAndSnapshotsAreTakenAtMarkersWhateverTheStalls() {
        for (int stalls : new int[] {0, 0x4000, 0xc000, 0xf000}) {
            for (int longest : new int[] {1, 2, 700}) {
                boolean[] done = new boolean[1];
                assertEquals(
                        List.of(11L, 21L, -110L, 20L, -1L, 31L, -110L, 20L, -1L),
                        outcome(STAGE, stalls, longest, done));
                assertTrue(done[0]);
            }
        }
    }

    @Test
    void aDesignThatStopsIsStuckAndNotWaitedForEver() {
        boolean[] done = new boolean[1];
        String deaf = STAGE.replace("!out_valid || out_ready", "next != 2'd2 && (!out_valid || out_ready)");
        outcome(deaf, 0, 1, done);
        assertFalse(done[0]);
    }

    @Test
    void aDesignThatSendsTheSameBeatForEverIsStuckToo() {
        boolean[] done = new boolean[1];
        outcome(
                STAGE.replace("out_valid <= in_valid;", "out_valid <= 1'b1;")
                        .replace("out_mark <= in_mark", "out_mark <= 1'b0"),
                0,
                1,
                done);
        assertFalse(done[0]);
    }

    @Test
    void aBeatThatIsWithdrawnIsAViolation() {
        boolean[] done = new boolean[1];
        String fickle = STAGE.replace("if (in_ready) begin", "if (1'b1) begin");
        assertTrue(outcome(fickle, 0xc000, 1, done).contains(-2L));
    }
}
