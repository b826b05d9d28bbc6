package dev.synfire.core.pipeline;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.MemoryStyle;

/** From the contract's ranges and the plan's words to the HDL's shapes and words. */
public final class Shapes {
    private Shapes() {}

    /** Two's complement if the range reaches below zero, else unsigned. */
    public static Shape of(Range range) {
        return range.signed() ? Shape.s(range.bits()) : Shape.u(range.bits());
    }

    /** Two's complement, whether or not the range reaches below zero. */
    public static Shape signed(Range range) {
        return Shape.s(range.union(new Range(-1, 0)).bits());
    }

    public static Shape signed(IntVector values) {
        return signed(new Range(values.min(), values.max()));
    }

    public static Shape of(IntVector values) {
        return of(new Range(values.min(), values.max()));
    }

    /** Whether events of these values are spikes, which carry no value. */
    public static boolean spikes(Range values) {
        return values.min() >= 0 && values.max() <= 1;
    }

    /** The value in a shape that may be wider or narrower, when it is known to fit. */
    public static Expr fit(Expr value, Shape shape) {
        return shape.holds(value.shape()) ? value.extend(shape) : value.wrap(shape);
    }

    /** Whether an unsigned number is that; one bit says so itself. */
    public static Expr is(Expr number, int value) {
        return number.shape().width() > 1 ? number.eq(value) : value == 0 ? number.not() : number;
    }

    /** A signed value saturated to a range. */
    public static Expr clamp(Expr value, Range range) {
        Shape shape = of(range);
        Expr inside = fit(value, shape);
        Expr above = value.gt(range.max()).mux(Expr.lit(range.max(), shape), inside);
        return value.lt(range.min()).mux(Expr.lit(range.min(), shape), above);
    }

    public static Memory.Style style(MemoryStyle style) {
        return switch (style) {
            case AUTO -> Memory.Style.AUTO;
            case BLOCK -> Memory.Style.BLOCK;
            case DISTRIBUTED -> Memory.Style.DISTRIBUTED;
            case REGISTERS -> Memory.Style.REGISTERS;
            case HUGE -> Memory.Style.HUGE;
        };
    }
}
