package dev.synfire.report.picture;

import dev.synfire.hdl.verilog.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Draws layouts over logarithmic axes: logic cells to the right, time upwards. */
public final class FrontierPicture implements Picture {
    private final Frontier data;
    private final List<Frontier.Point> all;
    private final Axis x;
    private final Axis y;

    /** A point where it is drawn. */
    public record Dot(Frontier.Point point, double x, double y) {}

    /** A mark of an axis. */
    public record Mark(double at, String text) {}

    /** A logarithmic axis with some room at both ends. */
    private record Axis(double low, double high, int from, int to) {
        static Axis of(List<Frontier.Point> points, ToDoubleFunction<Frontier.Point> value, int from, int to) {
            double low = points.stream().mapToDouble(value).min().orElse(1);
            double high = points.stream().mapToDouble(value).max().orElse(10);
            return new Axis(low / 1.2, high * 1.2, from, to);
        }

        double at(double value) {
            return from + (to - from) * Math.log(value / low) / Math.log(high / low);
        }

        /** Numbers of one digit; 1, 2 and 5 where there would be too many. */
        List<Mark> marks() {
            List<Mark> marks = new ArrayList<>();
            int[] digits = high / low > 6 ? new int[] {1, 2, 5} : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9};
            for (int power = -3; power < 9; power++) {
                for (int digit : digits) {
                    double value = digit * Math.pow(10, power);
                    if (value >= low && value <= high) {
                        int decimals = Math.max(0, -power);
                        marks.add(new Mark(at(value), new Escaped().number(value, decimals)));
                    }
                }
            }
            return marks;
        }
    }

    /** Of that. */
    public FrontierPicture(Frontier data) {
        this.data = data;
        all = new ArrayList<>(data.points());
        all.add(data.self());
        x = Axis.of(all, Frontier.Point::cells, 52, 470);
        y = Axis.of(all, Frontier.Point::microseconds, 250, 10);
    }

    @Override
    public String key() {
        return "frontier";
    }

    @Override
    public String title() {
        return "Among other layouts";
    }

    @Override
    public ObjectNode json() {
        return data.json();
    }

    @Override
    public String html(Colours colours) {
        return Templates.render(
                "report/frontier.vm",
                Map.of(
                        "e", new Escaped(),
                        "data", data,
                        "columns", x.marks(),
                        "rows", y.marks(),
                        "dots", data.points().stream().map(this::dot).toList(),
                        "self", dot(data.self()),
                        "line",
                                data.points().stream()
                                        .filter(Frontier.Point::best)
                                        .map(this::dot)
                                        .map(dot ->
                                                new Escaped().plain(dot.x(), 1) + "," + new Escaped().plain(dot.y(), 1))
                                        .collect(Collectors.joining(" "))));
    }

    private Dot dot(Frontier.Point point) {
        return new Dot(point, x.at(point.cells()), y.at(point.microseconds()));
    }
}
