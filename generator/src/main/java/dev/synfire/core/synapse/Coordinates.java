package dev.synfire.core.synapse;

import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Planes;

/**
 * Takes an address apart: address = (channel * height + row) * width + column. Long division, one bit of the quotient a
 * stage: first channels, then rows, are taken away in powers of two, the largest first. Where a plane or a row is a power
 * of two its number is a part of the address, and takes neither logic nor a stage.
 */
final class Coordinates {
    private final Stages stages;
    private int below;

    private Coordinates(Stages stages, int below) {
        this.stages = stages;
        this.below = below;
    }

    /** Carries channel, row and column on where this stage had an address; those that are always 0 are left out. */
    static void split(Stages stages, Planes planes, Expr address) {
        stages.carry("rest", address);
        var division = new Coordinates(stages, planes.size());
        division.digit("channel", planes.plane(), planes.channels());
        division.digit("row", planes.width(), planes.height());
        Expr rest = stages.take("rest");
        if (planes.width() > 1) {
            stages.carry("column", rest);
        }
    }

    /** Divides what is left, which is less than count * unit, by unit: the quotient gets a name, the remainder is left. */
    private void digit(String name, int unit, int count) {
        if (count == 1) {
            return;
        }
        if (Integer.bitCount(unit) == 1) {
            Expr rest = stages.take("rest");
            int low = Integer.numberOfTrailingZeros(unit);
            stages.carry(name, rest.bits(rest.shape().width() - 1, low));
            stages.carry("rest", low == 0 ? Expr.lit(0, Shape.bit()) : rest.bits(low - 1, 0));
            below = unit;
            return;
        }
        for (int bit = Shape.index(count).width() - 1; bit >= 0; bit--) {
            int part = unit << bit;
            Expr rest = stages.take("rest");
            Expr less = rest.sub(part);
            Expr fits = less.msb().not();
            below = Math.min(below, part);
            Shape left = Shape.index(below);
            stages.carry("rest", fits.mux(less.bits(left.width() - 1, 0), rest.wrap(left)));
            boolean first = bit == Shape.index(count).width() - 1;
            stages.carry(name, first ? fits : Expr.cat(stages.take(name), fits));
            stages.step("is there a " + name + " beyond " + ((1 << bit) - 1) + "?");
        }
    }
}
