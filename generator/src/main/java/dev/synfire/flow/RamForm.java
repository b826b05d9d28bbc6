package dev.synfire.flow;

import dev.synfire.layout.Family;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the text of a placed design writes what stands in block RAMs.
 *
 * <p>IceStorm's .asc: {@code .ram_data X Y}, then 16 lines of 256 bits, hexadecimal, of 16 rows of 16 bits each, the first row
 * in the lowest bits. Trellis's .config: {@code .bram_init NUMBER}, then 2,048 words of 9 bits, hexadecimal, four of them a row.
 */
enum RamForm {
    /** 256 rows of 16 bits. */
    ICE40(".ram_data", 16, 256, List.of(1, 2, 4, 8)) {
        @Override
        List<BitSet> columns(List<String> lines) {
            List<BitSet> columns = empty();
            for (int line = 0; line < lines.size(); line++) {
                BigInteger bits = new BigInteger(lines.get(line), 16);
                for (int i = bits.getLowestSetBit(); i >= 0 && i < LINE_BITS; i++) {
                    columns.get(i % width).set(line * LINE_BITS / width + i / width, bits.testBit(i));
                }
            }
            return columns;
        }

        @Override
        List<String> lines(List<BitSet> columns) {
            List<String> lines = new ArrayList<>();
            for (int line = 0; line < rows * width / LINE_BITS; line++) {
                byte[] bytes = new byte[LINE_BITS / Byte.SIZE];
                for (int i = 0; i < LINE_BITS; i++) {
                    if (columns.get(i % width).get(line * LINE_BITS / width + i / width)) {
                        bytes[bytes.length - 1 - i / Byte.SIZE] |= (byte) (1 << i % Byte.SIZE);
                    }
                }
                lines.add(HexFormat.of().formatHex(bytes));
            }
            return lines;
        }
    },
    /** 512 rows of 36 bits. */
    ECP5(".bram_init", 36, 512, List.of(1, 2, 4, 8, 16, 32)) {
        @Override
        List<BitSet> columns(List<String> lines) {
            List<BitSet> columns = empty();
            List<String> words = lines.stream()
                    .flatMap(line -> Stream.of(line.trim().split(" +")))
                    .toList();
            for (int word = 0; word < words.size(); word++) {
                int bits = Integer.parseInt(words.get(word), 16);
                for (int bit = 0; bit < NINE; bit++) {
                    columns.get(word % 4 * NINE + bit).set(word / 4, (bits >> bit & 1) != 0);
                }
            }
            return columns;
        }

        @Override
        List<String> lines(List<BitSet> columns) {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (int word = 0; word < 4 * rows; word++) {
                int bits = 0;
                for (int bit = 0; bit < NINE; bit++) {
                    bits |= columns.get(word % 4 * NINE + bit).get(word / 4) ? 1 << bit : 0;
                }
                line.append(String.format(Locale.ROOT, "%03x", bits)).append(' ');
                if (word % Byte.SIZE == Byte.SIZE - 1) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
            }
            return lines;
        }
    };

    private static final int LINE_BITS = 256;
    private static final int NINE = 9;
    private static final Map<Family, RamForm> FORMS = Map.of(Family.ICE40, ICE40, Family.ECP5, ECP5);

    private final String keyword;
    final int width;
    final int rows;

    /** Rows that follow each other hold words so far apart: as many as words of the narrower forms lie in a row. */
    final List<Integer> distances;

    RamForm(String keyword, int width, int rows, List<Integer> distances) {
        this.keyword = keyword;
        this.width = width;
        this.rows = rows;
        this.distances = distances;
    }

    static RamForm of(Family family) {
        return FORMS.get(family);
    }

    /** Columns of what stands in the lines of a RAM. */
    abstract List<BitSet> columns(List<String> lines);

    /** The reverse. */
    abstract List<String> lines(List<BitSet> columns);

    /** Whether a line begins the contents of a RAM. */
    boolean begins(String line) {
        return line.startsWith(keyword + " ");
    }

    List<BitSet> empty() {
        return Stream.generate(() -> new BitSet(rows)).limit(width).toList();
    }
}
