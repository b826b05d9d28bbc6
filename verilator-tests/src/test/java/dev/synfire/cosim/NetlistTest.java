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
import dev.synfire.integer.SmallNetworks;
import dev.synfire.layout.Family;
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
        Rtl rtl = Rtl.of("ram", Map.of("ram.v", text, "SB_RAM40_4K.v", CosimTemplate.text("ice40/SB_RAM40_4K.v")));
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

    /** A block RAM of one clock, both of whose ports have words of 9 bits, or one of 36 to write and one to read. */
    private static Verilated ecp5Ram(String parameters, String pins) {
        String text = """
                module ram (input wire clk, input wire rst, input wire we, input wire [13:0] wa, input wire [35:0] wd,
                            input wire [13:0] ra, output wire [35:0] rd);
                    wire [17:0] da;
                    wire [17:0] db;
                    DP16KD #(%PARAMETERS, .INITVAL_00(320'hc0de0_12345_2beef)) cell_ (
                        .CLKA(clk), .CEA(1'b1), .WEA(we), .RSTA(1'b0), %WRITE
                        .CLKB(clk), .CEB(1'b1), .WEB(1'b0), .RSTB(rst), %READ
                        .OCEA(1'b1), .OCEB(1'b1));
                endmodule
                """.replace("%PARAMETERS", parameters)
                .replace("%WRITE", bus("ADA", "wa", 14) + bus("DIA", "wd", 18) + bus("DOA", "da", 18))
                .replace("%READ", bus("ADB", "ra", 14) + bus("DIB", "wd[35:18]", 18) + bus("DOB", "db", 18))
                .replace("endmodule", "assign rd = " + pins + ";\nendmodule");
        Rtl rtl = Rtl.of("ram", Map.of("ram.v", text, "DP16KD.v", CosimTemplate.text("ecp5/DP16KD.v")));
        return Verilated.of(rtl, BuildOptions.TEST.visible(Set.of("pairs")), 1);
    }

    /** Connections of the pins of a bus, of which a slice ends with its highest bit. */
    private static String bus(String pins, String wire, int width) {
        int from = wire.contains(":") ? Integer.parseInt(wire.replaceAll(".*:(\\d+)]", "$1")) : 0;
        String name = wire.replaceAll("\\[.*", "");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < width; i++) {
            text.append('.')
                    .append(pins)
                    .append(i)
                    .append('(')
                    .append(name)
                    .append('[')
                    .append(from + i)
                    .append("]), ");
        }
        return text.toString();
    }

    /** Word 0 is 0x2beef = 1 0101 1111 | 0 1110 1111 in two bytes of 9 bits, word 1 0x12345, word 2 0x00de0 of 18 bits. */
    @Test
    void aBlockRamOfAnEcp5HasItsInitialContentsInWordsOfEveryWidth() {
        try (var ram = ecp5Ram(".DATA_WIDTH_A(36), .DATA_WIDTH_B(36)", "{db, da}")) {
            ram.set("rst", 0).set("we", 0).set("ra", 0).clock(1);
            assertEquals(0x12345L << 18 | 0x2beef, ram.get("rd"));
            ram.set("ra", 32).clock(1);
            assertEquals(0x00de0, ram.get("rd")); // bits 18 and 19 of 20 are none
        }
        try (var ram = ecp5Ram(".DATA_WIDTH_A(9), .DATA_WIDTH_B(9)", "{27'd0, db[8:0]}")) {
            ram.set("rst", 0).set("we", 0).set("ra", 0).clock(1);
            assertEquals(0xef, ram.get("rd"));
            ram.set("ra", 8).clock(1);
            assertEquals(0x15f, ram.get("rd"));
        }
        try (var ram = ecp5Ram(".DATA_WIDTH_A(9), .DATA_WIDTH_B(4)", "{32'd0, db[3:0]}")) {
            ram.set("rst", 0).set("we", 0).set("ra", 4).clock(1); // the upper half of the lower byte
            assertEquals(0xe, ram.get("rd"));
            ram.set("ra", 12).clock(1); // that of the upper byte, without its ninth bit
            assertEquals(0x5, ram.get("rd"));
        }
    }

    @Test
    void aBlockRamOfAnEcp5WritesTheBytesThatAreEnabledAndAReadThatMeetsThemIsWrong() {
        try (var ram = ecp5Ram(".DATA_WIDTH_A(36), .DATA_WIDTH_B(36)", "{db, da}")) {
            // enables of bytes 0 and 2 are address bits 0 and 2
            ram.set("rst", 0)
                    .set("we", 1)
                    .set("wa", 0b101)
                    .set("wd", 0)
                    .set("ra", 0)
                    .clock(1);
            long before = 0x12345L << 18 | 0x2beef;
            long bytes = 0x1ffL << 18 | 0x1ff;
            assertEquals(before ^ bytes, ram.get("rd"));
            ram.set("we", 0).clock(1);
            assertEquals(before & ~bytes, ram.get("rd"));
            ram.set("rst", 1).clock(1);
            assertEquals(0, ram.get("rd"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 5, 0, 15",
        "0x3ffff, 2, 1, -2",
        "0x3ffff, 2, 0, 0x7fffe",
        "0x20000, 0x20000, 1, 0x400000000",
    })
    void aMultiplierOfAnEcp5TakesSignedAndUnsignedNumbers(String a, String b, int signed, String expected) {
        String text = """
                module times (input wire clk, input wire rst, input wire [17:0] a, input wire [17:0] b, input wire s,
                              output wire [35:0] p);
                    MULT18X18D cell_ (%A %B %P .SIGNEDA(s), .SIGNEDB(s));
                endmodule
                """.replace("%A", bus("A", "a", 18))
                .replace("%B", bus("B", "b", 18))
                .replace("%P", bus("P", "p", 36));
        Rtl rtl = Rtl.of("times", Map.of("times.v", text, "MULT18X18D.v", CosimTemplate.text("ecp5/MULT18X18D.v")));
        try (var times = Verilated.of(rtl, BuildOptions.TEST.visible(Set.of()), 1)) {
            times.set("a", Integer.decode(a))
                    .set("b", Integer.decode(b))
                    .set("s", signed)
                    .clock(1);
            assertEquals(Long.decode(expected), times.getSigned("p"));
        }
    }

    /** Sigmoids of eight bits, whose products go to hard multipliers. */
    @Test
    void theNetlistForAnEcp5AnswersAsTheGoldenModel() {
        IntegerNetwork network = SmallNetworks.rate();
        var board = Boards.find("ulx3s");
        var plan = Planner.plan(network, Optional.of(board.device()), new Lanes.Fixed(2));
        var core = new SynfireCore(new SynfireCore.Params(network, plan));
        var design = Verilog.emit(core);
        String synthesis = Implementation.synthesis(board, plan.hardMultipliers());
        Rtl netlist = NetlistRtl.of(design, Family.ECP5, synthesis, Progress.none());
        VerifyResult result = CoreVerifier.ofNetlist(core, design, netlist)
                .verify(RandomInputs.of(network, 6, 20), Presentation.plain().stalled(7), Progress.none());
        assertEquals(List.of(), result.first());
        assertTrue(netlist.files().get(NetlistRtl.FILE).contains("MULT18X18D"), "no hard multiplier");
    }

    @Test
    void aSinglePortRamKeepsMaskedBitsAndShowsWrongOnesAfterAWrite() {
        String text = """
                module ram (input wire clk, input wire rst, input wire we, input wire [13:0] a, input wire [3:0] m,
                            input wire [15:0] d, output wire [15:0] q);
                    SB_SPRAM256KA cell_ (.ADDRESS(a), .DATAIN(d), .MASKWREN(m), .WREN(we), .CHIPSELECT(1'b1), .CLOCK(clk),
                        .STANDBY(1'b0), .SLEEP(rst), .POWEROFF(1'b1), .DATAOUT(q));
                endmodule
                """;
        Rtl rtl = Rtl.of("ram", Map.of("ram.v", text, "S.v", CosimTemplate.text("ice40/SB_SPRAM256KA.v")));
        try (var ram = Verilated.of(rtl, BuildOptions.TEST.visible(Set.of("words")), 1)) {
            ram.set("rst", 0)
                    .set("we", 1)
                    .set("a", 9000)
                    .set("m", 0b1111)
                    .set("d", 0x1234)
                    .clock(1);
            ram.set("m", 0b0101).set("d", 0xabcd).clock(1);
            assertEquals(0x1d3b, ram.get("q")); // 0x1234 with its second and fourth digit inverted
            ram.set("we", 0).clock(1);
            assertEquals(0x1b3d, ram.get("q"));
            ram.set("rst", 1).clock(1);
            assertEquals(0, ram.get("q"));
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
        Rtl netlist = NetlistRtl.of(design, Family.ICE40, Implementation.synthesis(board, true), Progress.none());
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
