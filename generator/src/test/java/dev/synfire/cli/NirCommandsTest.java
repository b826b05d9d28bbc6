package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.importer.NetworkFile;
import dev.synfire.importer.nir.NirFile;
import dev.synfire.importer.nir.NirImporter;
import dev.synfire.importer.nir.NirOptions;
import dev.synfire.importer.nir.Preset;
import dev.synfire.network.Network;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Files of NIR on the command line: from a published file to a verified core, and out again. */
@Tag("slow")
class NirCommandsTest {
    private static final String FILES = "src/test/resources/nir/";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int synfire(String... arguments) {
        CommandLine line = Synfire.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void importWritesTheNetworkAndWhatItAssumed() throws IOException {
        String target = folder.resolve("braille").toString();
        assertEquals(
                0,
                synfire(
                        "import",
                        FILES + "braille_noDelay_bias_zero.nir",
                        "--preset",
                        "snntorch",
                        "--ticks",
                        "256",
                        "-o",
                        target),
                err::toString);
        Network expected = new NirImporter(NirOptions.of(Preset.SNNTORCH.discretisation(), 256))
                .read(Path.of(FILES, "braille_noDelay_bias_zero.nir"))
                .network();
        assertEquals(expected, NetworkFile.read(Path.of(target)));
        String said = "A spike sets the membrane to 0 at once; --reset and --reset-when say otherwise.";
        assertTrue(out.toString().contains("  " + said + "\n"), out::toString);
        assertTrue(
                Files.readString(Path.of(target, "network.yaml")).contains("# " + said + "\n"),
                "the assumption stands in the file");
    }

    @Test
    void importLeavesArraysThatAreThereAlone() throws IOException {
        Path arrays = Files.writeString(folder.resolve("weights.npz"), "mine");
        assertEquals(
                2,
                synfire(
                        "import",
                        FILES + "lif_norse.nir",
                        "--preset",
                        "norse",
                        "--dt",
                        "1e-4",
                        "--ticks",
                        "100",
                        "-o",
                        folder.toString()));
        assertEquals(
                arrays + ": error[exists]: it is already there, and is left as it is; name another folder with -o\n",
                err.toString());
        assertEquals("mine", Files.readString(arrays));
        assertFalse(Files.exists(folder.resolve("network.yaml")));
    }

    @Test
    void exportTakesThePlaceOfNothingButANirFileAndNeverOfWhatItReads() throws IOException {
        Path model = Files.copy(Path.of(FILES, "lif_norse.nir"), folder.resolve("model.nir"));
        Path link = Files.createSymbolicLink(folder.resolve("link.nir"), model);
        byte[] before = Files.readAllBytes(model);
        for (Path file : List.of(model, link)) {
            err.getBuffer().setLength(0);
            assertEquals(2, synfire("export", model.toString(), "--preset", "norse", "-o", file.toString()));
            assertEquals(
                    file + ": error[same-file]: it is the network that is read; name another file with -o\n",
                    err.toString());
            assertArrayEquals(before, Files.readAllBytes(model));
        }
        Path thesis = Files.writeString(folder.resolve("thesis.nir"), "two years");
        err.getBuffer().setLength(0);
        assertEquals(2, synfire("export", "../examples/digits-lif", "-o", thesis.toString()));
        assertEquals(
                thesis
                        + ": error[other-file]: it is already there, and is not a .nir file; name another file with -o\n",
                err.toString());
        assertEquals("two years", Files.readString(thesis));
        assertEquals(0, synfire("export", "../examples/digits-lif", "-o", model.toString()), err::toString);
        assertEquals(0, synfire("export", "../examples/digits-lif", "-o", model.toString()), err::toString);
        assertFalse(Arrays.equals(before, Files.readAllBytes(model)));
        Path plain = Files.createFile(folder.resolve("plain"));
        Path fresh = folder.resolve("fresh.nir");
        assertEquals(0, synfire("export", "../examples/digits-lif", "-o", fresh.toString()), err::toString);
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(fresh));
    }

    @Test
    void withoutAPresetNothingIsAssumedSilently() {
        assertEquals(2, synfire("import", FILES + "lif_norse.nir", "-o", folder.toString()));
        assertEquals(
                "--preset: error[no-time-step]: a .nir file has no time step, and doesn't say what a spike resets; name "
                        + "the framework that it comes from, --preset snntorch|norse|nengo|sinabs|rockpool|lava|spyx, or "
                        + "give --dt SECONDS\n",
                err.toString());
    }

