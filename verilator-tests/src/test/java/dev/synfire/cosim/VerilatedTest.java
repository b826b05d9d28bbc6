package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerilatedTest {
    /** Counts, keeps the last 16 counts in a memory that starts with an image, and shifts bytes through 80 bits. */
    static final Rtl COUNTER =
            Rtl.of("counter", Map.of("counter.v", """
                    module counter (
                        input wire clk,
                        input wire rst,
                        input wire enable,
                        output reg [15:0] count,
                        output wire signed [9:0] doubled
                    );
                        reg signed [9:0] image [0:3];
                        initial $readmemh("image.hex", image);
                        reg [15:0] log [0:15];
                        assign doubled = -10'sd2 * $signed({1'b0, count[7:0]});
                        always @(posedge clk) begin
                            if (rst) count <= 16'd0;
                            else if (enable) count <= count + 16'd1;
                            if (enable) log[count[3:0]] <= count;
                        end
                        shifter shifter (.clk(clk), .in(count[7:0]));
                    endmodule
                    """, "shifter.v", """
                    module shifter (input wire clk, input wire [7:0] in);
                        reg [79:0] all;
                        reg never_reset__at_all;
                        always @(posedge clk) begin
                            all <= {all[71:0], in};
                            never_reset__at_all <= ~never_reset__at_all;
                        end
                    endmodule
                    """, "image.hex", "001\n3ff\n200\n1ff\n"));

    @Test
    void countsEnabledCycles() {
        try (var dut = Verilated.of(COUNTER)) {
            dut.reset().set("enable", 1).clock(5);
            assertEquals(5, dut.get("count"));
            dut.set("enable", 0).clock(3);
            assertEquals(5, dut.get("count"));
            assertEquals(-10, dut.getSigned("doubled"));
        }
    }

    @Test
    void readsMemoriesAndTheirImagesWhateverTheWorkingFolder() {
        try (var dut = Verilated.of(COUNTER)) {
            dut.reset();
            assertEquals(1, dut.readSigned("image", 0));
            assertEquals(-1, dut.readSigned("image", 1));
            assertEquals(-512, dut.readSigned("image", 2));
            assertEquals(0x1ff, dut.readSigned("image", 3));
            dut.set("enable", 1).clock(20);
            assertEquals(19, dut.read("log", 3));
            assertEquals(4, dut.read("log", 4));
            assertThrows(IllegalArgumentException.class, () -> dut.read("log", 16));
        }
    }

    @Test
    void readsSignalsWiderThanALong() {
        try (var dut = Verilated.of(COUNTER)) {
            dut.reset().set("enable", 1).clock(11);
            assertEquals(new BigInteger("0102030405060708090a", 16), dut.getWide("shifter.all"));
        }
    }

    @Test
    void severalInstancesLiveSideBySide() {
        try (var one = Verilated.of(COUNTER);
                var other = Verilated.of(COUNTER)) {
            one.reset().set("enable", 1).clock(7);
            other.reset().set("enable", 1).clock(2);
            one.clock(1);
            assertEquals(8, one.get("count"));
            assertEquals(2, other.get("count"));
        }
    }

    @Test
    void whatIsNotInitialisedStartsAtRandomFromTheSeed() {
        BigInteger[] starts = new BigInteger[3];
        for (int i = 0; i < 3; i++) {
            try (var dut = Verilated.of(COUNTER, BuildOptions.TEST, i / 2 + 1)) {
                starts[i] = dut.getWide("shifter.all");
            }
        }
        assertEquals(starts[0], starts[1]);
        assertNotEquals(starts[1], starts[2]);
    }

    @Test
    void writesAWaveformOnDemand(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("counter.vcd");
        try (var dut = Verilated.of(COUNTER, BuildOptions.TEST.withWaves(), 1)) {
            dut.reset().openWave(file).clock(10).closeWave();
        }
        String text = Files.readString(file);
        assertTrue(text.contains("never_reset") && text.contains("#95000"), text);
    }

    @Test
    void anUnknownSignalIsNamedWithThoseThereAre() {
        try (var dut = Verilated.of(COUNTER)) {
            var e = assertThrows(IllegalArgumentException.class, () -> dut.get("cuont"));
            assertTrue(
                    e.getMessage().startsWith("counter has no visible signal cuont; it has [clk, count, "),
                    e.getMessage());
        }
    }

    @Test
    void verilogThatDoesNotParseIsAToolProblem() {
        var e = assertThrows(
                Problem.class,
                () -> Verilated.of(COUNTER.withFile("shifter.v", "module shifter (input wire clk endmodule")));
        assertEquals(Problem.Kind.TOOL_FAILED, e.kind());
        assertTrue(e.getMessage().contains("syntax error"), e.getMessage());
    }
}
