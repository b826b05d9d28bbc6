package dev.synfire.hdl.verilog;

import java.util.ArrayList;
import java.util.List;

/** The rows of a module's body, with a blank line before each comment and around each block. */
final class Paragraphs {
    private enum Kind {
        NOTHING,
        COMMENT,
        LINE,
        BLOCK
    }

    private final List<Row> rows = new ArrayList<>();
    private Kind last = Kind.NOTHING;

    void comment(String text) {
        if (last != Kind.NOTHING) {
            rows.add(Row.BLANK);
        }
        for (String line : Words.wrapped(text, 92)) {
            rows.add(Row.of("// " + line));
        }
        last = Kind.COMMENT;
    }

    /** A blank line after other lines. */
    void gap() {
        if (last == Kind.LINE) {
            rows.add(Row.BLANK);
        }
    }

    void line(Row row) {
        if (last == Kind.BLOCK) {
            rows.add(Row.BLANK);
        }
        rows.add(row);
        last = Kind.LINE;
    }

    void block(List<Row> block) {
        if (last == Kind.BLOCK || last == Kind.LINE) {
            rows.add(Row.BLANK);
        }
        rows.addAll(block);
        last = Kind.BLOCK;
    }

    List<Row> rows() {
        return rows;
    }
}
