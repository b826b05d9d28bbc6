package dev.synfire.core.stream;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;

/**
 * Hands on the events of a tick in the next one. Of a sample's last tick only the marker is handed on, so that the first
 * tick of the next sample is silent, however long this one was. The first marker after a reset is its own.
 *
 * <p>It holds all that one tick can send, so that it never keeps its source waiting (docs/core.md).
 */
public final class Feedback extends CoreComponent<Feedback.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name of the module, without its ending
     * @param events what the stream carries
     */
    public record Params(String name, EventFormat events) {
        /** A power of two that holds every event of a tick and its marker. */
        int depth() {
            return Math.max(2, Integer.highestOneBit(events.size()) * 2);
        }
    }

    {
        comment("Events of the tick that was computed; last is 1 with every beat of a sample's last tick");
    }

    public final Events in = new Events(sink("in_"), params.events());

    {
        comment("The same, a tick later; whether that tick is its sample's last is not known here, last is 0");
    }

    public final Events out = new Events(source("out_"), params.events());

    public Feedback(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "feedback");
    }

    @Override
    protected String describe() {
        return "Hands on the events of a tick in the next: room for " + params.depth() + ".";
    }

    @Override
    protected void logic() {
        int depth = params.depth();
        comment("The events of a sample's last tick are dropped; its marker ends the first tick of the next sample.");
        Expr dropped = let("dropped", in.last.and(in.tick.not()));
        comment("After a reset: the first tick has no events.");
        Reg silent = reg("silent", bit()).init(1);

        comment("One bit more than an address tells full from empty.");
        Reg head = reg("head", u(Integer.numberOfTrailingZeros(depth) + 1));
        Reg tail = reg("tail", head.shape());
        Expr full = let("full", tail.subWrap(head).eq(depth));
        Expr empty = let("empty", tail.eq(head));
        Reg held = reg("held", bit());

        in.ready.assign(dropped.or(full.not()));
        Expr accepted = let("accepted", in.moves().and(dropped.not()));
        when(accepted, () -> tail.next(tail.addWrap(1)));

        Expr taken = let("taken", out.ready.and(silent.not()));
        Expr fetch = let("fetch", empty.not().and(held.not().or(taken)));
        when(fetch, () -> {
                    head.next(head.addWrap(1));
                    held.next(1);
                })
                .elseWhen(taken, () -> held.next(0));

        Expr word = in.value
                .map(value -> cat(in.tick, in.address, value.asUnsigned()))
                .orElseGet(() -> cat(in.tick, in.address));
        comment("Never fetched where it is written: the FIFO would be empty or full.");
        Memory beats = memory("beats", depth, word.shape()).onCollision(Memory.Collision.UNDEFINED);
        Expr beat = beats.read("beat", head.bits(Integer.numberOfTrailingZeros(depth) - 1, 0), fetch);
        beats.write(tail.bits(Integer.numberOfTrailingZeros(depth) - 1, 0), word, accepted);

        out.valid.assign(silent.or(held));
        out.tick.assign(silent.or(beat.msb()));
        out.last.assign(0);
        when(out.ready, () -> silent.next(0));
        int valueBits = in.value.map(value -> value.shape().width()).orElse(0);
        out.address.assign(beat.bits(beat.shape().width() - 2, valueBits));
        out.value.ifPresent(value -> {
            Expr bits = beat.bits(valueBits - 1, 0);
            value.assign(value.shape().signed() ? bits.asSigned() : bits);
        });
    }
}
