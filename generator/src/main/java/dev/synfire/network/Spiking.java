package dev.synfire.network;

import java.util.OptionalInt;

/** A neuron that integrates its current and fires. */
public sealed interface Spiking extends Neuron permits Lif, If {
    /** What remains of the membrane after a tick; beta is 1 for integrate-and-fire. */
    Leak leak();

    /** When it spikes, and what then becomes of the membrane. */
    Firing firing();

    /** Width of the integer membrane, 2 to 32; empty: as wide as it provably needs. */
    OptionalInt membraneBits();

    @Override
    default void check(int neurons) {
        firing().check(neurons);
    }
}
