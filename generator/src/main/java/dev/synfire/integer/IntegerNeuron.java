package dev.synfire.integer;

import dev.synfire.fixed.Range;

/** What a neuron does, once a tick, with its input current a[n]. */
public sealed interface IntegerNeuron permits SpikingNeuron, IntegratorNeuron, RateNeuron {
    /** What an output event carries; contains 0, which is never sent. */
    Range outputValues();

    /** Throws IllegalArgumentException if this model can't drive that many neurons. */
    void check(int neurons);
}
