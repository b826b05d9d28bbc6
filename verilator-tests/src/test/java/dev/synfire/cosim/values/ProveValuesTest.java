package dev.synfire.cosim.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.cosim.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveValuesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir
    private Path folder;

    @Test
    void itGoesOnWhereItWasInterruptedAndUsesNoSeedTwice() throws IOException {
        Path file = folder.resolve("values.csv");
        List<Subject> one = List.of(new Subject("neuron", Level.RTL, ""));
        assertTrue(new ProveValues(EXAMPLES, new Ledger(file), one, 1).run());
        long first = new Ledger(file).values();
        assertTrue(first > 0);
        Files.writeString(file, "neuron,rtl,,2,16,", StandardOpenOption.APPEND); // killed while it wrote
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
        assertTrue(new ProveValues(EXAMPLES, new Ledger(file), one, first + 1).run());
        Ledger all = new Ledger(file);
        assertTrue(all.values() > first);
        assertEquals(3, all.seed(one.getFirst()));
    }

    @Test
    void aMismatchEndsItForGood() throws IOException {
        Path file = folder.resolve("values.csv");
        Subject subject = new Subject("neuron", Level.RTL, "");
        new Ledger(file).add(new Batch(subject, 1, 16, 100, 1, 0.5, ""));
        assertFalse(new ProveValues(EXAMPLES, new Ledger(file), List.of(subject), 1_000_000).run());
        assertEquals(100, new Ledger(file).values());
    }

    @Test
    void whoWasGivenTheLeastTimeIsNextAndWhatDoesNotFitIsLeftOut() throws IOException {
        Ledger ledger = new Ledger(folder.resolve("values.csv"));
        Subject rtl = new Subject("a", Level.RTL, "");
        Subject netlist = new Subject("a", Level.NETLIST, "icebreaker");
        Subject bitstream = new Subject("a", Level.BITSTREAM, "icebreaker");
        ledger.add(new Batch(rtl, 1, 16, 100, 0, 40, "")); // 8 times as much as the others: counts as 5
        ledger.add(new Batch(netlist, 1, 16, 100, 0, 6, ""));
        ledger.add(new Batch(bitstream, 1, 0, 0, 0, 1, "too-big"));
        List<Subject> all = List.of(netlist, rtl, bitstream);
        assertEquals(rtl, ledger.next(all, Set.of()));
        assertEquals(netlist, ledger.next(all, Set.of(rtl)));
        assertEquals(null, ledger.next(all, Set.of(rtl, netlist)));
    }

    @Test
    void everyExampleIsThereAtEveryLevel() throws IOException {
        List<Subject> subjects = ProveValues.subjects(EXAMPLES, "iris");
        assertEquals(
                List.of("iris rtl", "iris netlist icebreaker", "iris netlist ulx3s", "iris bitstream icebreaker"),
                subjects.stream().map(Subject::toString).toList());
    }
}
