package dev.synfire.core;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.Readout;
import dev.synfire.plan.LayerPlan;
import java.util.Optional;

/** A layer: a synapse engine and a neuron array behind it. */
public final class DenseLayer extends CoreComponent<DenseLayer.Params> {
    /**
     * What shapes the hardware.
     *
     * @param layer what it computes
     * @param plan how it is laid out
     * @param readout what a readout wants to see of each update; empty for a hidden layer
     */
    public record Params(IntegerLayer layer, LayerPlan plan, Optional<Readout.Score> readout) {}

    {
        comment("Events in");
    }

    public final Events in = new Events(
            sink("in_"), new EventFormat(params.layer().inputs(), params.layer().inputValues()));

    {
        comment("Events out");
    }

    public final Events out = new Events(
            source("out_"),
            new EventFormat(params.layer().neurons(), params.layer().outputValues()));

    {
        if (params.readout().isPresent()) {
            comment("Updates, for the readout");
        }
    }

    public final Optional<Updates> updates = params.readout()
            .map(score -> new Updates(
                    source("update_"), params.layer().neurons(), NeuronArray.updateShape(params.layer(), score)));

    public final SynapseEngine synapses = SynapseEngine.of(params.layer(), params.plan());
    public final NeuronArray neurons =
            NeuronArray.of(new NeuronArray.Params(params.layer(), params.plan(), params.readout()));

    public DenseLayer(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.layer().name(), "layer");
    }

    @Override
    protected String describe() {
        return "Layer " + params.layer().name() + ": synapses, then neurons.";
    }

    @Override
    protected void logic() {
        instance("synapses", synapses.component());
        instance("neurons", neurons);
        synapses.events().connect(in);
        neurons.current.connect(synapses.currents());
        out.connect(neurons.events);
        updates.ifPresent(outer -> outer.connect(neurons.updates.orElseThrow()));
    }
}
