package dev.synfire.guide;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;

/** Samples wait in block RAM. */
final class Fifo extends Component<Fifo.Params> {
    /** Places is a power of two. */
    record Params(int places) {}

    final Samples in = new Samples(sink("in_"));
    final Samples out = new Samples(source("out_"));

    Fifo(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "First in, first out: " + params.places()
                + " samples wait in block RAM, one more in the output register.";
    }

    @Override
    protected void logic() {
        comment("Samples in the memory; one more may be in the output register");
        Reg stored = reg("stored", index(params.places() + 1));
        Reg full = reg("full", bit());
        in.ready.assign(stored.ne(params.places()));

        comment("The oldest moves to the output as soon as that is free");
        Expr fetch = let("fetch", stored.ne(0).and(full.not().or(out.ready)));
        when(fetch, () -> full.next(1)).elseWhen(out.ready, () -> full.next(0));

        comment("One comes in, one is fetched, or both");
        when(in.moves().and(fetch.not()), () -> stored.next(stored.addWrap(1)))
                .elseWhen(fetch.and(in.moves().not()), () -> stored.next(stored.subWrap(1)));

        comment("Places are written and read in turn, and never one place at once");
        Reg to = reg("to", index(params.places())).enable(in.moves());
        Reg from = reg("from", index(params.places())).enable(fetch);
        to.next(to.addWrap(1));
        from.next(from.addWrap(1));
        Memory waiting = memory("waiting", params.places(), in.sample.shape())
                .style(Memory.Style.BLOCK)
                .onCollision(Memory.Collision.UNDEFINED);
        waiting.write(to, in.sample, in.moves());

        out.sample.assign(waiting.read("oldest", from, fetch));
        out.valid.assign(full);
    }
}
