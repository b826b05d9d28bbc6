package dev.synfire.importer;

import dev.synfire.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text of numbers, a row a line, separated by commas, semicolons, tabs or spaces; a # begins a comment. */
final class CsvFile {
    private static final int MOST_NUMBERS = 1 << 26;

    private final String file;
    private final List<String[]> rows = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    private CsvFile(String file) {
        this.file = file;
    }

    static CsvFile read(Path path) {
        ArrayFile.exists(path, "");
        CsvFile csv = new CsvFile(path.toString());
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            csv.read(reader);
        } catch (CharacterCodingException _) {
            throw Problem.wrongInput(
                    "not-utf8", path.toString(), "it is not text", "give a text with a row of numbers a line");
        } catch (IOException e) {
            throw ArrayFile.unreadable(path.toString(), e);
        }
        return csv;
    }

    private void read(BufferedReader reader) throws IOException {
        int line = 0;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            String numbers = text.replaceFirst("#.*", "").strip();
            if (numbers.isEmpty()) {
                continue;
            }
            String[] row = numbers.split("\\s*[,;\\t]\\s*| +", -1);
            if (!rows.isEmpty() && row.length != columns()) {
                throw Problem.wrongInput(
                        "wrong-shape",
                        file + ":" + line,
                        "the row has " + row.length + " fields, the first one has " + columns(),
                        "give every line as many");
            }
            rows.add(row);
            lines.add(line);
            if ((long) rows.size() * columns() > MOST_NUMBERS) {
                throw Problem.wrongInput(
                        "array-too-large",
                        file,
                        "more than " + MOST_NUMBERS + " numbers",
                        "save it as a .npy file of uint8, or give fewer samples");
            }
        }
        if (rows.isEmpty()) {
            throw Problem.wrongInput("wrong-shape", file, "it has no line with numbers", "give at least one");
        }
    }

    int rows() {
        return rows.size();
    }

    int columns() {
        return rows.getFirst().length;
    }

    /** The line in the file, counted from 1, on which a row stands. */
    int line(int row) {
        return lines.get(row);
    }

    String text(int row, int column) {
        return rows.get(row)[column];
    }

    double number(int row, int column) {
        String text = rows.get(row)[column];
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw Problem.wrongInput(
                    "wrong-type",
                    file + ":" + line(row),
                    "field " + (column + 1) + " is '" + YamlValue.shortened(text) + "', expected a number",
                    "give a row of numbers a line; a # begins a comment");
        }
    }
}
