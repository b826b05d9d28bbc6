package dev.synfire.network;

/** Neurons of one kind with the synapses that feed them. */
public sealed interface Layer permits Dense {
    /** Unique in its network: lower-case letters, digits and underscores, a letter first. */
    String name();

    int inputs();

    int neurons();

    /** What each neuron does with its input current. */
    Neuron neuron();

    /** The same layer with weights of that many bits. */
    Layer withWeightBits(int bits);
}
