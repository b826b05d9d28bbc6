package dev.synfire.network.neuron;

import dev.synfire.model.Readout;

/** What a neuron does, once a tick, with its input current I. */
public sealed interface Neuron permits Rate, Membrane, TwoVariable {
    /** The word for it in files and reports: sigmoid, tanh, relu, identity, a curve's word such as silu, lif, if, li, cubaLif, cubaLi, izhikevich, adex. */
    String model();

    /** Throws IllegalArgumentException if this model can't drive that many neurons. */
    void check(int neurons);

    /** Whether neurons of this kind have what that readout compares. */
    default boolean has(Readout readout) {
        return switch (readout) {
            case ACTIVATION, ACTIVATION_SUM -> this instanceof Rate;
            case SPIKE_COUNT, FIRST_SPIKE -> this instanceof Spiking || this instanceof TwoVariable;
            case MEMBRANE, MEMBRANE_MAXIMUM -> !(this instanceof Rate);
        };
    }
}
