package dev.synfire.report.picture;

import dev.synfire.hdl.verilog.Templates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Draws a raster of what every neuron sends, with differences between model and hardware, and some membranes below. */
public final class ActivityPicture implements Picture {
    private static final int LEFT = 2;
    private static final int RIGHT = 718;
    private static final int TOP = 18;
    private static final int GAP = 24;

    /** Room for the marks of spikes above a membrane. */
    private static final int SPIKES = 8;

    /** More events than these of a layer are a picture of pixels. */
    private static final int MOST_MARKS = 2500;

    private final Activity data;

    /**
     * A layer's part of the raster.
     *
     * @param marks of the events, as the data of an SVG path; empty where there is a picture
     * @param uri the picture
     * @param wrong marks where model and hardware differ
     */
    public record Band(
            String name,
            String colour,
            int y,
            int height,
            String marks,
            String uri,
            String wrong,
            long events,
            int neurons) {}

    /**
     * A membrane.
     *
     * @param line of the golden model
     * @param dots of the hardware
     * @param threshold where it is drawn; negative: nowhere
     */
    public record Trace(
            Activity.Membrane membrane,
            String colour,
            int y,
            String line,
            String dots,
            double threshold,
            String spikes) {}

    /** Of that. */
    public ActivityPicture(Activity data) {
        this.data = data;
    }

    @Override
    public String key() {
        return "activity";
    }

    @Override
    public String title() {
        return "One sample, neuron by neuron";
    }

    @Override
    public ObjectNode json() {
        return data.json();
    }

    @Override
    public String html(Colours colours) {
        List<Band> bands = new ArrayList<>();
        int y = TOP;
        bands.add(band("input", "g0", data.inputs(), List.of(), y));
        y += bands.getLast().height() + GAP;
        for (Activity.Layer layer : data.layers()) {
            bands.add(band(layer.name(), colours.named(layer.name()), layer.golden(), layer.hardware(), y));
            y += bands.getLast().height() + GAP;
        }
        List<Trace> traces = new ArrayList<>();
        int below = TOP + SPIKES;
        for (Activity.Membrane membrane : data.membranes()) {
            traces.add(trace(membrane, colours.named(membrane.layer()), below));
            below += 56 + GAP + SPIKES;
        }
        return Templates.render(
                "report/activity.vm",
                Map.of(
                        "e",
                        new Escaped(),
                        "data",
                        data,
                        "bands",
                        bands,
                        "bottom",
                        y - GAP + 4,
                        "traces",
                        traces,
                        "below",
                        below - GAP - SPIKES + 4));
    }

    private Band band(String name, String colour, List<int[]> golden, List<int[]> hardware, int y) {
        int neurons = golden.getFirst().length;
        if (golden.size() == 1) {
            return bars(name, colour, golden.getFirst(), hardware, y);
        }
        int height = Math.clamp(neurons * 4L, 28, 110);
        long events =
                golden.stream().flatMapToInt(Arrays::stream).filter(v -> v != 0).count();
        StringBuilder wrong = new StringBuilder();
        for (int tick = 0; tick < hardware.size(); tick++) {
            for (int n = 0; n < neurons; n++) {
                if (hardware.get(tick)[n] != golden.get(tick)[n]) {
                    wrong.append(mark(tick, n, neurons, y, height));
                }
            }
        }
        boolean picture = events > MOST_MARKS;
        return new Band(
                name,
                colour,
                y,
                height,
                picture ? "" : marks(golden, y, height),
                picture ? picture(golden, height) : "",
                wrong.toString(),
                events,
                neurons);
    }

    private String marks(List<int[]> ticks, int y, int height) {
        StringBuilder marks = new StringBuilder();
        for (int tick = 0; tick < ticks.size(); tick++) {
            int[] sent = ticks.get(tick);
            for (int n = 0; n < sent.length; n++) {
                if (sent[n] != 0) {
                    marks.append(mark(tick, n, sent.length, y, height));
                }
            }
        }
        return marks.toString();
    }

    private String mark(int tick, int neuron, int neurons, int y, int height) {
        double row = (double) height / neurons;
        double column = (double) (RIGHT - LEFT) / data.ticks();
        double wide = Math.max(0.8, Math.min(column * 0.8, 14));
        return String.format(
                Locale.ROOT,
                "M%.1f %.1fh%.1fv%.1fh-%.1fz",
                LEFT + tick * column,
                y + neuron * row,
                wide,
                Math.max(0.8, row * 0.8),
                wide);
    }

