package dev.synfire.core.encoder;

import static dev.synfire.hdl.Shape.s;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;

/** Rate coding: 16 bits are drawn for each entry, scaled to the largest code, and compared with the entry's. */
final class RateFiring {
    private static final int DRAWN = 16;

    private RateFiring() {}

    /**
     * Draws in stage 0.
     *
     * @param draws an entry leaves stage 0
     * @param over the sample's last tick leaves stage 0
     */
    static FrameEncoder.Firing of(
            CoreComponent<?> owner, Stages stages, int seed, long largest, Expr draws, Expr over) {
        if (largest == 1) {
            return (_, _) -> Expr.lit(1, Shape.bit());
        }
        owner.remark(
                "16 bits of a shift register, each of four that lie 25, 26, 30 and 32 back; see docs/semantics.md.");
        Shape state = u(2 * DRAWN);
        Expr first = Expr.lit(Integer.toUnsignedLong(seed), state);
        Reg lottery = owner.register("lottery", state)
                .init(Integer.toUnsignedLong(seed))
                .enable(draws.or(over));
        Expr drawn = owner.named(
                "drawn",
                lottery.bits(24, 9)
                        .xor(lottery.bits(25, 10))
                        .xor(lottery.bits(29, 14))
                        .xor(lottery.bits(31, 16)));
        lottery.next(over.mux(first, Expr.cat(lottery.bits(DRAWN - 1, 0), drawn)));
        int bits = Long.SIZE - Long.numberOfLeadingZeros(largest);
        Expr product = times(drawn.toSigned(), largest).wrap(s(DRAWN + bits + 1));
        stages.carry("level", product.shr(DRAWN).asUnsigned().wrap(u(bits)));
        return (after, magnitude) -> {
            after.carry("magnitude", magnitude);
            after.step("compare");
            return after.take("level").lt(after.take("magnitude"));
        };
    }

    /** A product as sums and differences of shifted values, one for each canonical signed digit of the factor. */
    private static Expr times(Expr value, long factor) {
        Expr sum = null;
        long left = factor;
        for (int place = 0; left >> place != 0; place++) {
            long rest = left >> place;
            if ((rest & 1) != 0) {
                boolean negative = (rest & 3) == 3;
                Expr term = value.shl(place);
                sum = sum == null ? negative ? term.neg() : term : negative ? sum.sub(term) : sum.add(term);
                left += negative ? 1L << place : -(1L << place);
            }
        }
        return sum;
    }
}
