package dev.synfire.network.neuron;

import java.util.OptionalInt;

/**
 * A leaky integrator: v = beta * v + I; it never fires. What it sends, should a layer listen, is v.
 *
 * @param leak what remains of v after a tick
 * @param membraneBits width of the integer v, 2 to 32; empty: as wide as it provably needs
 */
public record Li(Leak leak, OptionalInt membraneBits) implements Integrating, Leaks<Li> {
    public Li {
        Membrane.checkBits(membraneBits);
    }

    /** The same neuron with a membrane of that width, which saturates. */
    public Li membraneBits(int bits) {
        return new Li(leak, OptionalInt.of(bits));
    }

    @Override
    public Li leak(Leak other) {
        return new Li(other, membraneBits);
    }

    @Override
    public String model() {
        return "li";
    }
}
