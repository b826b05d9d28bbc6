package dev.synfire.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads tools.txt and the like: one tool per line, five columns separated by spaces, the last may hold spaces itself. */
final class Catalogue {
    private Catalogue() {}

    static List<Tool> read(String file) {
        try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Catalogue::tool)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tool tool(String line) {
        String[] columns = line.split(" +", 5);
        Optional<Tool.Query> query = columns[1].equals("-")
                ? Optional.empty()
                : Optional.of(new Tool.Query(columns[2], Version.of(columns[1])));
        return new Tool(columns[0], query, columns[3], columns[4]);
    }
}
