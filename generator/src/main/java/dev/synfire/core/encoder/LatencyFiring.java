package dev.synfire.core.encoder;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;

/**
 * Latency coding: what a code lacks to the largest one, M, falls into one of T windows of about M / T, one for each tick.
 *
 * <p>The window of tick t begins at ceil(t M / T); the windows' ends are found without a division, as the pixels of a
 * straight line are: the remainder adds up, and each time it reaches T a window is one longer.
 */
final class LatencyFiring {
    private LatencyFiring() {}

    /**
     * Keeps the window of the tick in stage 0.
     *
     * @param tickEnds a tick leaves stage 0
     * @param over the sample's last tick leaves stage 0
     */
    static FrameEncoder.Firing of(
            CoreComponent<?> owner, Stages stages, long largest, int ticks, Expr tickEnds, Expr over) {
        Shape ends = Shapes.of(new Range(0, largest));
        Shape remainders = Shapes.of(new Range(0, Math.max(1, ticks - 1)));
        owner.remark("The window of this tick: what a code lacks to the largest is from..to - 1.");
        Reg from = owner.register("from", ends).enable(tickEnds);
        Reg remainder = owner.register("remainder", remainders).init(ticks - 1).enable(tickEnds);
        Expr grown = owner.named("grown", remainder.add(largest % ticks));
        Expr carries = owner.named("carries", grown.ge(ticks));
        Expr to = owner.named("to", from.add(largest / ticks).add(carries).wrap(ends));
        from.next(over.mux(Expr.lit(0, ends), to));
        Expr less = grown.sub(ticks).wrap(remainders);
        remainder.next(over.mux(Expr.lit(ticks - 1, remainders), carries.mux(less, grown.wrap(remainders))));
        stages.carry("from", from);
        stages.carry("to", to);
        return (after, magnitude) -> {
            after.carry("lacks", Expr.lit(largest, ends).sub(magnitude).wrap(ends));
            after.step("what the code lacks to the largest");
            Expr lacks = after.take("lacks");
            return lacks.ge(after.take("from")).and(lacks.lt(after.take("to")));
        };
    }
}
