package dev.synfire.cli;

import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file that the user asked a report of synfire evaluate into: JSON if its name says so, else text. */
final class ReportFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final long LONGEST = 1 << 24;

    /** Two lines that each report has. */
    private static final Pattern TEXT =
            Pattern.compile("(?s).*^samples {12}\\d+\\R.*^seconds {12}[0-9.]+\\R.*", Pattern.MULTILINE);

    private static final FileKind KIND = new FileKind(
            "a report of synfire evaluate", ReportFile::isReport, "name another file with --report, or remove it");

    private ReportFile() {}

    /** Makes sure that it may be written. */
    static void check(Path file) {
        OutputFile.check(file, KIND);
    }

    static void write(Path file, String text, Map<String, Object> object) {
        String content = file.getFileName().toString().endsWith(".json")
                ? JSON.writeValueAsString(object).replace("\r\n", "\n") + "\n"
                : text;
        OutputFile.write(file, KIND, content);
    }

    private static boolean isReport(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                return false;
            }
            String text = WholeFile.text(file);
            return text.startsWith("{")
                    ? isReport(JSON.readTree(text))
                    : TEXT.matcher(text).matches();
        } catch (IOException | JacksonException | Problem _) {
            return false; // No text, or no JSON.
        }
    }

    private static boolean isReport(JsonNode json) {
        return json.has("samples") && json.has("integerAccuracy") && json.has("seconds");
    }
}
