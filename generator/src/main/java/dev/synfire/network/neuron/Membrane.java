package dev.synfire.network.neuron;

import dev.synfire.network.tensor.Check;
import java.util.OptionalInt;

/** A neuron that keeps a membrane potential v from tick to tick; v is 0 before a sample. */
public sealed interface Membrane extends Neuron permits Spiking, Integrating {
    /** What remains of the membrane after a tick; beta is 1 for integrate-and-fire. */
    Leak leak();

    /** Width of the integer membrane, 2 to 32; empty: as wide as it provably needs. */
    OptionalInt membraneBits();

    @Override
    default void check(int neurons) {
        leak().check(neurons);
    }

    /** Refuses a width that no membrane has. */
    static void checkBits(OptionalInt membraneBits) {
        membraneBits.ifPresent(bits -> Check.within("membrane bits", bits, 2, 32));
    }
}
