package dev.synfire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
    private final Output output = new Output();
    private final List<String> ended = new ArrayList<>();

    private void add(String text) {
        output.add(text.toCharArray(), text.length(), ended::add);
    }

    @Test
    void linesEndInAnyWayAndMayComeInPieces() {
        add("one\ntw");
        add("o\r");
        add("\nthree\rfour\n\nfi");
        assertEquals(List.of("one", "two", "three", "four", ""), ended);
        assertEquals(List.of("one", "two", "three", "four", "", "fi"), output.lines());
    }

    /** 40 million lines of 10 characters would be some gigabytes. */
    @Test
    void memoryIsBounded() {
        String block = "0123456789\n".repeat(100_000);
        for (int i = 0; i < 400; i++) {
            output.add(block.toCharArray(), block.length(), _ -> {});
        }
        add("the end\n");
        List<String> lines = output.lines();
        assertTrue(lines.size() < 1_000_000, () -> lines.size() + " lines");
        assertEquals("0123456789", lines.getFirst());
        assertEquals("the end", lines.getLast());
        long left = lines.stream()
                .filter(line -> line.startsWith("... "))
                .mapToLong(line -> Long.parseLong(line.split(" ")[1]))
                .sum();
        assertEquals(40_000_001, lines.size() - 1 + left);
    }

    @Test
    void aLongLineIsCut() {
        add("x".repeat(100_000));
        add("\n");
        assertEquals(1 << 12, output.lines().getFirst().length());
    }
}
