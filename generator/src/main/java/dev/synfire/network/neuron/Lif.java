package dev.synfire.network.neuron;

import java.util.OptionalInt;

/**
 * Leaky integrate-and-fire: v = beta * v + I; it fires, and is reset, at its threshold.
 *
 * @param leak what remains of v after a tick
 * @param firing when it spikes, and what then becomes of v
 * @param membraneBits width of the integer v, 2 to 32; empty: as wide as it provably needs
 */
public record Lif(Leak leak, Firing firing, OptionalInt membraneBits) implements Spiking, Fires<Lif>, Leaks<Lif> {
    public Lif {
        Membrane.checkBits(membraneBits);
    }

    /** The same neuron with a membrane of that width, which saturates. */
    public Lif membraneBits(int bits) {
        return new Lif(leak, firing, OptionalInt.of(bits));
    }

    @Override
    public Lif firing(Firing other) {
        return new Lif(leak, other, membraneBits);
    }

    @Override
    public Lif leak(Leak other) {
        return new Lif(other, firing, membraneBits);
    }

    @Override
    public String model() {
        return "lif";
    }
}
