package dev.synfire.core;

import static dev.synfire.hdl.Shape.index;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;

/**
 * A connection along which nothing ever arrives, since it takes longer than a sample: events are dropped. What comes from an
 * earlier source keeps its markers, which say when a tick is over; feedback has markers at any time.
 */
public final class Silence extends CoreComponent<Silence.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name of the module, without its ending
     * @param events what the stream carries
     * @param feedback whether the source comes later than the layer that takes its events
     * @param ticks of a sample
     */
    public record Params(String name, EventFormat events, boolean feedback, int ticks) {}

    {
        comment("Events in");
    }

    public final Events in = new Events(sink("in_"), params.events());

    {
        comment("Markers");
    }

    public final Events out = new Events(source("out_"), params.events());

    public Silence(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "silence");
    }

    @Override
    protected String describe() {
        return "What comes later than a sample is long: nothing ever arrives.";
    }

    @Override
    protected void logic() {
        if (params.feedback()) {
            in.ready.assign(1);
            Reg tick = reg("tick", index(params.ticks()));
            Expr ends = let("ends", tick.eq(params.ticks() - 1));
            when(out.ready, () -> tick.next(ends.mux(lit(0, tick.shape()), tick.addWrap(1))));
            out.valid.assign(1);
            out.last.assign(ends);
        } else {
            in.ready.assign(out.ready.or(in.tick.not()));
            out.valid.assign(in.valid.and(in.tick));
            out.last.assign(in.last);
        }
        out.tick.assign(1);
        out.address.assign(0);
        out.value.ifPresent(value -> value.assign(0));
    }
}
