package dev.synfire.integer;

import dev.synfire.fixed.Range;
import java.util.List;

/** What a neuron does, once a tick, with its input current a[n]. */
public sealed interface IntegerNeuron permits SpikingNeuron, IntegratorNeuron, TwoVariableNeuron, RateNeuron {
    /** What an output event carries; contains 0, which is never sent. */
    Range outputValues();

    /** What it remembers from tick to tick, the membrane potential first; nothing in a rate neuron. */
    List<StateWord> states();

    /** Throws IllegalArgumentException if this model can't drive that many neurons. */
    void check(int neurons);
}
