package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.DigitProduct;
import dev.synfire.core.pipeline.Digits;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Activation;
import dev.synfire.integer.Activation.Symmetry;
import dev.synfire.layout.MemoryStyle;
import java.math.BigInteger;

/**
 * A function by table: one half is stored, the other follows by symmetry.
 *
 * <p>An interpolated table stores beside each entry how far it is to the next, so that one read and one multiplication do:
 * e[i] * (2^f - r) + e[i+1] * r is e[i] * 2^f + (e[i+1] - e[i]) * r. The entries are monotone, so the step's sign is that
 * of the symmetry and is not stored.
 */
final class ActivationTable {
    private final CoreComponent<?> owner;
    private final Stages stages;
    private final Activation.Table table;
    private final MemoryStyle style;
    private final boolean digits;
    private final int fraction;
    private final int magnitudeBits;

    ActivationTable(CoreComponent<?> owner, Stages stages, Activation.Table table, MemoryStyle style, boolean digits) {
        this.owner = owner;
        this.stages = stages;
        this.table = table;
        this.style = style;
        this.digits = digits;
        this.fraction = table.interpolationBits();
        this.magnitudeBits = table.argumentBits() - 1;
    }

    /** From the saturated argument of this stage to y, in the stage that has it. */
    Expr apply(Expr argument, Expr advance) {
        stages.carry("negative", argument.msb());
        // Without its most negative value an argument's magnitude has a bit less than the argument.
        stages.carry("magnitude", argument.msb().mux(argument.neg(), argument).wrap(u(magnitudeBits)));
        stages.step("split into sign and magnitude");
        stages.carry("tail", fraction == 0 ? straight(advance) : interpolated(advance));
        stages.step(fraction == 0 ? "the entry is registered" : "round");
        Expr y = mirrored(stages.take("negative"), stages.take("tail"));
        stages.carry("y", y);
        stages.step("the other half by symmetry");
        return stages.take("y");
    }

    private Expr straight(Expr advance) {
        Shape shape = Shapes.of(table.entries());
        Expr read = owner.words(table.function(), table.entries().size(), shape)
                .style(Shapes.style(style))
                .contents(table.entries().stream().asLongStream().toArray())
                .read("entry_" + (stages.number() + 1), stages.take("magnitude"), advance);
        stages.step("the entry arrives");
        return read;
    }

    private Expr interpolated(Expr advance) {
        IntVector entries = table.entries();
        Shape base = Shapes.of(entries);
        int steepest = 1;
        for (int i = 0; i + 1 < entries.size(); i++) {
            steepest = Math.max(steepest, Math.abs(entries.get(i + 1) - entries.get(i)));
        }
        Shape step = index(steepest + 1);
        var words = new BigInteger[entries.size() - 1];
        for (int i = 0; i < words.length; i++) {
            long distance = Math.abs(entries.get(i + 1) - entries.get(i));
            words[i] = BigInteger.valueOf(entries.get(i) | distance << base.width());
        }
        Expr magnitude = stages.take("magnitude");
        Expr between = magnitude.bits(fraction - 1, 0);
        stages.carry("between", digits ? Digits.of(owner, "between", between) : between);
        Expr segment = magnitude.bits(magnitudeBits - 1, fraction);
        Expr read = owner.words(table.function(), words.length, u(base.width() + step.width()))
                .style(Shapes.style(style))
                .contents(words)
                .read("segment_" + (stages.number() + 1), segment, advance);
        stages.step("the segment arrives");
        stages.carry("entry", read.bits(base.width() - 1, 0));
        stages.carry("distance", read.bits(base.width() + step.width() - 1, base.width()));
        stages.step("the segment is registered");
        Expr part = part();
        // Half a unit, for the rounding, stands in the zeros below the entry.
        Expr start = Expr.cat(stages.take("entry"), Expr.lit(1L << (fraction - 1), u(fraction)));
        Expr nearest = owner.named(
                "interpolated_" + stages.number(),
                table.symmetry() == Symmetry.COMPLEMENT
                        ? start.sub(part)
                        : start.toSigned().add(part.toSigned()));
        return nearest.shr(fraction).wrap(u(table.outputBits()));
    }

    /** How far the value is from the segment's entry. */
    private Expr part() {
        Expr distance = stages.take("distance");
        if (digits) {
            int bits = distance.shape().width() + fraction;
            return new DigitProduct(
                            stages, "part", distance.toSigned(), stages.take("between"), false, Shape.s(bits + 1))
                    .run()
                    .asUnsigned()
                    .wrap(u(bits));
        }
        stages.carry("part", distance.mul(stages.take("between")));
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
