package dev.synfire.integer;

import dev.synfire.fixed.Range;

/**
 * Neurons of one kind and the synapses that feed them.
 *
 * @param name unique in its network; lower-case letters, digits and underscores
 * @param inputValues what an input event may carry; contains 0. 0..1 means spikes
 * @param synapses the weights
 * @param model what a neuron does with its input current
 */
public record IntegerLayer(String name, Range inputValues, DenseSynapses synapses, IntegerNeuron model) {
    public IntegerLayer {
        model.check(synapses.neurons());
    }

    public int inputs() {
        return synapses.inputs();
    }

    public int neurons() {
        return synapses.neurons();
    }

    /** What this layer's output events may carry; contains 0, which is never sent. */
    public Range outputValues() {
        return model.outputValues();
    }

    /**
     * Every value that an input current a[n], or any part of its sum taken in any order, with or without the bias, can
     * have; a register of this range never overflows.
     */
    public Range currents() {
        return synapses.currents(inputValues);
    }
}