    /** A pixel per tick and per neuron, or per so many of these as fit one. */
    private String picture(List<int[]> ticks, int height) {
        int neurons = ticks.getFirst().length;
        int rows = Math.min(neurons, 2 * height);
        double[] pixels = new double[rows * ticks.size()];
        for (int tick = 0; tick < ticks.size(); tick++) {
            for (int n = 0; n < neurons; n++) {
                int at = (int) ((long) n * rows / neurons) * ticks.size() + tick;
                pixels[at] += ticks.get(tick)[n] == 0 ? 0 : 1;
            }
        }
        double most = Arrays.stream(pixels).max().orElse(1);
        return Shades.ink(ticks.size(), rows, pixels, Math.max(1, most / 2));
    }

    /** Where there is but one tick: a bar per neuron as long as what it sends. */
    private Band bars(String name, String colour, int[] sent, List<int[]> hardware, int y) {
        int height = 56;
        double most = 1;
        double least = 0;
        for (int value : sent) {
            most = Math.max(most, value);
            least = Math.min(least, value);
        }
        double scale = height / (most - least);
        double zero = y + height + scale * least;
        double column = (double) (RIGHT - LEFT) / sent.length;
        double wide = Math.max(0.5, Math.min(column * 0.8, 24));
        StringBuilder bars = new StringBuilder();
        StringBuilder wrong = new StringBuilder();
        long events = 0;
        for (int n = 0; n < sent.length; n++) {
            int value = sent[n];
            events += value == 0 ? 0 : 1;
            if (value != 0) {
                bars.append(bar(n * column, zero, wide, scale * value));
            }
            if (!hardware.isEmpty() && hardware.getFirst()[n] != value) {
                wrong.append(bar(n * column, zero, wide, scale * hardware.getFirst()[n]));
            }
        }
        return new Band(name, colour, y, height, bars.toString(), "", wrong.toString(), events, sent.length);
    }

    private static String bar(double x, double zero, double wide, double high) {
        return String.format(Locale.ROOT, "M%.1f %.1fh%.1fv%.1fh-%.1fz", LEFT + x, zero, wide, -high, wide);
    }

    private Trace trace(Activity.Membrane membrane, String colour, int y) {
        int height = 56;
        long most = membrane.threshold().orElse(Long.MIN_VALUE);
        long least = 0;
        for (int value : membrane.golden()) {
            most = Math.max(most, value);
            least = Math.min(least, value);
        }
        double scale = height / (double) Math.max(1, most - least);
        double bottom = y + height + scale * least;
        StringBuilder spikes = new StringBuilder();
        for (int tick : membrane.spikes()) {
            spikes.append(String.format(Locale.ROOT, "M%.1f %dv6", middle(tick), y - 8));
        }
        return new Trace(
                membrane,
                colour,
                y,
                line(membrane.golden(), bottom, scale),
                dots(membrane.hardware(), bottom, scale),
                membrane.threshold().isPresent()
                        ? bottom - scale * membrane.threshold().getAsLong()
                        : -1,
                spikes.toString());
    }

    private double middle(int tick) {
        return LEFT + (RIGHT - LEFT) * (tick + 0.5) / data.ticks();
    }

    /** In steps of tenths, each from the point before. */
    private String line(List<Integer> values, double bottom, double scale) {
        StringBuilder line = new StringBuilder();
        long x = 0;
        long y = 0;
        for (int tick = 0; tick < values.size(); tick++) {
            long toX = Math.round(10 * middle(tick));
            long toY = Math.round(10 * (bottom - scale * values.get(tick)));
            line.append(tick == 0 ? "M" : "l").append(tenths(toX - x));
            line.append(toY - y < 0 ? "" : " ").append(tenths(toY - y));
            x = toX;
            y = toY;
        }
        return line.toString();
    }

    private static String tenths(long value) {
        String sign = value < 0 ? "-" : "";
        long size = Math.abs(value);
        String whole = size >= 10 || size == 0 ? Long.toString(size / 10) : "";
        return sign + whole + (size % 10 == 0 ? "" : "." + size % 10);
    }

    private String dots(List<Integer> values, double bottom, double scale) {
        int each = Math.max(1, values.size() / 180);
        StringBuilder dots = new StringBuilder();
        for (int tick = 0; tick < values.size(); tick += each) {
            dots.append(String.format(Locale.ROOT, "M%.1f %.1fh0", middle(tick), bottom - scale * values.get(tick)));
        }
        return dots.toString();
    }
}
