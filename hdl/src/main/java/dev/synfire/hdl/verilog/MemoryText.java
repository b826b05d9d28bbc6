package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Attribute;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.verilog.text.Row;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Memories as Verilog arrays, and the files with their contents. */
final class MemoryText {
    private MemoryText() {}

    /**
     * The declaration, attributes on lines of their own.
     *
     * @param written whether anything writes the memory; constants that are to stand in look-up tables or registers
     *     are logic to the synthesisers
     */
    static List<String> declaration(Memory memory, boolean written) {
        String style =
                switch (memory.style()) {
                    case AUTO -> "";
                    case BLOCK -> "block";
                    case HUGE -> "huge";
                    case DISTRIBUTED -> written ? "distributed" : "logic";
                    case REGISTERS -> written ? "registers" : "logic";
                };
        boolean unchecked =
                memory.collision().filter(Memory.Collision.UNDEFINED::equals).isPresent();
        String text = Templates.render(
                "verilog/memory.vm",
                Map.of(
                        "style",
                        style,
                        "unchecked",
                        unchecked,
                        "type",
                        Declarations.type(memory.shape()),
                        "name",
                        memory.name(),
                        "last",
                        words(memory) - 1));
        return Stream.concat(memory.attributes().stream().map(Attribute::toString), text.lines())
                .toList();
    }

    /** The words that are there: a memory of one word has two, because an array needs an address. */
    private static int words(Memory memory) {
        return Math.max(2, memory.depth());
    }

    /** The name of the file with the contents. */
    static String file(String module, Memory memory) {
        return module + "_" + memory.name() + ".hex";
    }

    /** The contents, one word a line in hexadecimal digits, as $readmemh takes them. */
    static String contents(Memory memory) {
        StringBuilder text = new StringBuilder();
        hexadecimal(memory).forEach(word -> text.append(word).append('\n'));
        return text.toString();
    }

    /** The contents, one assignment a word, for an initial block. */
    static List<Row> assignments(Memory memory) {
        List<String> words = hexadecimal(memory);
        String width = memory.shape().width() + "'h";
        return IntStream.range(0, words.size())
                .mapToObj(i -> Row.of(memory.name() + "[" + i + "] = " + width + words.get(i) + ";"))
                .toList();
    }

    private static List<String> hexadecimal(Memory memory) {
        Shape shape = memory.shape();
        int digits = (shape.width() + 3) / 4;
        BigInteger mask = BigInteger.ONE.shiftLeft(shape.width()).subtract(BigInteger.ONE);
        List<BigInteger> words = new ArrayList<>(memory.contents());
        List<String> text = new ArrayList<>(words(memory));
        for (int i = 0; i < words(memory); i++) {
            BigInteger word = i < words.size() ? words.get(i).and(mask) : BigInteger.ZERO;
            String hex = word.toString(16);
            text.add("0".repeat(digits - hex.length()) + hex);
        }
        return text;
    }
}
