package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.network.Network;
import dev.synfire.quantize.Quantized;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class LearnCommandTest {
    private static final Path DIGITS = Path.of("..", "examples", "digits-sigmoid");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** The digits' network, both layers learning by back-propagation. */
    @BeforeEach
    void copy() throws IOException {
        for (String name : new String[] {"inputs.npy", "labels.npy", "weights.npz"}) {
            Files.copy(DIGITS.resolve(name), folder.resolve(name));
        }
        Files.writeString(
                folder.resolve("network.yaml"),
                Files.readString(DIGITS.resolve("network.yaml"))
                        .replace("    name: output\n", "    name: output\n    learning: {rule: delta, shift: 12}\n")
                        .replace(
                                "    name: hidden\n",
                                "    name: hidden\n    learning: {rule: backpropagation, shift: 11, errorShift: 5}\n"));
    }

    private int learn(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "learn";
        all[1] = folder.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        CommandLine line = Synfire.commandLine();
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(all);
    }

    @Test
    void whatIsWrittenHasTheLearnedWeights() {
        Path learned = folder.resolve("learned");
        assertEquals(0, learn("--every", "3", "--json", "-o", learned.toString()), err::toString);
        JsonNode told = new ObjectMapper().readTree(out.toString());
        assertEquals(1797, told.get("samples").intValue());
        assertEquals(599, told.get("learned").intValue());
        assertTrue(told.get("accuracyBefore").doubleValue() > 0.97);
        assertTrue(told.get("accuracyAfter").doubleValue() > 0.94);
        assertEquals(20, told.get("curve").size());

        // The same by hand: every third sample is learned from.
        Network network = NetworkFile.read(folder);
        Dataset data = Dataset.read(network, folder.resolve("inputs.npy"), Optional.of(folder.resolve("labels.npy")));
        Quantized quantized = Quantizer.quantize(network);
        GoldenModel model = new GoldenModel(quantized.network());
        for (int s = 0; s < data.samples().size(); s += 3) {
            model.run(data.samples().get(s));
            model.learn(data.labels().orElseThrow().get(s));
        }
        IntegerNetwork read = Quantizer.quantize(NetworkFile.read(learned)).network();
        assertEquals(model.learnedNetwork().layers(), read.layers());
    }

    @Test
    void whatNetworkCannotLearnSaysWhy() throws IOException {
        Files.writeString(
                folder.resolve("network.yaml"),
                Files.readString(folder.resolve("network.yaml")).replace("shift: 12}", "shift: 25}"));
        assertEquals(2, learn());
        // The largest error is 255, the largest thing that a hidden sigmoid of 8 bits does 255.
        assertTrue(
                err.toString()
                        .contains("layer output cannot learn: it changes its weights by at most 65025 / 2^25, which is"
                                + " 0.00194 and rounds to 0"),
                err::toString);
    }

    @Test
    void aNetworkWithoutARuleIsRefused() throws IOException {
        Files.copy(DIGITS.resolve("network.yaml"), folder.resolve("network.yaml"), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(2, learn());
        assertTrue(
                err.toString().contains("none of its layers has a learning rule; give the last layer"), err::toString);
    }

    @Test
    void aSimulatedBoardLearnsTheSame() {
        assertEquals(0, learn("--on", "virtual", "--every", "300", "--json"), () -> err.toString());
        JsonNode told = new ObjectMapper().readTree(out.toString());
        assertEquals(1797, told.get("presented").intValue());
        assertEquals(0, told.get("mismatches").intValue());
        assertTrue(told.get("weightsCompared").longValue() > 10_000, out::toString);
    }
}
