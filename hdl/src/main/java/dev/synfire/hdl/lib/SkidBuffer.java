package dev.synfire.hdl.lib;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;

/**
 * Cuts the paths of a stream in both directions by registers, and still passes a beat at every clock. It holds two beats: one
 * that it offers, and one that came in the clock in which the taker stopped.
 */
public final class SkidBuffer extends Component<SkidBuffer.Params> {
    /** What shapes the hardware: what the stream carries. */
    public record Params(Payload payload) {}

    {
        comment("In");
    }

    public final Channel in = new Channel(sink("in_"), params.payload());

    {
        comment("Out");
    }

    public final Channel out = new Channel(source("out_"), params.payload());

    public SkidBuffer(Payload payload) {
        super(new Params(payload));
    }

    @Override
    protected String describe() {
        return "Registers in both directions of a stream, one beat at every clock.";
    }

    @Override
    protected void logic() {
        Reg offers = reg("offers", bit());
        Reg spare = reg("spare", bit());
        Reg beat = reg("beat", u(params.payload().width())).withoutReset();
        Reg skid = reg("skid", u(params.payload().width())).withoutReset();
        Expr free = let("free", offers.not().or(out.ready));

        comment("While the taker waits, the beat that comes is kept aside; it goes first afterwards.");
        when(free, () -> {
                    offers.next(in.valid.or(spare));
                    beat.next(spare.mux(skid, in.word()));
                    spare.next(0);
                })
                .elseWhen(in.moves(), () -> {
                    spare.next(1);
                    skid.next(in.word());
                });

        in.ready.assign(spare.not());
        out.valid.assign(offers);
        out.assignWord(beat);
    }
}
