package dev.synfire.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the blocks of the pages on the HDL builder with the sources that tests run and with what is printed of them.
 *
 * <p>A block follows a mark: {@code <!-- file Toggle -->} is a file, {@code <!-- java Blink -->} one without its imports, {@code <!-- java Mistakes loop -->}
 * a part of one, {@code <!-- verilog blink.v -->} a printed file, {@code <!-- verilog dimmer.v module -->} only its
 * module, {@code <!-- hex tone_sine.hex -->} the start of a memory's contents, {@code <!-- text loop -->} the message for a
 * mistake, {@code <!-- project pom.xml -->} a file of the project in src/it. With -Dguide.refresh=true the blocks are written
 * anew instead; scripts/hdl-guide does that.
 */
class GuideTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path PROJECT = Path.of("src", "it", "debouncer");
    private static final Path SOURCES = Path.of("src", "test", "java", "dev", "synfire", "guide");
    private static final Pattern MARK =
            Pattern.compile("<!-- (java|file|verilog|hex|text|project) (\\S+)(?: (\\S+))? -->");

    @ParameterizedTest
    @ValueSource(strings = {"hdl-guide.md", "hdl-artifact.md", "hdl-library.md"})
    void theBlocksAreWhatRunsAndWhatIsPrinted(String name) throws IOException {
        Path page = DOCS.resolve(name);
        String text = Files.readString(page);
        String expected = refreshed(text);
        if (Boolean.getBoolean("guide.refresh")) {
            Files.writeString(page, expected);
        } else {
            assertEquals(expected, text, page + " differs; scripts/hdl-guide writes its blocks anew");
        }
    }

    private static String refreshed(String guide) {
        List<String> lines = new ArrayList<>();
        List<String> old = guide.lines().toList();
        for (int i = 0; i < old.size(); i++) {
            lines.add(old.get(i));
            Matcher mark = MARK.matcher(old.get(i));
            if (mark.matches()) {
                String language =
                        switch (mark.group(1)) {
                            case "java", "file" -> "java";
                            case "project" -> mark.group(2).endsWith(".java") ? "java" : "xml";
                            case "verilog" -> "verilog";
                            default -> "text";
                        };
                lines.add("```" + language);
                lines.addAll(block(mark.group(1), mark.group(2), mark.group(3))
                        .lines()
                        .toList());
                lines.add("```");
                i = end(old, i);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** The last line of the block after a mark; the mark where there is none. */
    private static int end(List<String> lines, int mark) {
        if (mark + 1 == lines.size() || !lines.get(mark + 1).startsWith("```")) {
            return mark;
        }
        int end = mark + 2;
        while (!lines.get(end).equals("```")) {
            end++;
        }
        return end;
    }

    private static String block(String kind, String name, String part) {
        return switch (kind) {
            case "file" ->
                source(name).substring(source(name).indexOf("import ")).strip();
            case "java" -> part == null ? withoutImports(source(name)) : part(source(name), part);
            case "project" -> read(PROJECT.resolve(name)).strip();
            case "verilog" -> part == null ? printed(name).strip() : module(printed(name));
            case "hex" -> String.join("\n", printed(name).lines().limit(4).toList()) + "\n...";
            default ->
                assertThrows(Problem.class, () -> Elaborated.of(Mistakes.all().get(name)))
                        .getMessage();
        };
    }

    private static String source(String name) {
        return read(SOURCES.resolve(name + ".java"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutImports(String source) {
        return source.substring(source.indexOf("/**")).strip();
    }

    /** What stands between two comments, as far left as it goes. */
    private static String part(String source, String name) {
        String start = "// guide: " + name + "\n";
        int from = source.indexOf(start);
        return source.substring(from + start.length(), source.indexOf("// end", from))
                .stripTrailing()
                .stripIndent();
    }

    private static String module(String file) {
        String end = "endmodule";
        return file.substring(file.indexOf("module "), file.indexOf(end) + end.length());
    }

    private static String printed(String file) {
        Verilog.Options plain = new Verilog.Options(false);
        Map<String, Component<?>> plainly = Map.of(
                "mixer.v", new Mixer(),
                "dimmer.v", new Dimmer(new Dimmer.Params(8)),
                "transmitter.v", new Transmitter(new Transmitter.Params(104)),
                "lights.v", new Lights(new Lights.Params(3, 8)),
                "tone.v", new Tone(),
                "tone_sine.hex", new Tone(),
                "amplifier.v", new Amplifier(),
                "fifo.v", new Fifo(new Fifo.Params(512)),
                "chip.v", new Chip(),
                "open_drain.v", new OpenDrain());
        return file.equals("blink.v")
                ? Verilog.emit(new Blink(new Blink.Params(24))).files().get(file)
                : Verilog.emit(plainly.get(file), plain).files().get(file);
    }
}
