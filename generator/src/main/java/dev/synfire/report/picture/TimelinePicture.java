package dev.synfire.report.picture;

import dev.synfire.cosim.CoreTimeline;
import dev.synfire.hdl.verilog.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Draws a lane for each layer: full where it works, dark where it is held up, empty where it waits. */
public final class TimelinePicture implements Picture {
    private static final int LEFT = 2;
    private static final int RIGHT = 718;
    private static final int TOP = 16;
    private static final int SAMPLE = 14;
    private static final int LANE = 22;
    private static final int PITCH = 42;

    private final Timeline data;

    /** A lane: the bars in which the layer works, and those in which it is held up, as the data of SVG paths. */
    public record Lane(Timeline.Layer layer, String colour, int y, String busy, String held) {}

    /** A sample: where it begins and where its result is. */
    public record Span(int number, int y, double from, double to, double middle, long cycles) {}

    /** A mark on the axis. */
    public record Mark(double x, long cycle) {}

    /** Of that. */
    public TimelinePicture(Timeline data) {
        this.data = data;
    }

    @Override
    public String key() {
        return "timeline";
    }

    @Override
    public String title() {
        return "Timeline of the first samples";
    }

    @Override
    public ObjectNode json() {
        return data.json();
    }

    @Override
    public String html(Colours colours) {
        List<Lane> lanes = new ArrayList<>();
        for (Timeline.Layer layer : data.layers()) {
            int y = top() + 18 + lanes.size() * PITCH;
            lanes.add(new Lane(
                    layer,
                    colours.named(layer.name()),
                    y,
                    bars(layer.stretches(), y, false),
                    bars(layer.stretches(), y, true)));
        }
        List<Span> spans = new ArrayList<>();
        for (int s = 0; s < data.starts().size(); s++) {
            double from = x(data.starts().get(s));
            double to = x(data.results().get(s) + 1.0);
            spans.add(new Span(
                    s,
                    4 + s * SAMPLE,
                    from,
                    to,
                    (from + to) / 2,
                    data.results().get(s) - data.starts().get(s)));
        }
        return Templates.render(
                "report/timeline.vm",
                Map.of(
                        "e",
                        new Escaped(),
                        "data",
                        data,
                        "lanes",
                        lanes,
                        "spans",
                        spans,
                        "marks",
                        marks(),
                        "top",
                        top() - 6,
                        "bottom",
                        top() + lanes.size() * PITCH + 4));
    }

    private String bars(List<CoreTimeline.Stretch> stretches, int y, boolean held) {
        StringBuilder data = new StringBuilder();
        for (CoreTimeline.Stretch stretch : stretches) {
            long count = held ? stretch.held() : stretch.busy();
            if (count > 0) {
                double below = held ? (double) LANE * stretch.busy() / stretch.length() : 0;
                double high = Math.min(LANE - below, (double) LANE * count / stretch.length());
                data.append(String.format(
                        Locale.ROOT,
                        "M%.1f %.1fv-%.1fH%.1fv%.1fz",
                        x(stretch.from()),
                        y + LANE - below,
                        high,
                        x(Math.min(data(), stretch.from() + stretch.length())),
                        high));
            }
        }
        return data.toString();
    }

    /** Where the lanes begin: below a row for each sample, as samples overlap. */
    private int top() {
        return TOP + SAMPLE * data.starts().size();
    }

    private double data() {
        return data.cycles();
    }

    private double x(double cycle) {
        return LEFT + (RIGHT - LEFT) * cycle / Math.max(1, data.cycles());
    }

    /** Round numbers of cycles: steps of 1, 2 or 5 times a power of ten, at most eight. */
    private List<Mark> marks() {
        long step = 1;
        for (int i = 0; data.cycles() / step > 8; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        List<Mark> marks = new ArrayList<>();
        for (long cycle = 0; cycle <= data.cycles(); cycle += step) {
            marks.add(new Mark(x(cycle), cycle));
        }
        return marks;
    }
}
