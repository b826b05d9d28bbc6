package dev.synfire.core.synapse;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.stream.Currents;
import dev.synfire.core.stream.Events;
import dev.synfire.hdl.Component;
import dev.synfire.integer.PooledSynapses;

/** A synapse engine behind sum pooling: events go to the addresses of the pooled planes first. */
public final class PooledEngine extends CoreComponent<EngineParams> implements SynapseEngine {
    private final PooledSynapses synapses = (PooledSynapses) params.synapses();

    {
        comment("Events in");
    }

    private final Events events = new Events(sink("in_"), params.events());

    {
        comment("Currents out");
    }

    private final Currents currents = new Currents(source("current_"), synapses.neurons(), params.sum());

    public final PoolingMap pooling = new PoolingMap(new PoolingMap.Params(
            params.name(), synapses.pooling(), params.values(), params.plan().parameters()));
    public final SynapseEngine engine = SynapseEngine.of(params.behind(synapses.synapses()));

    public PooledEngine(EngineParams params) {
        super(params);
    }

    @Override
    public Events events() {
        return events;
    }

    @Override
    public Currents currents() {
        return currents;
    }

    @Override
    public Component<?> component() {
        return this;
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "pooled");
    }

    @Override
    protected String describe() {
        return "Synapses behind sum pooling of " + synapses.pooling().input() + " to "
                + synapses.pooling().output() + ".";
    }

    @Override
    protected void logic() {
        instance("pooling", pooling);
        instance("engine", engine.component());
        pooling.in.connect(events);
        engine.events().connect(pooling.out);
        currents.connect(engine.currents());
    }
}
