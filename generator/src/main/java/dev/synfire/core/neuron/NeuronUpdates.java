package dev.synfire.core.neuron;

import dev.synfire.integer.AdExNeuron;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;

/** The {@link NeuronUpdate} of each model that remembers something. */
public final class NeuronUpdates {
    private NeuronUpdates() {}

    /** The update of a model, made in the stage before the one that has the old words. */
    public static NeuronUpdate of(IntegerNeuron model, NeuronUnit unit) {
        return switch (model) {
            case SpikingNeuron spiking -> new SpikingUpdate(spiking, unit);
            case IntegratorNeuron integrator -> new IntegratorUpdate(integrator, unit);
            case IzhikevichNeuron izhikevich -> new IzhikevichUpdate(izhikevich, unit);
            case AdExNeuron adEx -> new AdExUpdate(adEx, unit);
            case RateNeuron _ -> throw new IllegalArgumentException("a rate neuron remembers nothing");
        };
    }
}
