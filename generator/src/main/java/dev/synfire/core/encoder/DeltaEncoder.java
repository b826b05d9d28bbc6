package dev.synfire.core.encoder;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Wire;
import dev.synfire.integer.Encoder;
import java.util.Optional;

/**
 * Delta modulation: sends 1 or -1 where a code has risen or fallen by more than a threshold since its address last sent.
 *
 * <p>In each tick every address comes by, one per cycle, whether or not a code came in for it: without one it is 0.
 */
public final class DeltaEncoder extends InputEncoder {
    /** Stages from reading what was last sent to writing it. */
    private static final int DISTANCE = 3;

    DeltaEncoder(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "Sends 1 or -1 where a code has changed by more than " + threshold() + " since its address last sent.";
    }

    private int threshold() {
        return ((Encoder.Delta) params.input().encoder()).threshold();
    }

    @Override
    protected void logic() {
        int size = params.input().size();
        Shape codes = Shapes.of(params.input().values());
        Expr advance = let("advance", out.ready.or(out.valid.not()));
        Stages stages = new Stages(this, Optional.of(advance));

        comment("The next address; all through, the marker is due.");
        Reg address = reg("address", params.codes().address());
        Reg through = reg("through", bit());
        Expr there = let("there", in.tick.not().and(in.address.eq(address)));
        Wire moves = wire("moves", bit());
        Expr taken = let("taken", through.or(there));
        in.ready.assign(moves.and(taken));
        when(moves, () -> {
            address.next(address.addWrap(1));
            when(through, () -> {
                        through.next(0);
                        address.next(0);
                    })
                    .elseWhen(address.eq(size - 1), () -> through.next(1));
        });
        comment("Nothing is cleared between samples: in a sample's first tick every address last sent 0.");
        Reg fresh = reg("fresh", bit()).init(1);
        when(moves.and(through), () -> fresh.next(in.last));

        stages.carryFlag("valid", moves);
        stages.carry("tick", through);
        stages.carry("last", in.last);
        stages.carry("address", address);
        stages.carry("fresh", fresh);
        Expr code = in.value.map(Expr.class::cast).orElseGet(() -> lit(1, codes));
        stages.carry("code", there.mux(code, lit(0, codes)));
        Memory sent = memory("last_sent", size, codes).neverBeyond().onCollision(Memory.Collision.UNDEFINED);
        Expr read = sent.read("last_sent_1", address, advance);
        stages.step("what the address last sent arrives");
        stages.carry("before", stages.take("fresh").mux(lit(0, codes), read));
        stages.step("what it last sent, 0 in a sample's first tick");
        stages.carry(
                "change", stages.get("code").toSigned().sub(stages.get("before").toSigned()));
        stages.step("the change");
        Expr change = stages.take("change");
        Expr up = let("up", change.gt(threshold()));
        Expr down = let("down", change.lt(-(long) threshold()));
        Expr sends = let("sends", up.or(down));
        Expr writes = stages.get("valid").and(stages.get("tick").not()).and(advance);
        sent.write(stages.get("address"), sends.mux(stages.take("code"), stages.take("before")), writes);
        stages.carryFlag("sent", stages.get("valid").and(stages.get("tick").or(sends)));
        stages.carry("value", cat(down, lit(1, bit())).asSigned());
        interlock(stages, moves, advance);
        stages.take("valid");
        stages.step("send");
        out.valid.assign(stages.take("sent"));
        out.tick.assign(stages.take("tick"));
        out.last.assign(stages.take("last"));
        out.address.assign(stages.take("address"));
        out.value.orElseThrow().assign(stages.take("value"));
    }

    /** An address comes again after all others and the marker: with very few it waits until the pipeline is empty. */
    private void interlock(Stages stages, Wire moves, Expr advance) {
        Expr free = advance.and(in.valid);
        if (params.input().size() < DISTANCE) {
            comment("So few addresses come round before they are written: one starts when the one before is through.");
            Expr busy = stages.history("valid").stream().reduce(Expr::or).orElseThrow();
            free = free.and(busy.not());
        }
        moves.assign(free);
    }
}
