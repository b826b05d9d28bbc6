package dev.synfire.hdl.text;

import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A memory's words in a text file, in the form that {@code $readmemh} and {@code $readmemb} take (IEEE 1364-2001, 17.2.8):
 * digits between white space, {@code //} and block comments, {@code _} between digits, {@code @} and a hexadecimal
 * address from which the words go on. Words left out are 0; x and z are refused.
 */
public final class WordsFile {
    private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    private final Path file;
    private final int radix;
    private final String memory;
    private final int depth;
    private final int width;
    private final List<BigInteger> words = new ArrayList<>();
    private int next;

    private WordsFile(Path file, int radix, String memory, int depth, int width) {
        this.file = file;
        this.radix = radix;
        this.memory = memory;
        this.depth = depth;
        this.width = width;
    }

    /**
     * The words for a memory, as unsigned numbers.
     *
     * @param radix 16 or 2
     * @param memory its name, for messages
     * @throws Problem contents if the file is no such text, or has more or wider words than the memory
     */
    public static List<BigInteger> read(Path file, int radix, String memory, int depth, int width) {
        WordsFile reader = new WordsFile(file, radix, memory, depth, width);
        int number = 0;
        for (String line : reader.lines()) {
            number++;
            for (String token : line.strip().split("\\s+")) {
                if (!token.isEmpty()) {
                    reader.token(token, number);
                }
            }
        }
        return List.copyOf(reader.words);
    }

    /** The lines without comments, which keep their line ends. */
    private List<String> lines() {
        if (!Files.isRegularFile(file)) {
            throw problem("", "cannot be read: " + file, "give a text file with the words of " + memory);
        }
        try {
            String text = WholeFile.text(file);
            return COMMENT.matcher(text)
                    .replaceAll(comment -> comment.group().replaceAll("[^\\n]", " "))
                    .lines()
                    .toList();
        } catch (Problem e) {
            throw problem("", "cannot be read: " + e.getMessage(), "give a text file with the words of " + memory);
        }
    }

    private void token(String token, int line) {
        boolean address = token.startsWith("@");
        BigInteger value;
        try {
            if (token.chars().anyMatch(c -> c > '~')) { // digits of other scripts, which Java reads
                throw new NumberFormatException();
            }
            value = new BigInteger(address ? token.substring(1) : token.replace("_", ""), address ? 16 : radix);
        } catch (NumberFormatException e) {
            throw problem(
                    ":" + line,
                    "\"" + token + "\" is no word",
                    radix == 16 ? "write hexadecimal digits without a prefix" : "write 0 and 1");
        }
        if (value.signum() < 0 || token.startsWith("+")) {
            throw problem(":" + line, "\"" + token + "\" has a sign", "write the bits of the word");
        }
        if (address) {
            if (value.compareTo(BigInteger.valueOf(depth)) >= 0) {
                throw depth(line, "address " + token.substring(1));
            }
            next = value.intValue();
            return;
        }
        if (next >= depth) {
            throw depth(line, "word " + (next + 1));
        }
        if (value.bitLength() > width) {
            throw problem(
                    ":" + line,
                    token + " has " + value.bitLength() + " bits, the words of " + memory + " have " + width,
                    "give narrower words or a wider memory");
        }
        while (words.size() <= next) {
            words.add(BigInteger.ZERO);
        }
        words.set(next++, value);
    }

    private Problem depth(int line, String what) {
        return problem(
                ":" + line,
                what + " is beyond the end: " + memory + " has " + depth + " words",
                "give no more than fit");
    }

    private Problem problem(String where, String what, String instead) {
        return Problem.wrongInput(Diagnostic.CONTENTS.code(), file.getFileName() + where, what, instead);
    }
}
