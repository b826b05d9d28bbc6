package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.DigitProduct;
import dev.synfire.core.pipeline.Digits;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Activation;
import dev.synfire.integer.Activation.Symmetry;
import dev.synfire.layout.MemoryStyle;
import java.math.BigInteger;

/**
 * A function by table: one half is stored, the other follows by symmetry; all of it where there is none.
 *
 * <p>An interpolated table stores beside each entry how far it is to the next, so that one read and one multiplication do:
 * e[i] * (2^f - r) + e[i+1] * r is e[i] * 2^f + (e[i+1] - e[i]) * r. The entries of a half are monotone, so the step's sign
 * is that of the symmetry and is not stored.
 */
final class ActivationTable {
    private final CoreComponent<?> owner;
    private final Stages stages;
    private final Activation.Table table;
    private final MemoryStyle style;
    private final boolean digits;
    private final int fraction;
    private final int placeBits;

    ActivationTable(CoreComponent<?> owner, Stages stages, Activation.Table table, MemoryStyle style, boolean digits) {
        this.owner = owner;
        this.stages = stages;
        this.table = table;
        this.style = style;
        this.digits = digits;
        this.fraction = table.interpolationBits();
        this.placeBits = table.argumentBits() - (table.symmetry() == Symmetry.NONE ? 0 : 1);
    }

    /** From the saturated argument of this stage to y, in the stage that has it. */
    Expr apply(Expr argument, Expr advance) {
        return table.symmetry() == Symmetry.NONE ? whole(argument, advance) : halved(argument, advance);
    }

    /** How many stages lie between the argument and y. */
    static int stages(Activation.Table table) {
        return (table.symmetry() == Symmetry.NONE ? 2 : 4) + (table.interpolationBits() == 0 ? 0 : 2);
    }

    private Expr whole(Expr argument, Expr advance) {
        // The lowest argument is at the first place: the sign bit is turned over.
        Expr place = owner.named(
                "place_" + stages.number(), argument.asUnsigned().xor(Expr.lit(1L << (placeBits - 1), u(placeBits))));
        stages.carry("y", fraction == 0 ? straight(place, advance) : interpolated(place, advance));
        stages.step(fraction == 0 ? "the entry is registered" : "round");
        return stages.take("y");
    }

    private Expr halved(Expr argument, Expr advance) {
        stages.carry("negative", argument.msb());
        // Without its most negative value an argument's magnitude has a bit less than the argument.
        stages.carry("magnitude", argument.msb().mux(argument.neg(), argument).wrap(u(placeBits)));
        stages.step("split into sign and magnitude");
        Expr magnitude = stages.take("magnitude");
        stages.carry("tail", fraction == 0 ? straight(magnitude, advance) : interpolated(magnitude, advance));
        stages.step(fraction == 0 ? "the entry is registered" : "round");
        Expr y = mirrored(stages.take("negative"), stages.take("tail"));
        stages.carry("y", y);
        stages.step("the other half by symmetry");
        return stages.take("y");
    }

    private Expr straight(Expr place, Expr advance) {
        Shape shape = table.symmetry() == Symmetry.NONE ? Shape.s(table.outputBits()) : Shapes.of(table.entries());
        Expr read = owner.words(table.function(), table.entries().size(), shape)
                .style(Shapes.style(style))
                .contents(table.entries().stream().asLongStream().toArray())
                .read("entry_" + (stages.number() + 1), place, advance);
        stages.step("the entry arrives");
        return read;
    }

    private Expr interpolated(Expr place, Expr advance) {
        IntVector entries = table.entries();
        boolean signed = table.symmetry() == Symmetry.NONE;
        Shape base = Shapes.of(entries);
        Shape step = stepShape(entries, signed);
        var words = new BigInteger[entries.size() - 1];
        for (int i = 0; i < words.length; i++) {
            long distance = entries.get(i + 1) - entries.get(i);
            long stored = signed ? distance & (1L << step.width()) - 1 : Math.abs(distance);
            words[i] = BigInteger.valueOf(entries.get(i) & (1L << base.width()) - 1 | stored << base.width());
        }
        Expr between = place.bits(fraction - 1, 0);
        stages.carry("between", digits ? Digits.of(owner, "between", between) : between);
        Expr segment = place.bits(placeBits - 1, fraction);
        Expr read = owner.words(table.function(), words.length, u(base.width() + step.width()))
                .style(Shapes.style(style))
                .contents(words)
                .read("segment_" + (stages.number() + 1), segment, advance);
        stages.step("the segment arrives");
        stages.carry("entry", read.bits(base.width() - 1, 0));
        Expr distance = read.bits(base.width() + step.width() - 1, base.width());
        stages.carry("distance", signed ? distance.asSigned() : distance);
        stages.step("the segment is registered");
        Expr part = part();
        // Half a unit, for the rounding, stands in the zeros below the entry.
        Expr start = Expr.cat(stages.take("entry"), Expr.lit(1L << (fraction - 1), u(fraction)));
        Expr nearest = owner.named(
                "interpolated_" + stages.number(),
                switch (table.symmetry()) {
                    case COMPLEMENT -> start.sub(part);
                    case ODD -> start.toSigned().add(part.toSigned());
                    case NONE -> (base.signed() ? start.asSigned() : start.toSigned()).add(part);
                });
        return nearest.shr(fraction).wrap(signed ? Shape.s(table.outputBits()) : u(table.outputBits()));
    }

    private static Shape stepShape(IntVector entries, boolean signed) {
        int up = 1;
        int down = 1;
        for (int i = 0; i + 1 < entries.size(); i++) {
            int distance = entries.get(i + 1) - entries.get(i);
            up = Math.max(up, distance);
            down = Math.max(down, -distance);
        }
        return signed ? Shapes.of(new Range(-down, up)) : index(Math.max(up, down) + 1);
    }

    /** How far the value is from the segment's entry. */
    private Expr part() {
        Expr distance = stages.take("distance");
        if (digits) {
            Shape factor = distance.shape();
            int bits = factor.width() + fraction;
            Expr part = new DigitProduct(
                            stages, "part", distance.toSigned(), stages.take("between"), false, Shape.s(bits + 1))
                    .run();
            return factor.signed() ? part : part.asUnsigned().wrap(u(bits));
        }
        Expr between = stages.take("between");
        stages.carry("part", distance.mul(distance.shape().signed() ? between.toSigned() : between));
        stages.step("interpolate");
        return stages.take("part");
    }

    private Expr mirrored(Expr negative, Expr tail) {
        int bits = table.outputBits();
        return switch (table.symmetry()) {
            case ODD -> {
                Expr signed = Shapes.fit(tail.toSigned(), Shape.s(bits));
                yield negative.mux(signed.neg().wrap(Shape.s(bits)), signed);
            }
            case NONE -> throw new IllegalStateException("there is no other half");
            case COMPLEMENT -> {
                Expr low = Shapes.fit(tail, u(bits));
                // 2^bits - t is -t in that many bits, except that t = 0 gives the largest y.
                Expr high = tail.eq(0).mux(Expr.lit((1L << bits) - 1, u(bits)), lowNegated(low, bits));
                yield negative.mux(low, high);
            }
        };
    }

    private static Expr lowNegated(Expr low, int bits) {
        return low.neg().wrap(u(bits));
    }
}
