package dev.synfire.golden;

import java.util.List;

/** The neurons of one layer: their state, and what they sent in the last tick. */
sealed interface Neurons
        permits SpikingNeurons, FiringNeurons, IzhikevichNeurons, AdExNeurons, IntegratorNeurons, RateNeurons {
    void reset();

    /** One update of every neuron, from its input current. */
    void update(Sums currents);

    /** What is remembered from tick to tick, in the order of the model's state words; live. */
    List<int[]> states();

    int[] outputs();
}
