package dev.synfire.hdl.verilog.text;

import dev.synfire.hdl.text.Line;
import java.util.ArrayList;
import java.util.List;

/** Rows as text, the sources as comments in one column per paragraph; a paragraph is written when it ends. */
public final class Layout {
    private static final int WIDEST_ALIGNED = 88;
    private static final int INDENT = 4;

    /** About how many a row has. */
    private static final int LETTERS = 64;

    private final int depth;
    private final boolean sources;
    private final StringBuilder out;
    private final List<Row> paragraph = new ArrayList<>();
    private boolean first = true;

    /**
     * Nothing yet.
     *
     * @param depth   how often all rows are indented
     * @param sources whether the line of Java follows each row
     * @param expected how many rows there will be, about
     */
    Layout(int depth, boolean sources, int expected) {
        this.depth = depth;
        this.sources = sources;
        this.out = new StringBuilder(expected * LETTERS);
    }

    /** Rows that are not indented further, as text. */
    public static String of(List<Row> rows, boolean sources) {
        Layout layout = new Layout(0, sources, rows.size());
        rows.forEach(layout::add);
        return layout.text();
    }

    void add(Row row) {
        if (row.isBlank()) {
            end();
            startLine();
        } else {
            paragraph.add(row);
        }
    }

    /** The lines joined, the last without an end. */
    String text() {
        end();
        return out.toString();
    }

    private void startLine() {
        if (!first) {
            out.append('\n');
        }
        first = false;
    }

    private void end() {
        int column = sources ? column() : 0;
        for (Row row : paragraph) {
            startLine();
            write(row, column);
        }
        paragraph.clear();
    }

    private void write(Row row, int column) {
        int start = out.length();
        out.repeat(' ', (depth + row.depth()) * INDENT).append(row.text());
        if (out.length() - start > LongLines.WIDEST) {
            List<String> broken = LongLines.broken(out.substring(start));
            out.setLength(start);
            for (String part : broken.subList(0, broken.size() - 1)) {
                out.append(part).append('\n');
            }
            start = out.length();
            out.append(broken.getLast());
        }
        Line line = row.source();
        if (sources && line != Line.NONE) {
            out.repeat(' ', Math.max(0, column - (out.length() - start)));
            out.append("  // ").append(line.file()).append(':').append(line.number());
        }
    }

    /** Where the comments of the paragraph start. */
    private int column() {
        int column = 0;
        for (Row row : paragraph) {
            int length = row.depth() * INDENT + row.text().length();
            if (row.source() != Line.NONE && length <= WIDEST_ALIGNED) {
                column = Math.max(column, length);
            }
        }
        return column + depth * INDENT;
    }
}
