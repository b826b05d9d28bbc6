package dev.synfire.core.synapse;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.core.stream.Visits;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Pooling;
import dev.synfire.layout.MemoryStyle;

/**
 * Sum pooling of a stream of events: an event goes on to every place whose window sees it, and nothing is added. Events
 * come out in no order, and several of a tick at one address.
 */
public final class PoolingMap extends CoreComponent<PoolingMap.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the modules' names without their endings
     * @param pooling from which address to which
     * @param values what an event carries
     * @param tables what the tables by channel, row and column are built from
     */
    public record Params(String name, Pooling pooling, Range values, MemoryStyle tables) {}

    private final EventFormat before = new EventFormat(params.pooling().input().size(), params.values());

    {
        comment("Events in");
    }

    public final Events in = new Events(sink("in_"), before);

    {
        comment("Events out");
    }

    public final Events out =
            new Events(source("out_"), new EventFormat(params.pooling().output().size(), params.values()));

    public final WindowWalker walker = instance(
            "walker",
            new WindowWalker(new WindowWalker.Params(
                    ModuleNames.of(params.name(), "pool"),
                    before,
                    Neighbourhood.of(params.pooling()),
                    params.tables(),
                    false)));

    public PoolingMap(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "pooling");
    }

    @Override
    protected String describe() {
        return "Sum pooling of " + params.pooling().input() + " to "
                + params.pooling().output() + ": an event goes to every place whose window sees it.";
    }

    @Override
    protected void logic() {
        walker.events.connect(in);
        Visits visits = walker.visits;
        out.valid.assign(visits.valid);
        out.tick.assign(visits.tick);
        out.last.assign(visits.last);
        out.address.assign(visits.place);
        out.value.ifPresent(value -> value.assign(visits.value.orElseThrow()));
        visits.ready.assign(out.ready);
    }
}
