package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.synfire.fixed.IntVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of docs/semantics.md, found by its header line. */
record DocumentTable(List<Row> rows) {
    /** One line of a table, its cells by the column's heading. */
    record Row(Map<String, String> cells) {
        String text(String column) {
            return cells.get(column);
        }

        int number(String column) {
            return Integer.parseInt(text(column));
        }

        /** A cell of numbers with blanks between them. */
        IntVector numbers(String column) {
            return IntVector.of(Arrays.stream(text(column).split(" "))
                    .mapToInt(Integer::parseInt)
                    .toArray());
        }
    }

    /** The first table under exactly this header; fails the test if there is none. */
    static DocumentTable of(String header) throws IOException {
        return all(header).getFirst();
    }

    /** The tables under exactly this header, in order; fails the test if there is none. */
    static List<DocumentTable> all(String header) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "docs", "semantics.md"));
        List<DocumentTable> tables = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).equals(header)) {
                tables.add(under(header, lines.subList(at + 2, lines.size())));
            }
        }
        assertFalse(tables.isEmpty(), "docs/semantics.md has no table " + header);
        return tables;
    }

    private static DocumentTable under(String header, List<String> lines) {
        List<String> columns = cells(header);
        List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith("|")) {
                break;
            }
            List<String> cells = cells(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int c = 0; c < columns.size(); c++) {
                row.put(columns.get(c), cells.get(c));
            }
            rows.add(new Row(row));
        }
        assertFalse(rows.isEmpty(), header);
        return new DocumentTable(rows);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }
}
