package dev.synfire.core.spatial;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;

/**
 * All values of a tick side by side, that of address 0 in the lowest bits.
 *
 * @param size how many addresses there are
 * @param values what each may have; 0 where there is no event
 */
public record TickFormat(int size, Range values) {
    /** Whether nothing is ever sent, as by integrators. */
    boolean silent() {
        return values.min() == 0 && values.max() == 0;
    }

    /** One value; a bit for a spike. */
    Shape value() {
        return Shapes.of(values);
    }

    /** All of them. */
    Shape whole() {
        return Shape.u(size * value().width());
    }

    /** The value of an address. */
    Expr value(Expr whole, int address) {
        int width = value().width();
        Expr bits = whole.bits((address + 1) * width - 1, address * width);
        return value().signed() ? bits.asSigned() : bits;
    }
}
