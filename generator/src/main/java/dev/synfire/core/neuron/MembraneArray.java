package dev.synfire.core.neuron;

import dev.synfire.integer.IntegerMembrane;

/** A neuron array with a membrane potential for each neuron: v = saturate(decay(v) + in), from currents or synaptic currents. */
abstract sealed class MembraneArray extends StatefulArray permits SpikingArray, IntegratorArray {
    MembraneArray(Params params) {
        super(params);
    }

    abstract IntegerMembrane membrane();

    /** For a sentence about the neurons. */
    final String ofSynapticCurrents() {
        return membrane().current().isPresent() ? " with synaptic currents" : "";
    }
}
