package dev.synfire.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Boards;
import dev.synfire.flow.RandomInputs;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.plan.Goal;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The textbook neuron explored with the real tools. */
class ExplorerTest {
    private final IntegerNetwork neuron = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", "neuron")))
            .network();

    @TempDir
    Path folder;

    @Test
    void whatWasFoundIsNotBuiltAgain() throws IOException {
        Exploration first = explorer().run();
        Outcome.Built built = first.frontier().getFirst().built().orElseThrow();
        assertTrue(built.mhz() > 10, built::toString);
        assertTrue(built.resources().cells() > 100, built::toString);
        assertTrue(built.cycles().latency() > 10, built::toString);

        // Interrupted when it was placed but not told: the netlist is there.
        Path work = listed("netlist-").getFirst();
        FileTime synthesised = Files.getLastModifiedTime(work.resolve("netlist.json"));
        listed("").stream().filter(Files::isRegularFile).forEach(ExplorerTest::delete);
        assertEquals(first, explorer().run());
        assertEquals(synthesised, Files.getLastModifiedTime(work.resolve("netlist.json")));

        // Interrupted when all was told: nothing is built.
        listed("netlist-").forEach(ExplorerTest::delete);
        listed("work-").forEach(ExplorerTest::delete);
        assertEquals(first, explorer().run());
        assertEquals(List.of(), listed("work-"));
        assertEquals(List.of(), listed("netlist-"));

        // Cut short by a disk that filled up: all of it is built again.
        for (Path found : listed("").stream().filter(Files::isRegularFile).toList()) {
            String text = Files.readString(found);
            Files.writeString(found, text.substring(0, text.length() / 2));
        }
        assertEquals(first, explorer().run());
        listed("").stream().filter(Files::isRegularFile).forEach(ExplorerTest::delete);
        Path netlist = listed("netlist-").getFirst().resolve("netlist.json");
        String text = Files.readString(netlist);
        Files.writeString(netlist, text.substring(0, text.length() / 2));
        assertEquals(first, explorer().run());
        assertEquals(text, Files.readString(netlist));
    }

    private Explorer explorer() {
        var options = new Explorer.Options(Boards.find("icebreaker"), Goal.THROUGHPUT, List.of(), 1, 1, 2, 24);
        return new Explorer(neuron, RandomInputs.of(neuron, 1, 4), options, folder, Progress.none());
    }

    private List<Path> listed(String start) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> path.getFileName().toString().startsWith(start))
                    .toList();
        }
    }

    private static void delete(Path tree) {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
