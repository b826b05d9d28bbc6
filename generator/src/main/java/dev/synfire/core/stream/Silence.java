package dev.synfire.core.stream;

import static dev.synfire.hdl.Shape.index;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;

/** Feedback that takes longer than a sample: nothing ever arrives, and a tick is over at any time. */
public final class Silence extends CoreComponent<Silence.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name of the module, without its ending
     * @param events what the stream would carry
     * @param ticks of a sample
     */
    public record Params(String name, EventFormat events, int ticks) {}

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
        return "Feedback that comes later than a sample is long: nothing ever arrives.";
    }

    @Override
    protected void logic() {
        Reg tick = reg("tick", index(params.ticks()));
        Expr ends = named("ends", Shapes.is(tick, params.ticks() - 1));
        when(out.ready, () -> tick.next(ends.mux(lit(0, tick.shape()), tick.addWrap(1))));
        out.valid.assign(1);
        out.tick.assign(1);
        out.last.assign(ends);
        out.address.assign(0);
        out.value.ifPresent(value -> value.assign(0));
    }
}
