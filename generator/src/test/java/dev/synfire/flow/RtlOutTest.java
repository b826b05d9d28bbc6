package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Boards;
import dev.synfire.importer.NetworkFile;
import dev.synfire.layout.Device;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds rtl-out/, the generated Verilog that is checked in, against the generator. scripts/rtl-out refreshes it. */
class RtlOutTest {
    @TempDir
    private Path folder;

    @Test
    void theNeuronComesOutByteForByte() throws IOException {
        compare("neuron", Optional.empty());
    }

    @Test
    void digitsSigmoidComesOutByteForByte() throws IOException {
        compare("digits-sigmoid", Optional.of(Boards.find("icebreaker").device()));
    }

    @Test
    void digitsLifComesOutByteForByte() throws IOException {
        compare("digits-lif", Optional.of(Boards.find("icebreaker").device()));
    }

    @Test
    void theReadmeQuotesItAsItIs() throws IOException {
        String[] parts = Files.readString(Path.of("..", "README.md")).split("```verilog\n", -1);
        assertEquals(2, parts.length);
        String quoted = parts[1].substring(0, parts[1].indexOf("```"));
        Path file = Path.of("..", "rtl-out", "digits-lif", "rtl", "hidden_neurons.v");
        assertTrue(Files.readString(file).contains(quoted), () -> "README.md, not " + file + ", has\n" + quoted);
    }

    @Test
    void allIsReadButBitsThatAreRoundedAway() throws IOException {
        // Neurons drop bits of products and of decayed potentials.
        for (Path file : verilog()) {
            String text = Files.readString(file);
            assertTrue(
                    !text.contains("wire unused") || file.toString().endsWith("_neurons.v"),
                    () -> file + " has something that nothing reads");
        }
    }

    private static List<Path> verilog() throws IOException {
        Path kept = Path.of("..", "rtl-out");
        return files(kept).stream()
                .filter(file -> file.endsWith(".v"))
                .map(kept::resolve)
                .toList();
    }

    private void compare(String example, Optional<Device> device) throws IOException {
        Path kept = Path.of("..", "rtl-out", example);
        var network = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", example)))
                .network();
        Generated generated = Generated.of(network, device, PlanRequest.DEFAULT);
        Path made = GenerateFlow.write(generated, folder.resolve(example));

        assertEquals(List.of(), generated.design().warnings());
        assertEquals(files(kept), files(made));
        for (String file : files(kept)) {
            assertArrayEquals(
                    Files.readAllBytes(kept.resolve(file)),
                    Files.readAllBytes(made.resolve(file)),
                    example + "/" + file + " differs; scripts/rtl-out writes it anew");
        }
    }

    private static SortedSet<String> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .filter(name -> !name.equals(".synfire")) // what a folder holds is git's to know here
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
