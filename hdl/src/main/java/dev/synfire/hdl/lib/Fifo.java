package dev.synfire.hdl.lib;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.text.Mistake;

/**
 * A queue: what comes in first goes out first. Neither side's clock has to reach through the other: both handshakes come
 * from registers.
 *
 * <p>A beat shows at the output one clock after it came, two in block RAM. A queue in block RAM holds one beat more, which
 * the RAM has been asked for and shows.
 */
@SuppressWarnings("this-escape") // ports only keep the reference
public class Fifo extends Component<Fifo.Params> {
    /**
     * What shapes the hardware.
     *
     * @param payload of the beats
     * @param depth beats it holds, a power of two from 2 on
     * @param style what holds them; HUGE is not for queues, which write and read at once
     */
    public record Params(Payload payload, int depth, Memory.Style style) {
        public Params {
            if (Integer.bitCount(depth) != 1 || depth < 2) {
                throw Mistake.parameter("a queue of " + depth + " beats", "give a power of two from 2 on");
            }
        }
    }

    {
        comment("In");
    }

    public final Channel in = new Channel(sink("in_"), params.payload());

    {
        comment("Out");
    }

    public final Channel out = new Channel(source("out_"), params.payload());

    public Fifo(Params params) {
        super(params);
    }

    /** Of so many beats, for the synthesiser to place. */
    public Fifo(Payload payload, int depth) {
        this(new Params(payload, depth, Memory.Style.AUTO));
    }

    @Override
    protected String describe() {
        return "A queue of up to " + params.depth() + " beats: first in, first out.";
    }

    @Override
    protected void logic() {
        Expr beat = in.word();
        Reg full = reg("full", bit());
        Reg waiting = reg("waiting", bit());
        Reg head = reg("head", index(params.depth()));
        Reg tail = reg("tail", index(params.depth()));
        Expr comes = let("comes", in.valid.and(full.not()));
        boolean block = params.style() == Memory.Style.BLOCK;
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

        Memory beats = memory("beats", params.depth(), beat.shape())
                .neverBeyond()
                .style(params.style())
                .onCollision(Memory.Collision.UNDEFINED);
        beats.write(tail, beat, comes);
        Expr first = block ? beats.read("first", head, goes) : let("first", beats.readAsync(head));

        in.ready.assign(full.not());
        out.valid.assign(shown);
        out.assignWord(first);
    }
}
