package dev.synfire.network.neuron;

import java.util.OptionalInt;

/**
 * Integrate-and-fire: v = v + I; it fires, and is reset, at its threshold.
 *
 * @param firing when it spikes, and what then becomes of v
 * @param membraneBits width of the integer v, 2 to 32; empty: as wide as it provably needs
 */
public record If(Firing firing, OptionalInt membraneBits) implements Spiking, Fires<If> {
    private static final Leak NO_LEAK = Leak.of(1);

    public If {
        Membrane.checkBits(membraneBits);
    }

    /** The same neuron with a membrane of that width, which saturates. */
    public If membraneBits(int bits) {
        return new If(firing, OptionalInt.of(bits));
    }

    @Override
    public If firing(Firing other) {
        return new If(other, membraneBits);
    }

    @Override
    public String model() {
        return "if";
    }

    @Override
    public Leak leak() {
        return NO_LEAK;
    }
}
