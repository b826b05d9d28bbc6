package dev.synfire.hdl.verilog.text;

import dev.synfire.hdl.text.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of Verilog and the line of Java behind it.
 *
 * @param depth  how often it is indented
 * @param source {@link Line#NONE} where there is none
 */
public record Row(int depth, String text, Line source) {
    public static final Row BLANK = of("");

    public static Row of(String text) {
        return new Row(0, text, Line.NONE);
    }

    public static Row of(String text, Line source) {
        return new Row(0, text, source);
    }

    Row indented() {
        return isBlank() ? this : new Row(depth + 1, text, source);
    }

    public static List<Row> indented(List<Row> rows) {
        List<Row> deeper = new ArrayList<>(rows.size());
        for (Row row : rows) {
            deeper.add(row.indented());
        }
        return deeper;
    }

    /** True for an empty line between others. */
    boolean isBlank() {
        return text.isEmpty();
    }
}
