package dev.synfire.importer;

import dev.synfire.network.Padding;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import java.util.List;
import java.util.function.Supplier;

/** Reads shapes and what slides over them. */
final class ShapeReader {
    /** The keys of a window. */
    static final List<String> WINDOW_KEYS = List.of("kernel", "stride", "padding", "dilation");

    /** The most neurons of a layer; a bound on what a mistyped size makes us allocate. */
    static final int MOST_NEURONS = 1 << 20;

    private static final int MOST = 1 << 16;

    private ShapeReader() {}

    /** A number, or a list of numbers: channels, height, width. */
    static Dims dims(YamlValue value) {
        if (!value.isList()) {
            return Dims.of(value.integer(1, MOST_NEURONS));
        }
        int[] lengths = value.list("[2, 34, 34]").stream()
                .mapToInt(length -> length.integer(1, MOST_NEURONS))
                .toArray();
        Dims dims = told(value, () -> Dims.of(lengths));
        bounded(value, dims);
        return dims;
    }

    /** Refuses more neurons than are of use. */
    static void bounded(YamlValue value, Dims dims) {
        if (dims.size() > MOST_NEURONS) {
            throw value.problem(
                    "too-many-neurons",
                    value.name() + " makes " + dims.size() + " neurons of shape " + dims + ", expected at most "
                            + MOST_NEURONS,
                    "make it smaller");
        }
    }

    /** Channels, height and width. */
    static Dims planes(YamlValue value) {
        Dims dims = dims(value);
        if (dims.count() != 3) {
            throw value.problem(
                    "wrong-shape",
                    value.name() + " is " + dims + ", expected channels, height and width",
                    "write for example " + value.name() + ": [2, 34, 34]");
        }
        return dims;
    }

    /** What slides: its kernel's size, stride, padding and dilation. */
    static Window window(YamlMapping keys, Extent stride) {
        Extent size = extent(keys.required("kernel", "3"));
        return new Window(
                size,
                keys.optional("stride").map(ShapeReader::extent).orElse(stride),
                keys.optional("padding").map(ShapeReader::padding).orElse(Padding.NONE),
                keys.optional("dilation").map(ShapeReader::extent).orElse(Extent.ONE));
    }

    /** A number for rows and columns, or one of each. */
    static Extent extent(YamlValue value) {
        if (!value.isList()) {
            return Extent.square(value.integer(1, MOST));
        }
        List<YamlValue> both = both(value);
        return new Extent(both.getFirst().integer(1, MOST), both.getLast().integer(1, MOST));
    }

    private static Padding padding(YamlValue value) {
        if (value.isMapping()) {
            YamlMapping sides = value.mapping("padding", "top", "bottom", "left", "right");
            return new Padding(side(sides, "top"), side(sides, "bottom"), side(sides, "left"), side(sides, "right"));
        }
        if (!value.isList()) {
            int all = value.integer(0, MOST);
            return Padding.of(all, all);
        }
        List<YamlValue> both = both(value);
        return Padding.of(both.getFirst().integer(0, MOST), both.getLast().integer(0, MOST));
    }

    private static int side(YamlMapping sides, String side) {
        return sides.optional(side).map(value -> value.integer(0, MOST)).orElse(0);
    }

    private static List<YamlValue> both(YamlValue value) {
        List<YamlValue> both = value.list("[3, 3]");
        if (both.size() != 2) {
            throw value.problem(
                    "wrong-shape",
                    value.name() + " has " + both.size() + " numbers, expected one for rows and one for columns",
                    "write for example " + value.name() + ": [3, 3]");
        }
        return both;
    }

    /** What the network's own checks refuse is reported with the line that it stands on. */
    static <T> T told(YamlValue value, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw value.problem("wrong-shape", e.getMessage(), "change one or the other");
        }
    }
}
