package dev.synfire.report.picture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many values lie where.
 *
 * @param from where the first bin begins
 * @param step the width of a bin, above 0
 * @param counts one per bin
 */
public record Histogram(double from, double step, List<Long> counts) {
    public Histogram {
        counts = List.copyOf(counts);
    }

    /** Where the last bin ends. */
    public double to() {
        return from + step * counts.size();
    }

    /** The most values in a bin. */
    public long most() {
        return counts.isEmpty() ? 0 : Collections.max(counts);
    }

    /** The same with at most that many bins, each as wide as some of these. */
    Histogram merged(int bins) {
        int each = Math.max(1, Math.ceilDiv(counts.size(), bins));
        List<Long> merged = new ArrayList<>();
        for (int i = 0; i < counts.size(); i += each) {
            merged.add(counts.subList(i, Math.min(counts.size(), i + each)).stream()
                    .mapToLong(count -> count)
                    .sum());
        }
        return new Histogram(from, step * each, merged);
    }

    /** The square roots of the counts, in thousandths: few values beside many can be seen then. */
    Histogram roots() {
        return new Histogram(
                from,
                step,
                counts.stream()
                        .map(count -> Math.round(1000 * Math.sqrt(count)))
                        .toList());
    }

    /** Bars as the data of an SVG path: values from low to high lie from left to right, the most are that high. */
    String bars(double low, double high, int left, int right, int bottom, int height, long most) {
        StringBuilder data = new StringBuilder();
        double scale = (right - left) / (high - low);
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) > 0) {
                double x = left + scale * (from + i * step - low);
                double up = Math.max(0.6, height * (double) counts.get(i) / most);
                data.append(String.format(Locale.ROOT, "M%.1f %dv-%.1fh%.1fv%.1fz", x, bottom, up, scale * step, up));
            }
        }
        return data.toString();
    }

    /** The outline of the bars, as the data of an SVG path. */
    String outline(double low, double high, int left, int right, int bottom, int height, long most) {
        StringBuilder data = new StringBuilder();
        double scale = (right - left) / (high - low);
        data.append(String.format(Locale.ROOT, "M%.1f %d", left + scale * (from - low), bottom));
        for (int i = 0; i < counts.size(); i++) {
            double up = counts.get(i) == 0 ? 0 : Math.max(0.6, height * (double) counts.get(i) / most);
            data.append(String.format(
                    Locale.ROOT, "V%.1fH%.1f", bottom - up, left + scale * (from + (i + 1) * step - low)));
        }
        return data.append("V").append(bottom).toString();
    }

    static Histogram read(JsonNode json) {
        return new Histogram(
                json.required("from").asDouble(), json.required("step").asDouble(), counts(json.required("counts")));
    }

    static List<Long> counts(JsonNode array) {
        List<Long> counts = new ArrayList<>();
        array.forEach(count -> counts.add(count.asLong()));
        return counts;
    }

    ObjectNode json() {
        ObjectNode object = Rounded.object();
        object.put("from", Rounded.significant(from, 6)).put("step", Rounded.significant(step, 6));
        object.set("counts", Rounded.array(counts));
        return object;
    }
}
