package dev.synfire.core.stream;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;

/** Feedback that takes longer than a sample: nothing ever arrives, and a tick is over at any time. */
public final class Silence extends CoreComponent<Silence.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name of the module, without its ending
     * @param events what the stream would carry
     */
    public record Params(String name, EventFormat events) {}

    {
        comment("Markers; whether a tick is its sample's last is not known here, last is 0");
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
        out.valid.assign(1);
        out.tick.assign(1);
        out.last.assign(0);
        out.address.assign(0);
        out.value.ifPresent(value -> value.assign(0));
    }
}
