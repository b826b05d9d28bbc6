package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line of Verilog and the line of Java behind it. */
record Row(String text, Optional<Line> source) {
    private static final int WIDEST_ALIGNED = 88;

    static final Row BLANK = new Row("", Optional.empty());

    static Row of(String text) {
        return new Row(text, Optional.empty());
    }

    static Row of(String text, Line source) {
        return new Row(text, Optional.of(source));
    }

    Row indented() {
        return text.isEmpty() ? this : new Row("    " + text, source);
    }

    static List<Row> indented(List<Row> rows) {
        return rows.stream().map(Row::indented).toList();
    }

    /** The texts, with the sources as comments in one column per paragraph. */
    static List<String> layOut(List<Row> rows, boolean sources) {
        List<String> lines = new ArrayList<>();
        int column = 0;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (i == 0 || rows.get(i - 1).text.isEmpty()) {
                column = column(rows, i);
            }
            List<String> broken = LongLines.broken(row.text);
            lines.addAll(broken.subList(0, broken.size() - 1));
            String last = broken.getLast();
            if (sources && row.source.isPresent()) {
                String padding = " ".repeat(Math.max(0, column - last.length()));
                lines.add(last + padding + "  // " + row.source.get());
            } else {
                lines.add(last);
            }
        }
        return lines;
    }

    private static int column(List<Row> rows, int first) {
        int column = 0;
        for (int i = first; i < rows.size() && !rows.get(i).text.isEmpty(); i++) {
            int length = rows.get(i).text.length();
            if (rows.get(i).source.isPresent() && length <= WIDEST_ALIGNED) {
                column = Math.max(column, length);
            }
        }
        return column;
    }
}
