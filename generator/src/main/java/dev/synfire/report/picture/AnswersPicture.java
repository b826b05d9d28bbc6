package dev.synfire.report.picture;

import dev.synfire.hdl.verilog.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Draws the confusion matrix, the margins and the hardest samples. */
public final class AnswersPicture implements Picture {
    private static final int SIDE = 320;
    private static final int LEFT = 22;
    private static final int TOP = 20;
    private static final int MOST_NUMBERED = 16;

    private final Answers data;

    /**
     * A cell of the matrix.
     *
     * @param density from 0 to 1
     * @param text the count; empty if 0 or where cells are too small
     */
    public record Cell(double x, double y, double side, double density, boolean right, String text, String title) {
        /** Whether the cell is so dense that a number on it has the colour of the ground. */
        public boolean isDense() {
            return density > 0.6;
        }
    }

    /** A number of a class beside the matrix. */
    public record Mark(double at, int number) {}

    /** Of that. */
    public AnswersPicture(Answers data) {
        this.data = data;
    }

    @Override
    public String key() {
        return "answers";
    }

    @Override
    public String title() {
        return data.labelled() > 0 ? "Right and wrong answers" : "Answers";
    }

    @Override
    public ObjectNode json() {
        return data.json();
    }

    @Override
    public String html(Colours colours) {
        Histogram right = data.margins(false);
        Histogram wrong = data.margins(true);
        double low = Math.min(right.from(), 0);
        double high = Math.max(right.to(), 1);
        long most = Math.max(1, Math.max(right.most(), wrong.most()));
        double zero = 6 + (334 - 6) * (0 - low) / (high - low);
        return Templates.render(
                "report/answers.vm",
                Map.ofEntries(
                        Map.entry("e", new Escaped()),
                        Map.entry("data", data),
                        Map.entry("cells", data.hasMatrix() ? cells() : List.of()),
                        Map.entry("marks", data.hasMatrix() ? marks() : List.of()),
                        Map.entry("right", right.bars(low, high, 6, 334, 150, 138, most)),
                        Map.entry("wrong", wrong.bars(low, high, 6, 334, 150, 138, most)),
                        Map.entry("zero", zero),
                        Map.entry("low", low),
                        Map.entry("high", high)));
    }

    private List<Cell> cells() {
        List<List<Long>> matrix = data.matrix();
        double side = (double) SIDE / data.classes();
        List<Cell> cells = new ArrayList<>();
        for (int label = 0; label < matrix.size(); label++) {
            long row = Math.max(
                    1, matrix.get(label).stream().mapToLong(count -> count).sum());
            for (int given = 0; given < matrix.size(); given++) {
                long count = matrix.get(label).get(given);
                if (count > 0) {
                    // A few wrong answers among many must be seen: the density follows the root of the share.
                    cells.add(new Cell(
                            LEFT + given * side,
                            TOP + label * side,
                            side - 1,
                            Math.max(0.15, Math.sqrt(count / (double) row)),
                            label == given,
                            data.classes() <= MOST_NUMBERED ? Long.toString(count) : "",
                            "label " + label + ", answer " + given + ": " + count));
                }
            }
        }
        return cells;
    }

    private List<Mark> marks() {
        double side = (double) SIDE / data.classes();
        List<Mark> marks = new ArrayList<>();
        for (int n = 0; n < data.classes(); n++) {
            marks.add(new Mark((n + 0.5) * side, n));
        }
        return marks;
    }
}
