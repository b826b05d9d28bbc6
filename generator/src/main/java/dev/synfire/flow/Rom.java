package dev.synfire.flow;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in a memory with initial contents.
 *
 * @param file its name among the Verilog files
 * @param bits of a word
 * @param words from address 0, none negative
 */
record Rom(String file, int bits, List<BigInteger> words) {
    private static final int HEXADECIMAL = 16;

    Rom {
        words = List.copyOf(words);
    }

    /** From the text of its file. */
    static Rom read(String file, int bits, String text) {
        return new Rom(
                file,
                bits,
                text.lines().map(line -> new BigInteger(line, HEXADECIMAL)).toList());
    }

    /** A memory of the same form with random words. */
    Rom random(SplittableRandom random) {
        return new Rom(
                file,
                bits,
                Stream.generate(() -> {
                            byte[] bytes = new byte[Math.ceilDiv(bits, Byte.SIZE)];
                            random.nextBytes(bytes);
                            return new BigInteger(1, bytes).mod(BigInteger.ONE.shiftLeft(bits));
                        })
                        .limit(words.size())
                        .toList());
    }

    /** The text of its file: a word per line, as $readmemh takes them. */
    String text() {
        String form = "%0" + Math.ceilDiv(bits, 4) + "x\n";
        return words.stream()
                .map(word -> String.format(Locale.ROOT, form, word))
                .collect(Collectors.joining());
    }

    /** A bit of a word; 0 behind the last word. */
    boolean bit(int word, int bit) {
        return word < words.size() && words.get(word).testBit(bit);
    }
}
