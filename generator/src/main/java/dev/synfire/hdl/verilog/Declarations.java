package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Shape;

/** The text of shapes in declarations. */
final class Declarations {
    private Declarations() {}

    /** A kind, a shape and a name, such as {@code wire signed [15:0] sum}. */
    static String of(String kind, Shape shape, String name) {
        return kind + " " + type(shape) + name;
    }

    /** Sign and range, each followed by a space; empty for one unsigned bit. */
    static String type(Shape shape) {
        String range = shape.width() == 1 ? "" : "[" + (shape.width() - 1) + ":0] ";
        return (shape.signed() ? "signed " : "") + range;
    }
}
