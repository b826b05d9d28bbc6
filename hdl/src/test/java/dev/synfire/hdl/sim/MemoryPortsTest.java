package dev.synfire.hdl.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single-port and true dual-port memories, lanes, and contents from files. */
class MemoryPortsTest {
    record Form(int ports, int width, boolean signed, int lanes, Memory.Collision collision) {}

    /** One or two ports that read or write; with one, a read port beside it where collisions are thought of. */
    static final class Ram extends Component<Form> {
        final Input address = input("address", u(2));
        final Input data = input("data", u(params.width()));
        final Input write = input("write", bit());
        final Input enable = input("enable", bit());
        final Input mask = input("mask", u(params.lanes()));
        final Input otherAddress = input("other_address", u(2));
        final Input otherWrite = input("other_write", bit());
        final Output word = output("word", u(params.width()));
        final Output otherWord = output("other_word", u(params.width()));
        final Memory memory = memory("memory", 4, params.signed() ? s(params.width()) : u(params.width()));

        Ram(Form form) {
            super(form);
        }

        @Override
        protected void logic() {
            memory.onCollision(params.collision());
            Expr bits = params.signed() ? data.asSigned() : data;
            switch (params.ports()) {
                case 0 -> {
                    memory.write(address, bits, write.and(enable), mask);
                    word.assign(memory.read("one", address, enable).asUnsigned());
                    otherWord.assign(memory.read("two", otherAddress).asUnsigned());
                }
                case 1 -> {
                    word.assign(memory.readWrite("one", address, bits, write, enable, mask)
                            .asUnsigned());
                    otherWord.assign(memory.read("two", otherAddress).asUnsigned());
                }
                default -> {
                    word.assign(memory.readWrite("one", address, bits, write, enable, mask)
                            .asUnsigned());
                    otherWord.assign(memory.readWrite("two", otherAddress, bits, otherWrite, lit(1, bit()))
                            .asUnsigned());
                }
            }
        }
    }

    /** Against words in Java, at random; UNDEFINED only where nothing collides. */
    @Test
    void portsDoWhatTheySay() {
        Random random = new Random(5);
        for (int width : new int[] {1, 6, 32, 48, 64, 66, 144}) {
            for (int lanes : new int[] {1, 2, width}) {
                for (int ports = 0; ports < 3; ports++) {
                    for (Memory.Collision collision : Memory.Collision.values()) {
                        if (width % lanes == 0 && (ports == 0 || collision != Memory.Collision.NEW)) {
                            check(new Form(ports, width, random.nextBoolean(), lanes, collision), random);
                        }
                    }
                }
            }
        }
    }

    private static void check(Form form, Random random) {
        Ram ram = new Ram(form);
        BigInteger[] words = new BigInteger[4];
        try (Simulation dut = Simulation.of(ram, random.nextLong())) {
            for (int i = 0; i < 4; i++) {
                words[i] = dut.readWide(ram.memory, i);
            }
            BigInteger one = dut.getWide(ram.word);
            BigInteger two = dut.getWide(ram.otherWord);
            for (int step = 0; step < 40; step++) {
                int a = random.nextInt(4);
                int b = form.collision() == Memory.Collision.UNDEFINED ? (a + 1) % 4 : random.nextInt(4);
                boolean write = random.nextBoolean();
                boolean enable = random.nextInt(4) > 0;
                boolean otherWrite = a != b && random.nextBoolean();
                BigInteger data = new BigInteger(form.width(), random);
                BigInteger mask = new BigInteger(form.lanes(), random);
                if (form.ports() == 0 && form.collision() == Memory.Collision.UNDEFINED && enable) {
                    write = false;
                }
                dut.set(ram.address, a).set(ram.otherAddress, b).set(ram.write, write ? 1 : 0);
                dut.set(ram.enable, enable ? 1 : 0).set(ram.otherWrite, otherWrite ? 1 : 0);
                dut.set(ram.data, data).set(ram.mask, mask).clock(1);
                BigInteger before = words[a];
                BigInteger other = words[b];
                if (write && enable) {
                    words[a] = merged(before, data, mask, form);
                }
                boolean forwarded = form.collision() == Memory.Collision.NEW;
                if (enable && (form.ports() == 0 || !write)) {
                    one = forwarded ? words[a] : before;
                }
                if (form.ports() == 2 && otherWrite) {
                    words[b] = data;
                } else {
                    two = forwarded ? words[b] : other;
                }
                String where = form + " step " + step;
                assertEquals(one, dut.getWide(ram.word), where);
                assertEquals(two, dut.getWide(ram.otherWord), where);
                for (int i = 0; i < 4; i++) {
                    assertEquals(words[i], dut.readWide(ram.memory, i), where);
                }
            }
        }
    }

    private static BigInteger merged(BigInteger word, BigInteger data, BigInteger mask, Form form) {
        BigInteger merged = word;
        int lane = form.width() / form.lanes();
        for (int i = 0; i < form.width(); i++) {
            if (mask.testBit(i / lane)) {
                merged = data.testBit(i) ? merged.setBit(i) : merged.clearBit(i);
            }
        }
        return merged;
    }

