package dev.synfire.hdl.verilog.text;

import java.util.List;

/** The text of a module's body, with a blank line before each comment and around each block. */
public final class Paragraphs {
    private enum Kind {
        NOTHING,
        COMMENT,
        LINE,
        BLOCK
    }

    private final Layout rows;
    private Kind last = Kind.NOTHING;

    /**
     * Nothing yet.
     *
     * @param items   how many there are in the component, about as many as there will be rows
     * @param sources whether the line of Java follows each line
     */
    public Paragraphs(int items, boolean sources) {
        this.rows = new Layout(1, sources, items);
    }

    public void comment(String text) {
        if (last != Kind.NOTHING) {
            rows.add(Row.BLANK);
        }
        for (String line : WordWrap.wrapped(text, 92)) {
            rows.add(Row.of("// " + line));
        }
        last = Kind.COMMENT;
    }

    /** A blank line after other lines. */
    public void gap() {
        if (last == Kind.LINE) {
            rows.add(Row.BLANK);
        }
    }

    public void line(Row row) {
        if (last == Kind.BLOCK) {
            rows.add(Row.BLANK);
        }
        rows.add(row);
        last = Kind.LINE;
    }

    public void block(List<Row> block) {
        if (last == Kind.BLOCK || last == Kind.LINE) {
            rows.add(Row.BLANK);
        }
        block.forEach(rows::add);
        last = Kind.BLOCK;
    }

    public String text() {
        return rows.text();
    }
}
