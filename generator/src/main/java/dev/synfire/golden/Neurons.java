package dev.synfire.golden;

/** The neurons of one layer: their state, and what they sent in the last tick. */
sealed interface Neurons permits SpikingNeurons, IntegratorNeurons, RateNeurons {
    void reset();

    /** One update of every neuron, from its input current. */
    void update(Crossbar currents);

    int[] membranes();

    int[] outputs();
}
