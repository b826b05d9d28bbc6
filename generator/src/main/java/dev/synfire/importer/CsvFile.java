package dev.synfire.importer;

import dev.synfire.problem.Problem;
import dev.synfire.reading.Allowance;
import dev.synfire.reading.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A text of numbers, a row per line, separated by commas, semicolons, tabs or spaces; a # begins a comment. It is read row by
 * row, in the memory of what the reader makes of the rows.
 */
final class CsvFile {
    private static final String FORM = "give a text with a row of numbers a line";
    /** Room for 65,536 inputs and more digits than any number has. */
    private static final int LONGEST_LINE = 1 << 22;
    /** What is made of a row takes about this much memory, and so much for each number. */
    private static final int ROW = 128;

    private static final int NUMBER = 8;

    private CsvFile() {}

    /** A row. */
    record Row(String file, int line, List<String> fields) {
        /** File and line. */
        String where() {
            return file + ":" + line;
        }

        int columns() {
            return fields.size();
        }

        Cell cell(int column) {
            return new Cell(file, line, column, fields.get(column));
        }

        /**
         * The number in a column.
         *
         * @throws Problem wrong-type if it is none
         */
        double number(int column) {
            return cell(column).number();
        }
    }

    /** One field of a row. */
    record Cell(String file, int line, int column, String text) {
        /** As digits are written everywhere; Java itself also takes 1d, 0x1p3, NaN, and digits of other scripts. */
        private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

        /** File and line. */
        String where() {
            return file + ":" + line;
        }

        boolean isNumber() {
            return NUMBER.matcher(text).matches();
        }

        /**
         * Its number.
         *
         * @throws Problem wrong-type if it is none
         */
        double number() {
            if (!isNumber()) {
                throw Problem.wrongInput(
                        "wrong-type",
                        where(),
                        "field " + (column + 1) + " is '" + YamlValue.shortened(text) + "', expected a number",
                        "give a row of numbers a line; a # begins a comment");
            }
            return Double.parseDouble(text);
        }
    }

    /**
     * Reads all rows, which have as many fields each.
     *
     * @param each makes something of a row
     * @return what was made of each, at least one
     * @throws Problem with file and line
     */
    static <T> List<T> rows(Path path, Function<Row, T> each) {
        Allowance allowance = new Allowance(path.toString(), "save it as a .npy file of uint8, or give fewer samples");
        List<T> made = new ArrayList<>();
        int columns = 0;
        try (TextLines lines = TextLines.open(path, LONGEST_LINE, FORM)) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                String text = withoutComment(line.get());
                if (text.isEmpty()) {
                    continue;
                }
                Row row = new Row(path.toString(), lines.number(), fields(text));
                columns = made.isEmpty() ? row.columns() : columns;
                if (row.columns() != columns) {
                    throw Problem.wrongInput(
                            "wrong-shape",
                            row.where(),
                            "the row has " + row.columns() + " fields, the first one has " + columns,
                            "give every line as many");
                }
                allowance.spend(ROW + (long) NUMBER * columns);
                made.add(each.apply(row));
            }
        }
        if (made.isEmpty()) {
            throw Problem.wrongInput(
                    "wrong-shape", path.toString(), "it has no line with numbers", "give at least one");
        }
        return made;
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }

    /** Between fields there is one comma or semicolon with any spaces and tabs around it, or spaces and tabs alone. */
    private static List<String> fields(String text) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (true) {
            int begin = at;
            while (at < text.length() && !isSpace(text.charAt(at)) && !isMark(text.charAt(at))) {
                at++;
            }
            fields.add(text.substring(begin, at));
            if (at == text.length()) {
                return fields;
            }
            at = afterSpaces(text, at);
            if (isMark(text.charAt(at))) {
                at = afterSpaces(text, at + 1);
            }
        }
    }

    private static int afterSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isMark(char c) {
        return c == ',' || c == ';';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