    @Test
    void aMistypedPresetIsToldWithTheNearest() {
        assertEquals(2, synfire("evaluate", FILES + "lif_norse.nir", "--import", "preset=snntroch"));
        assertEquals(
                "--import preset: error[unknown-value]: there is no 'snntroch', expected one of snntorch, norse, nengo, sinabs, "
                        + "rockpool, lava, spyx; did you mean --import preset=snntorch?\n",
                err.toString());
    }

    @Test
    void optionsOfModelFilesAreRefusedForNetworkFiles() {
        assertEquals(2, synfire("generate", "../examples/neuron", "--preset", "norse", "-o", folder.toString()));
        assertTrue(err.toString().startsWith("../examples/neuron: error[unused-option]: "), err::toString);
    }

    @Test
    void aNirFileGoesStraightToAVerifiedCore() {
        assertEquals(
                0,
                synfire(
                        "verify",
                        FILES + "lif_norse.nir",
                        "--preset",
                        "norse",
                        "--dt",
                        "1e-4",
                        "--ticks",
                        "100",
                        "--engine",
                        "jvm",
                        "--samples",
                        "3"),
                err::toString);
        assertTrue(out.toString().contains("mismatches       0\n"), out::toString);
        assertTrue(err.toString().contains("A tick is 0.0001 s (norse); --import dt says otherwise.\n"), err::toString);
    }

    @Test
    void theQuantizedNetworkGoesOut() {
        Path file = folder.resolve("lif.nir");
        String network = "../examples/digits-lif";
        assertEquals(0, synfire("export", network, "-o", file.toString(), "--quantized"), err::toString);
        assertFalse(NirFile.read(file).nodes().isEmpty());
    }

    /** The networks of the NIR paper, in integers: N-MNIST by a convolutional one, Braille letters by a recurrent one. */
    @Test
    void publishedNetworksRecogniseAsMuchInIntegers() throws IOException {
        String nmnist = "src/test/resources/nmnist";
        int code = synfire(
                "evaluate",
                FILES + "cnn_sinabs.nir",
                "--preset",
                "snntorch",
                "--ticks",
                "300",
                "--input-values",
                "0..255",
                "--inputs",
                nmnist,
                "--labels",
                nmnist + "/labels.txt",
                "--weight-bits",
                "4",
                "--json");
        assertEquals(0, code, err::toString);
        assertTrue(
                out.toString().contains("\"samples\":8,\"floatAccuracy\":1.0,\"integerAccuracy\":1.0"), out::toString);

        out.getBuffer().setLength(0);
        Path label = Files.writeString(folder.resolve("label.txt"), "1\n");
        assertEquals(
                0,
                synfire(
                        "evaluate",
                        FILES + "braille_noDelay_bias_zero.nir",
                        "--preset",
                        "snntorch",
                        "--ticks",
                        "256",
                        "--raster",
                        "--inputs",
                        FILES + "braille_input_256x12.csv",
                        "--labels",
                        label.toString(),
                        "--json"),
                err::toString);
        assertTrue(
                out.toString().contains("\"samples\":1,\"floatAccuracy\":1.0,\"integerAccuracy\":1.0"), out::toString);
    }

    @Test
    void whatHasNoIntegerFormIsEvaluatedInRealNumbers() throws IOException {
        Path network = Files.writeString(folder.resolve("network.yaml"), """
                synfire: 1
                name: smooth
                input: {size: 1}
                layers:
                  - {dense: 1, name: filter, weights: [[1]], neuron: {model: lif, beta: 0.5, reset: {subtract: -0.1}}}
                  - {dense: 2, name: output, weights: [[1], [-1]], neuron: {model: lif, beta: 0.5}}
                readout: membrane
                """);
        Files.writeString(folder.resolve("inputs.csv"), "1\n0\n");
        Files.writeString(folder.resolve("labels.txt"), "0\n0\n");
        assertEquals(0, synfire("evaluate", network.toString(), "--json"), err::toString);
        assertTrue(
                out.toString().contains("\"samples\":2,\"floatAccuracy\":1.0,\"integerAccuracy\":null"), out::toString);
        assertTrue(
                err.toString()
                        .contains("  layer filter: error[no-hardware-yet]: a reset by subtracting an amount below 0"
                                + " has no hardware yet; "),
                err::toString);
    }
}
