package dev.synfire.hdl.lib;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Wire;
import dev.synfire.hdl.text.Mistake;

/**
 * A queue between two clocks, of any speeds: what comes in with one goes out with the other. Each side knows the place of the
 * other by a Gray code, of which one bit changes at a time, through two flip-flops; so it may see the other too late by some
 * clocks, and never wrongly.
 *
 * <p>The component's own clock is that of the output. Connect {@link #inClock}. Hold both resets at once, for some clocks of
 * the slower clock: a queue of which one side alone is reset loses or repeats beats.
 *
 * <p>After Clifford E. Cummings, "Simulation and Synthesis Techniques for Asynchronous FIFO Design", SNUG 2002, style 1.
 */
public final class AsyncFifo extends Component<AsyncFifo.Params> {
    /**
     * What shapes the hardware.
     *
     * @param payload of the beats
     * @param depth beats it holds, a power of two from 2 on; from 8 on a beat moves at every clock
     */
    public record Params(Payload payload, int depth) {
        public Params {
            if (Integer.bitCount(depth) != 1 || depth < 2) {
                throw Mistake.parameter("a queue of " + depth + " beats", "give a power of two from 2 on");
            }
        }
    }

    /** The clock and the reset of the input. */
    public final Clock inClock = clock("in_clk", "in_rst");

    {
        comment("In");
    }

    public final Channel in = new Channel(sink("in_"), params.payload());

    {
        comment("Out");
    }

    public final Channel out = new Channel(source("out_"), params.payload());

    public AsyncFifo(Payload payload, int depth) {
        super(new Params(payload, depth));
    }

    @Override
    protected String describe() {
        return "A queue of up to " + params.depth() + " beats from one clock to another.";
    }

    @Override
    protected void logic() {
        int bits = Integer.numberOfTrailingZeros(params.depth());
        Memory beats = memory("beats", params.depth(), u(params.payload().width()))
                .neverBeyond()
                .onCollision(Memory.Collision.UNDEFINED);
        Wire fromGray = wire("from_gray_now", u(bits + 1));
        Wire toGray = wire("to_gray_now", u(bits + 1));

        in(inClock, () -> {
            comment("The input: full while it is a whole round ahead of where the output was seen.");
            var seen = instance("from_seen", Synchroniser.gray(bits + 1));
            seen.in.assign(fromGray);
            Reg to = reg("to", u(bits + 1));
            Reg gray = reg("to_gray", to.shape());
            Expr high = seen.out.bits(bits, bits - 1).not();
            Expr round = bits == 1 ? high : cat(high, seen.out.bits(bits - 2, 0));
            Expr full = let("full", gray.eq(round));
            Expr comes = let("comes", in.valid.and(full.not()));
            Expr further = let("to_further", to.addWrap(1));
            when(comes, () -> {
                to.next(further);
                gray.next(gray(further));
            });
            beats.write(to.bits(bits - 1, 0), in.word(), comes);
            toGray.assign(gray);
            in.ready.assign(full.not());
        });

        comment("The output: a beat is fetched as soon as there is one and the register is free.");
        var seen = instance("to_seen", Synchroniser.gray(bits + 1));
        seen.in.assign(toGray);
        Reg from = reg("from", u(bits + 1));
        Reg gray = reg("from_gray", from.shape());
        Reg shown = reg("shown", bit());
        Expr fetch = let("fetch", seen.out.ne(gray).and(shown.not().or(out.ready)));
        Expr further = let("from_further", from.addWrap(1));
        when(fetch, () -> {
            from.next(further);
            gray.next(gray(further));
        });
        when(fetch, () -> shown.next(1)).elseWhen(out.ready, () -> shown.next(0));
        fromGray.assign(gray);
        out.valid.assign(shown);
        out.assignWord(beats.read("first", from.bits(bits - 1, 0), fetch));
    }

    private static Expr gray(Expr number) {
        return number.xor(number.shr(1).extend(number.shape()));
    }
}
