package dev.synfire.core.stream;

import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.layout.MemoryStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * A queue of events and markers before a layer: the layer before goes on while this one is at work, and neither's clock
 * has to reach through the other.
 *
 * <p>Both handshakes come from registers: in_ready says that there is room, out_valid that something waits. A queue in block
 * RAM has one beat more, which the RAM has been asked for and shows.
 */
public final class EventQueue extends CoreComponent<EventQueue.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the name of the layer behind it
     * @param format of the events
     * @param depth beats it holds, a power of two
     * @param style what holds them: LUT RAM, registers or block RAM
     */
    public record Params(String name, EventFormat format, int depth, MemoryStyle style) {
        public Params {
            if (Integer.bitCount(depth) != 1 || depth < 2) {
                throw new IllegalArgumentException("a queue of " + depth + " beats, expected a power of two from 2 on");
            }
        }
    }

    {
        comment("Events in");
    }

    public final Events in = new Events(sink("in_"), params.format());

    {
        comment("Events out");
    }

    public final Events out = new Events(source("out_"), params.format());

    public EventQueue(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "queue");
    }

    @Override
    protected String describe() {
        return "Holds up to " + params.depth() + " events and markers that layer " + params.name()
                + " has not come to.";
    }

    @Override
    protected void logic() {
        List<Expr> fields = new ArrayList<>(List.of(in.tick, in.last, in.address));
        in.value.ifPresent(fields::add);
        Expr beat = cat(fields.toArray(Expr[]::new));

        Reg full = reg("full", bit());
        Reg waiting = reg("waiting", bit());
        Reg head = reg("head", index(params.depth()));
        Reg tail = reg("tail", index(params.depth()));
        Expr comes = let("comes", in.valid.and(full.not()));
        boolean block = params.style() == MemoryStyle.BLOCK;
        Reg shown = block ? reg("shown", bit()) : waiting;
        Expr goes = let("goes", block ? waiting.and(shown.not().or(out.ready)) : waiting.and(out.ready));
        if (block) {
            when(goes, () -> shown.next(1)).elseWhen(out.ready, () -> shown.next(0));
        }
        comment("What the queue is like when only one of the two moves; when both do, it stays as it is.");
        Expr lastGoes = let("last_goes", head.addWrap(1).eq(tail));
        Expr lastComes = let("last_comes", tail.addWrap(1).eq(head));
        when(goes, () -> head.next(head.addWrap(1)));
        when(comes, () -> tail.next(tail.addWrap(1)));
        when(comes.and(goes.not()), () -> {
                    waiting.next(1);
                    full.next(lastComes);
                })
                .elseWhen(goes.and(comes.not()), () -> {
                    waiting.next(lastGoes.not());
                    full.next(0);
                });

        Memory beats = memory("beats", params.depth(), u(beat.shape().width()))
                .neverBeyond()
                .style(Shapes.style(params.style()))
                .onCollision(Memory.Collision.UNDEFINED);
        beats.write(tail, beat, comes);
        Expr first = block ? beats.read("first", head, goes) : let("first", beats.readAsync(head));

        in.ready.assign(full.not());
        out.valid.assign(shown);
        int at = first.shape().width();
        out.tick.assign(first.bit(at - 1));
        out.last.assign(first.bit(at - 2));
        int address = in.address.shape().width();
        out.address.assign(first.bits(at - 3, at - 2 - address));
        out.value.ifPresent(value -> {
            Expr bits = first.bits(value.shape().width() - 1, 0);
            value.assign(value.shape().signed() ? bits.asSigned() : bits);
        });
    }
}
