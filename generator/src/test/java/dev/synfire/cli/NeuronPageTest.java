package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The page of examples/neuron quotes what is really there. */
class NeuronPageTest {
    private static final Path FOLDER = Path.of("..", "examples", "neuron");

    @TempDir
    Path output;

    @Test
    void itsYamlAndJavaAreThoseOfTheFilesBesideIt() throws IOException {
        assertQuoted(quoted("yaml"), Files.readString(FOLDER.resolve("network.yaml")));
        assertQuoted(quoted("java"), Files.readString(FOLDER.resolve("TextbookNeuron.java")));
    }

    @Test
    void itsVerilogIsWhatGenerateWrites() throws IOException {
        run(
                new GenerateCommand(),
                FOLDER.toString(),
                "-o",
                output.resolve("neuron").toString());
        Path rtl = output.resolve("neuron").resolve("rtl");
        try (Stream<Path> files = Files.list(rtl)) {
            String lane = Files.readString(
                    files.filter(file -> file.getFileName().toString().startsWith("lane_"))
                            .findFirst()
                            .orElseThrow());
            assertQuoted(quoted("verilog"), lane);
        }
        for (String file : List.of("core", "sequencer", "accumulators", "drain", "neurons")) {
            assertTrue(Files.exists(rtl.resolve("neuron_" + file + ".v")), file);
        }
        assertEquals("2\n3\n", Files.readString(rtl.resolve("neuron_weights_words.hex")));
    }

    @Test
    void itsTranscriptIsWhatEvaluatePrints() throws IOException {
        String printed = run(new EvaluateCommand(), FOLDER.toString());
        List<String> transcript = page().lines()
                .dropWhile(line -> !line.contains("$ scripts/synfire evaluate"))
                .skip(1)
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4))
                .filter(line -> !line.equals("..."))
                .toList();
        assertEquals(8, transcript.size());
        for (String line : transcript) {
            assertTrue(printed.contains(line.replaceFirst(" \\.\\.\\.$", "")), line + "\nin\n" + printed);
        }
    }

    private static String run(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        assertEquals(0, new CommandLine(command).setOut(new PrintWriter(out)).execute(arguments));
        return out.toString();
    }

    private static String page() throws IOException {
        return Files.readString(FOLDER.resolve("README.md"));
    }

    private static String quoted(String language) throws IOException {
        var fence =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page());
        assertTrue(fence.find());
        return fence.group(1);
    }

    /** The lines of the quotation stand in the text in their order, but for indentation. */
    private static void assertQuoted(String quotation, String text) {
        assertTrue(stripped(text).contains(stripped(quotation)), quotation + "\nin\n" + text);
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
