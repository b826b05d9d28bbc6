package dev.synfire.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An exploration as a picture: logic cells to the right, microseconds a sample upwards, both logarithmic; the frontier is a
 * line. Readable on light and on dark ground.
 */
public final class ExploreSvg {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 460;
    private static final int LEFT = 80;
    private static final int RIGHT = 40;
    private static final int TOP = 50;
    private static final int BOTTOM = 60;
    private static final String INK = "#808080";
    private static final String MARK = "#2f81f7";

    private final Exploration exploration;
    private final List<Point> shown;
    private final Scale x;
    private final Scale y;

    private ExploreSvg(Exploration exploration) {
        this.exploration = exploration;
        this.shown = exploration.points().stream()
                .filter(point -> point.outcome().isEmpty() || point.built().isPresent())
                .toList();
        this.x =
                Scale.of(shown.stream().map(p -> (double) p.resources().cells()).toList(), LEFT, WIDTH - RIGHT);
        this.y = Scale.of(shown.stream().map(exploration::time).toList(), HEIGHT - BOTTOM, TOP);
    }

    /** The file. */
    public static String text(Exploration exploration) {
        return new ExploreSvg(exploration).text();
    }

    /** Values on a logarithmic axis, with room around them. */
    private record Scale(double low, double high, int from, int to) {
        static Scale of(List<Double> values, int from, int to) {
            double low = values.stream().mapToDouble(v -> v).min().orElse(1);
            double high = values.stream().mapToDouble(v -> v).max().orElse(10);
            return new Scale(low / 1.25, high * 1.25, from, to);
        }

        double at(double value) {
            return from + (to - from) * Math.log(value / low) / Math.log(high / low);
        }

        /** Round values on the axis: 1, 2 and 5 times the powers of ten. */
        List<Double> marks() {
            List<Double> marks = new ArrayList<>();
            for (int power = -3; power < 9; power++) {
                for (int digit : new int[] {1, 2, 5}) {
                    double value = digit * Math.pow(10, power);
                    if (value >= low && value <= high) {
                        marks.add(value);
                    }
                }
            }
            return marks;
        }
    }

    private String text() {
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\""
                        + " fill=\"%s\">%n",
                WIDTH, HEIGHT, INK));
        svg.append(format(
                "<text x=\"%d\" y=\"24\" font-size=\"15\">%s on %s: %d layouts</text>%n",
                LEFT,
                escaped(exploration.network().name()),
                escaped(exploration.board().title()),
                shown.size()));
        axes(svg);
        List<Point> frontier = exploration.frontier();
        svg.append(format(
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/>%n",
                MARK,
                frontier.stream()
                        .map(point -> format("%.1f,%.1f", x(point), y(point)))
                        .collect(Collectors.joining(" "))));
        for (Point point : shown) {
            dot(svg, point, frontier.contains(point));
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg) {
        for (double mark : x.marks()) {
            svg.append(format(
                    "<path d=\"M%.1f %d V%d\" stroke=\"%s\" stroke-opacity=\"0.3\"/>"
                            + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,.0f</text>%n",
                    x.at(mark), TOP, HEIGHT - BOTTOM, INK, x.at(mark), HEIGHT - BOTTOM + 18, mark));
        }
        for (double mark : y.marks()) {
            svg.append(format(
                    "<path d=\"M%d %.1f H%d\" stroke=\"%s\" stroke-opacity=\"0.3\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                    LEFT, y.at(mark), WIDTH - RIGHT, INK, LEFT - 8, y.at(mark) + 4, number(mark)));
        }
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">logic cells of the core (filled: built; hollow: estimated)"
                        + "</text>%n",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16));
        svg.append(format(
                "<text transform=\"translate(20 %d) rotate(-90)\" text-anchor=\"middle\">microseconds a sample</text>%n",
                (TOP + HEIGHT - BOTTOM) / 2));
    }

    private void dot(StringBuilder svg, Point point, boolean best) {
        boolean built = point.built().isPresent();
        svg.append(format(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"%s\" stroke=\"%s\"><title>%s</title></circle>%n",
                x(point),
                y(point),
                built ? MARK : "none",
                best || built ? MARK : INK,
                escaped(format(
                        "%s: %,d cells, %s us",
                        point.title(), point.resources().cells(), number(exploration.time(point))))));
        if (best) {
            svg.append(format(
                    "<text x=\"%.1f\" y=\"%.1f\">%s</text>%n", x(point) + 8, y(point) - 6, escaped(point.label())));
        }
    }

    private double x(Point point) {
        return x.at(point.resources().cells());
    }

    private double y(Point point) {
        return y.at(exploration.time(point));
    }

    private static String number(double value) {
        return value >= 10 ? format("%,.0f", value) : value >= 1 ? format("%.1f", value) : format("%.2f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
    }
}
