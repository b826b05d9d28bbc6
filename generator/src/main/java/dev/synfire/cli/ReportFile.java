package dev.synfire.cli;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A file that the user asked a report into: JSON if its name says so, else text. */
record ReportFile(Path file) {
    void write(String text, Map<String, Object> object) {
        String content = file.getFileName().toString().endsWith(".json")
                ? JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(object)
                                .replace("\r\n", "\n")
                        + "\n"
                : text;
        Path made = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(made, content);
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Problem.wrongInput(
                    "unwritable", "--report", "cannot write " + file, "name a file in a folder that is there");
        }
    }
}
