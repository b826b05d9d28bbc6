package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Boards;
import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.flow.Implementation;
import dev.synfire.flow.RandomInputs;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.Planner;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetlistTest {
    /** A block RAM of one clock: 256 words of 16 bits to write, words of any width to read. */
    private static Verilated ram(int writeMode, int readMode) {
        String text = """
                module ram (input wire clk, input wire rst, input wire we, input wire [10:0] wa, input wire [15:0] mask,
                            input wire [15:0] wd, input wire [10:0] ra, output wire [15:0] rd);
                    SB_RAM40_4K #(.WRITE_MODE(%WRITE), .READ_MODE(%READ), .INIT_1(256'hbeef0123)) cell_ (
                        .RDATA(rd), .RCLK(clk), .RCLKE(1'b1), .RE(1'b1), .RADDR(ra), .WCLK(clk), .WCLKE(1'b1),
                        .WE(we), .WADDR(wa), .MASK(mask), .WDATA(wd));
                endmodule
                """.replace("%WRITE", "" + writeMode).replace("%READ", "" + readMode);
        Rtl rtl = Rtl.of("ram", Map.of("ram.v", text, "SB_RAM40_4K.v", CosimTemplate.text("SB_RAM40_4K.v")));
        return Verilated.of(rtl, BuildOptions.TEST.visible(Set.of("words")), 1);
    }

    @Test
    void aBlockRamBeginsWithItsInitialContentsAndKeepsMaskedBits() {
        try (var ram = ram(0, 0)) {
            ram.set("we", 0).set("ra", 17).clock(1);
            assertEquals(0xbeef, ram.get("rd")); // the second word of INIT_1
            ram.set("we", 1).set("wa", 17).set("wd", 0x1234).set("mask", 0xff00).set("ra", 16);
            ram.clock(1);
            assertEquals(0x0123, ram.get("rd"));
            ram.set("we", 0).set("ra", 17).clock(1);
            assertEquals(0xbe34, ram.get("rd"));
        }
    }

    @Test
    void aReadOfABlockRamThatMeetsAWriteGetsWrongBits() {
        try (var ram = ram(0, 0)) {
            ram.set("we", 1).set("wa", 17).set("wd", 0x1234).set("mask", 0xff00).set("ra", 17);
            ram.clock(1);
            assertEquals(0xbe10, ram.get("rd")); // 0xef inverted
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Pins as in the simulation model of Yosys (ice40/cells_sim.v): 8 bits on the even pins, 4 on pins 1, 5, 9 and
        // 13, 2 on pins 3 and 11. Word 17 is 0xbeef = 1011 1110 1110 1111; address bits from 8 on choose a bit of each
        // group. By hand:
        "1, 273, 0x5555", // odd bits 1111 1111; 256 + 17
        "1, 17, 0x1445", // even bits 0110 1011
        "2, 17, 0x2002", // bit 0 of each: 1, 0, 0, 1
        "3, 17, 0x0008", // bit 0 of each: 0, 1
        "3, 1809, 0x0808", // bit 7 of each, 1792 + 17
    })
    void aNarrowPortOfABlockRamTakesOneBitOfEachGroup(int mode, int address, String expected) {
        try (var ram = ram(mode, mode)) {
            ram.set("we", 0).set("ra", address).clock(1);
            assertEquals(Integer.decode(expected), (int) ram.get("rd"));
        }
    }

    @Test
    void theNetlistAnswersAsTheGoldenModelAndADamagedTableIsFound() {
        IntegerNetwork network = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", "neuron")))
                .network();
        var board = Boards.find("icebreaker");
        var plan = Planner.plan(network, Optional.of(board.device()), new Lanes.Fixed(1));
        var core = new SynfireCore(new SynfireCore.Params(network, plan));
        var design = Verilog.emit(core);
        Rtl netlist = NetlistRtl.of(design, Implementation.synthesis(board, true), Progress.none());
        var samples = RandomInputs.of(network, 5, 20);
        VerifyResult whole = CoreVerifier.ofNetlist(core, design, netlist)
                .verify(samples, Presentation.plain().stalled(7), Progress.none());
        assertEquals(List.of(), whole.first());
        // in each tick an event of each neuron and a last flag; label and score
        int neurons = network.layers().getLast().neurons();
        assertEquals(20L * network.ticks() * (neurons + 1) + 20 * 2, whole.valuesCompared());
        String text = netlist.files().get("netlist.v");
        String table = "LUT_INIT(16'h";
        assertTrue(text.contains(table), "no look-up table in the netlist");
        VerifyResult damaged = CoreVerifier.ofNetlist(
                        core, design, netlist.withFile("netlist.v", text.replace(table, "LUT_INIT(16'h1 ^ 16'h")))
                .verify(samples, Presentation.plain(), Progress.none());
        assertFalse(damaged.passed());
    }
}
