package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of Verilog and the line of Java behind it.
 *
 * @param depth how often it is indented
 */
record Row(int depth, String text, Optional<Line> source) {
    private static final int WIDEST_ALIGNED = 88;
    private static final String INDENT = "    ";

    static final Row BLANK = of("");

    static Row of(String text) {
        return new Row(0, text, Optional.empty());
    }

    static Row of(String text, Line source) {
        return new Row(0, text, Optional.of(source));
    }

    Row indented() {
        return text.isEmpty() ? this : new Row(depth + 1, text, source);
    }

    static List<Row> indented(List<Row> rows) {
        List<Row> deeper = new ArrayList<>(rows.size());
        for (Row row : rows) {
            deeper.add(row.indented());
        }
        return deeper;
    }

    private int length() {
        return depth * INDENT.length() + text.length();
    }

    /**
     * The lines joined, the last without an end, with the sources as comments in one column per paragraph.
     *
     * @param depth how often all are indented
     */
    static String layOut(List<Row> rows, int depth, boolean sources) {
        StringBuilder out = new StringBuilder(rows.size() * 48);
        int column = 0;
        boolean starts = true;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (sources && starts) {
                column = column(rows, i) + depth * INDENT.length();
            }
            starts = row.text.isEmpty();
            int start = out.length();
            if (!starts) {
                out.repeat(INDENT, depth + row.depth).append(row.text);
            }
            if (out.length() - start > LongLines.WIDEST) {
                String line = out.substring(start);
                out.setLength(start);
                List<String> broken = LongLines.broken(line);
                for (String part : broken.subList(0, broken.size() - 1)) {
                    out.append(part).append('\n');
                }
                start = out.length();
                out.append(broken.getLast());
            }
            if (sources && row.source.isPresent()) {
                Line line = row.source.get();
                out.repeat(' ', Math.max(0, column - (out.length() - start)));
                out.append("  // ").append(line.file()).append(':').append(line.number());
            }
            if (i < rows.size() - 1) {
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static int column(List<Row> rows, int first) {
        int column = 0;
        for (int i = first; i < rows.size() && !rows.get(i).text.isEmpty(); i++) {
            int length = rows.get(i).length();
            if (rows.get(i).source.isPresent() && length <= WIDEST_ALIGNED) {
                column = Math.max(column, length);
            }
        }
        return column;
    }
}