    @Test
    void aDesignThatLooksAtUndefinedCollisionsFindsInvertedBits() {
        Ram ram = new Ram(new Form(0, 8, false, 1, Memory.Collision.UNDEFINED));
        try (Simulation dut = Simulation.of(ram)) {
            dut.set(ram.write, 1)
                    .set(ram.enable, 1)
                    .set(ram.mask, 1)
                    .set(ram.data, 99)
                    .clock(1);
            dut.set(ram.data, 98).clock(1);
            assertNotEquals(99, dut.get(ram.word));
            assertNotEquals(98, dut.get(ram.word));
            dut.set(ram.write, 0).clock(1);
            assertEquals(98, dut.get(ram.word));
        }
    }

    private static String ports(Form form) {
        String text =
                Verilog.emit(new Ram(form), new Verilog.Options(false)).files().get("ram.v");
        return text.substring(text.indexOf("    (* no_rw_check *)"), text.indexOf("endmodule"));
    }

    @Test
    void twoPortsThatReadOrWriteStandInBlocksOfTheirOwn() {
        assertEquals("""
                    (* no_rw_check *)
                    reg [15:0] memory [0:3];
                    reg [15:0] one;

                    always @(posedge clk) begin
                        if (enable) begin
                            if (write) begin
                                if (mask[0]) memory[address][7:0] <= data[7:0];
                                if (mask[1]) memory[address][15:8] <= data[15:8];
                            end else begin
                                one <= memory[address];
                            end
                        end
                    end

                    assign word = one;
                    reg [15:0] two;

                    always @(posedge clk) begin
                        if (other_write) memory[other_address] <= data;
                        else two <= memory[other_address];
                    end

                    assign other_word = two;
                """, ports(new Form(2, 16, false, 2, Memory.Collision.UNDEFINED)));
    }

    private record None() {}

    /** Reads its words from a file. */
    private static final class Rom extends Component<None> {
        final Input address = input("address", u(2));
        final Output word = output("word", s(6));
        private final Memory memory = memory("words", 4, s(6));

        Rom(Path file, boolean hex) {
            super(new None());
            if (hex) {
                memory.contentsHex(file);
            } else {
                memory.contentsBinary(file);
            }
        }

        @Override
        protected void logic() {
            word.assign(memory.read("fetched", address));
        }
    }

    @Test
    void contentsComeFromFiles(@TempDir Path folder) throws IOException {
        Path hex = folder.resolve("words.hex");
        Files.writeString(hex, "// words\n3f /* and\n more */ @2 0_1\n@3\n20\n");
        Path binary = folder.resolve("words.bin");
        Files.writeString(binary, "111111\n@2 1 100000");
        for (Path file : List.of(hex, binary)) {
            Rom rom = new Rom(file, file == hex);
            assertEquals(
                    "3f\n00\n01\n20\n",
                    Verilog.emit(rom, new Verilog.Options(false)).files().get("rom_words.hex"));
            Rom again = new Rom(file, file == hex);
            try (Simulation dut = Simulation.of(again)) {
                assertEquals(-1, dut.clock(1).get(again.word));
                assertEquals(-32, dut.set(again.address, 3).clock(1).get(again.word));
            }
        }
    }

    @Test
    void contentsThatDoNotFitAreRefused(@TempDir Path folder) throws IOException {
        assertEquals(
                "words.hex:2: error[contents]: 40 has 7 bits, the words of words have 6; give narrower words or a wider memory",
                refused(folder, "00\n40", true));
        assertEquals(
                "words.hex:2: error[contents]: word 5 is beyond the end: words has 4 words; give no more than fit",
                refused(folder, "0 0 0 0\n0", true));
        assertEquals(
                "words.hex:1: error[contents]: address 1f is beyond the end: words has 4 words; give no more than fit",
                refused(folder, "@1f 0", true));
        assertEquals(
                "words.hex:1: error[contents]: \"0x1\" is no word; write hexadecimal digits without a prefix",
                refused(folder, "0x1", true));
        assertEquals("words.hex:1: error[contents]: \"2\" is no word; write 0 and 1", refused(folder, "2", false));
        assertEquals(
                "words.hex:1: error[contents]: \"-1\" has a sign; write the bits of the word",
                refused(folder, "-1", true));
        Problem problem = assertThrows(Problem.class, () -> new Rom(folder.resolve("none.hex"), true));
        assertEquals(
                "none.hex: error[contents]: cannot be read: " + folder.resolve("none.hex")
                        + "; give a text file with the words of words",
                problem.getMessage());
    }

    private static String refused(Path folder, String text, boolean hex) throws IOException {
        Path file = folder.resolve("words.hex");
        Files.writeString(file, text);
        return assertThrows(Problem.class, () -> new Rom(file, hex)).getMessage();
    }
}
