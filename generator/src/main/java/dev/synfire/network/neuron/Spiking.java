package dev.synfire.network.neuron;

/** A neuron that integrates its current and fires. */
public sealed interface Spiking extends Membrane permits Lif, If, CubaLif {
    /** When it spikes, and what then becomes of the membrane. */
    Firing firing();

    @Override
    default void check(int neurons) {
        Membrane.super.check(neurons);
        firing().check(neurons);
    }
}
