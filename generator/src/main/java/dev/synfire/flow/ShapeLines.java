package dev.synfire.flow;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Planes;
import dev.synfire.integer.Sliding;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Writes the lines of a {@link NetworkShape}: what is fixed with its value, what can be exchanged with its count. */
final class ShapeLines {
    private static final int LONGEST = 40;

    private final Map<String, String> shape;
    private final String before;

    /**
     * @param shape where the lines go, "where: what" to value
     * @param where a layer, the input, the readout or the network
     */
    ShapeLines(Map<String, String> shape, String where) {
        this(where + ": ", shape);
    }

    private ShapeLines(String before, Map<String, String> shape) {
        this.before = before;
        this.shape = shape;
    }

    /** Lines of a part, whose names begin with the part's. */
    ShapeLines in(String part) {
        return new ShapeLines(before + part + " ", shape);
    }

    /** A number, a choice or a text that is part of the hardware. */
    ShapeLines fixed(String what, Object value) {
        return put(
                what, value instanceof Enum<?> choice ? choice.toString().toLowerCase(Locale.ROOT) : value.toString());
    }

    ShapeLines fixed(String what, Range range) {
        return fixed(what + " min", range.min()).fixed(what + " max", range.max());
    }

    ShapeLines fixed(String what, Planes planes) {
        return fixed(what + " channels", planes.channels())
                .fixed(what + " height", planes.height())
                .fixed(what + " width", planes.width());
    }

    ShapeLines fixed(String what, Sliding sliding) {
        return fixed(what + " size", sliding.size())
                .fixed(what + " stride", sliding.stride())
                .fixed(what + " before", sliding.before())
                .fixed(what + " after", sliding.after())
                .fixed(what + " dilation", sliding.dilation());
    }

    /** Numbers that are part of the hardware. */
    ShapeLines fixed(String what, IntVector vector) {
        if (vector.size() == 0) {
            return none(what);
        }
        if (vector.isUniform(vector.get(0))) {
            return put(what, Integer.toString(vector.get(0)));
        }
        String all = Arrays.toString(vector.toArray());
        return put(
                what,
                all.length() <= LONGEST
                        ? all
                        : vector.size() + " with the checksum "
                                + Integer.toHexString(Arrays.hashCode(vector.toArray())));
    }

    /** Numbers that lie in memory where there are several; one that all neurons share is a constant of the hardware. */
    ShapeLines exchangeable(String what, IntVector vector) {
        return vector.size() > 1 ? alwaysInMemory(what, vector) : fixed(what, vector);
    }

    /** Numbers that lie in memory even if there is only one. Multipliers that are all 1 are no hardware at all. */
    ShapeLines alwaysInMemory(String what, IntVector vector) {
        boolean nothing = what.equals("multipliers") && vector.isUniform(1);
        return put(what, nothing ? "all 1" : vector.size() + " in memory");
    }

    /** There is no such part. */
    ShapeLines none(String what) {
        return put(what, "none");
    }

    private ShapeLines put(String what, String value) {
        shape.put(before + what, value);
        return this;
    }
}
