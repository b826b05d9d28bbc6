package dev.synfire.core.encoder;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Encoder;
import java.util.Optional;

/**
 * Keeps the one frame that a sample brings, and makes all ticks of it: as it is, by rate or by latency. In each tick every
 * code of the frame comes by, one per cycle; one that sends nothing takes its cycle too.
 */
public final class FrameEncoder extends InputEncoder {
    FrameEncoder(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "Keeps a sample's frame and makes its " + params.ticks() + " ticks of it, "
                + switch (params.input().encoder()) {
                    case Encoder.Rate _ -> "spikes at a rate for each code.";
                    case Encoder.Latency _ -> "a spike for each code, the larger the earlier.";
                    case Encoder.Constant _, Encoder.Direct _, Encoder.Delta _ -> "each the same.";
                };
    }

    @Override
    protected void logic() {
        int size = params.input().size();
        Shape addresses = params.codes().address();
        comment("A frame is taken in, then played: what it holds, an entry for each code.");
        Reg playing = reg("playing", bit());
        Reg count = reg("count", index(size + 1));
        Reg ends = reg("ends", bit()).withoutReset();
        in.ready.assign(playing.not());
        Expr taken = let("taken", in.valid.and(playing.not()));
        Expr entered = let("entered", taken.and(in.tick.not()));
        Memory frame = memory("frame", size, u(addresses.width() + codeBits()))
                .neverBeyond()
                .onCollision(Memory.Collision.UNDEFINED);
        Expr written =
                in.value.map(value -> cat(value.asUnsigned(), in.address)).orElse(in.address);
        frame.write(count.wrap(addresses), written, entered);

        Reg next = reg("next", index(size + 1));
        Reg number = reg("number", index(params.ticks()));
        Expr advance = let("advance", out.ready.or(out.valid.not()));
        Expr atEnd = let("at_end", next.eq(count));
        Expr lastTick = named("last_tick", Shapes.is(number, params.ticks() - 1));
        Expr moves = let("moves", playing.and(advance));
        Expr tickEnds = let("tick_ends", moves.and(atEnd));
        Expr over = let("over", tickEnds.and(lastTick));
        when(entered, () -> count.next(count.addWrap(1)));
        when(taken.and(in.tick), () -> {
            playing.next(1);
            ends.next(in.last);
        });
        when(moves, () -> next.next(next.addWrap(1)));
        when(tickEnds, () -> {
            next.next(0);
            number.next(lastTick.mux(lit(0, number.shape()), number.addWrap(1)));
        });
        when(over, () -> {
            playing.next(0);
            count.next(0);
        });

        Stages stages = new Stages(this, Optional.of(advance));
        stages.carryFlag("valid", playing);
        stages.carry("tick", atEnd);
        stages.carry("last", lastTick.and(ends));
        Firing firing =
                switch (params.input().encoder()) {
                    case Encoder.Rate(int seed) ->
                        RateFiring.of(this, stages, seed, params.input().largest(), moves.and(atEnd.not()), over);
                    case Encoder.Latency _ ->
                        LatencyFiring.of(this, stages, params.input().largest(), params.ticks(), tickEnds, over);
                    case Encoder.Constant _, Encoder.Direct _, Encoder.Delta _ -> (_, _) -> lit(1, bit());
                };
        Expr entry = frame.read("entry_1", next.wrap(addresses), advance);
        stages.step("an entry of the frame arrives");
        stages.carry("address", entry.bits(addresses.width() - 1, 0));
        Optional<Expr> code = in.value.map(value -> {
            Expr bits = entry.bits(entry.shape().width() - 1, addresses.width());
            return value.shape().signed() ? bits.asSigned() : bits;
        });
        out.value.ifPresent(value -> stages.carry("value", sent(code.orElseThrow(), value.shape())));
        Expr fires = firing.fires(stages, code.map(Expr::abs).orElse(lit(1, bit())));
        stages.carryFlag("sent", stages.take("valid").and(stages.get("tick").or(fires)));
        stages.step("send");
        out.valid.assign(stages.take("sent"));
        out.tick.assign(stages.take("tick"));
        out.last.assign(stages.take("last"));
        out.address.assign(stages.take("address"));
        out.value.ifPresent(value -> value.assign(stages.take("value")));
    }

    /** Whether an entry sends something in this tick. */
    interface Firing {
        /** From the stage in which a code's magnitude is there to the one that knows. */
        Expr fires(Stages stages, Expr magnitude);
    }

    private int codeBits() {
        return params.codes().value().map(Shape::width).orElse(0);
    }

    /** The code itself, or 1 with its sign. */
    private Expr sent(Expr code, Shape shape) {
        return params.input().encoder() instanceof Encoder.Constant
                ? code
                : cat(code.msb(), lit(1, bit())).asSigned().extend(shape);
    }
}
