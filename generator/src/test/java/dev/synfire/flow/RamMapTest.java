package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.problem.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Memories are found in the texts of placed designs, written here by hand, and exchanged there. */
class RamMapTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(5);

    private static Rom random(String file, int bits, int words) {
        List<BigInteger> none = Collections.nCopies(words, BigInteger.ZERO);
        return new Rom(file, bits, none).random(RANDOM);
    }

    /** 256 words of 16 bits are the RAM as it is: line 0 of an .asc has the words 0 to 15, word 0 in its lowest bits. */
    private static List<String> wide(Rom rom) {
        List<String> lines = new ArrayList<>(List.of(".comment a design", ".ram_data 6 1"));
        for (int line = 0; line < 16; line++) {
            StringBuilder text = new StringBuilder();
            for (int word = 15; word >= 0; word--) {
                text.append(String.format(Locale.ROOT, "%04x", rom.words().get(16 * line + word)));
            }
            lines.add(text.toString());
        }
        return lines;
    }

    @Test
    void aMemoryAsWideAsTheRamIsExchanged() {
        Rom before = random("weights.hex", 16, 256);
        Rom after = random("weights.hex", 16, 256);
        List<String> rest = List.of("", ".sym 1 clk");
        List<String> text = Stream.concat(wide(before).stream(), rest.stream()).toList();
        var placed = new PlacedDesign(RamForm.ICE40, text);
        RamMap map = RamMap.find(RamForm.ICE40, placed.rams(), new Roms(List.of(before)));
        String wanted = String.join(
                        "\n", Stream.concat(wide(after).stream(), rest.stream()).toList())
                + "\n";
        assertEquals(wanted, placed.with(map.filled(new Roms(List.of(after)), placed.rams())));
    }

    /** 2,048 words of 9 bits in an ECP5 lie one after the other. */
    private static List<String> narrow(Rom rom) {
        List<String> lines = new ArrayList<>(List.of(".bram_init 3"));
        for (int line = 0; line < 256; line++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 8; word++) {
                text.append(String.format(Locale.ROOT, "%03x ", rom.words().get(8 * line + word)));
            }
            lines.add(text.toString());
        }
        return lines;
    }

    @Test
    void aMemoryAsDeepAsTheRamIsExchanged() {
        Rom before = random("weights.hex", 9, 2048);
        Rom after = random("weights.hex", 9, 2048);
        var placed = new PlacedDesign(RamForm.ECP5, narrow(before));
        RamMap map = RamMap.find(RamForm.ECP5, placed.rams(), new Roms(List.of(before)));
        assertEquals(
                String.join("\n", narrow(after)) + "\n",
                placed.with(map.filled(new Roms(List.of(after)), placed.rams())));
    }

    @Test
    void twoMemoriesShareARamAndOthersAreLeftAlone() {
        Rom first = random("first.hex", 5, 256);
        Rom second = random("second.hex", 7, 256);
        Rom other = random("other.hex", 16, 256);
        List<BitSet> columns =
                new ArrayList<>(Stream.generate(() -> new BitSet(256)).limit(16).toList());
        for (int word = 0; word < 256; word++) {
            for (int bit = 0; bit < 7; bit++) {
                columns.get(2 * bit).set(word, second.bit(word, bit));
                if (bit < 5) {
                    columns.get(2 * bit + 1).set(word, first.bit(word, bit));
                }
            }
        }
        List<PlacedRam> placed = List.of(
                new PlacedRam("a", columns),
                new PlacedRam(
                        "b",
                        new PlacedDesign(RamForm.ICE40, wide(other))
                                .rams()
                                .getFirst()
                                .columns()));
        RamMap map = RamMap.find(RamForm.ICE40, placed, new Roms(List.of(first, second)));
        Roms zeros = new Roms(List.of(zero(first), zero(second)));
        var filled = map.filled(zeros, placed);
        assertEquals(0, filled.get("a").stream().mapToInt(BitSet::cardinality).sum());
        assertEquals(placed.get(1).columns(), filled.get("b"));
    }

    private static Rom zero(Rom rom) {
        return new Rom(
                rom.file(),
                rom.bits(),
                IntStream.range(0, rom.words().size())
                        .mapToObj(_ -> BigInteger.ZERO)
                        .toList());
    }

    @Test
    void aMemoryOfWhichABitIsElsewhereIsNotFound() {
        Rom before = random("weights.hex", 16, 256);
        List<String> text = wide(before);
        // A digit of line 3 stands for 4 bits of a word: each is in a column of its own.
        text.set(5, text.get(5).replaceFirst("^.", text.get(5).startsWith("0") ? "f" : "0"));
        var placed = new PlacedDesign(RamForm.ICE40, text);
        Problem problem =
                assertThrows(Problem.class, () -> RamMap.find(RamForm.ICE40, placed.rams(), new Roms(List.of(before))));
        int lost = Integer.bitCount(Integer.parseInt(wide(before).get(5).substring(0, 1), 16)
                ^ Integer.parseInt(text.get(5).substring(0, 1), 16));
        assertEquals(
                "weights.hex: error[contents-lost]: the placed design holds " + (4096 - 256 * lost)
                        + " of the 4096 bits of this memory in block RAM where they can be told apart; build without"
                        + " --reweightable, and report it with the build folder",
                problem.getMessage());
        assertEquals(3, problem.kind().exitCode());
    }
}
