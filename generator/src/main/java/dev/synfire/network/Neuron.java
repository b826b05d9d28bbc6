package dev.synfire.network;

/** What a neuron does, once a tick, with its input current I. */
public sealed interface Neuron permits Rate, Membrane, Izhikevich {
    /** The word for it in files and reports: sigmoid, tanh, relu, identity, lif, if, li, cubaLif, cubaLi, izhikevich. */
    String model();

    /** Throws IllegalArgumentException if this model can't drive that many neurons. */
    void check(int neurons);
}
