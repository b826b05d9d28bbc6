package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Shape;
import java.util.Arrays;

/** The text of shapes in declarations. */
final class Declarations {
    /** The ranges of words of a few bits, by width. */
    private static final String[] RANGES = new String[65];

    static {
        Arrays.setAll(RANGES, Declarations::range);
    }

    private Declarations() {}

    /** A kind, a shape and a name, such as {@code wire signed [15:0] sum}. */
    static String of(String kind, Shape shape, String name) {
        return kind + " " + type(shape) + name;
    }

    /** Sign and range, each followed by a space; empty for one unsigned bit. */
    static String type(Shape shape) {
        int width = shape.width();
        String range = width < RANGES.length ? RANGES[width] : range(width);
        return shape.signed() ? "signed " + range : range;
    }

    private static String range(int width) {
        return width == 1 ? "" : "[" + (width - 1) + ":0] ";
    }
}
