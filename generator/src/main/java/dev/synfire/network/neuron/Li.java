package dev.synfire.network.neuron;

import java.util.OptionalInt;

/**
 * A leaky integrator: v = beta * v + I; it never fires. What it sends, should a layer listen, is v.
 *
 * @param leak what remains of v after a tick
 * @param membraneBits width of the integer v, 2 to 32; empty: as wide as it provably needs
 * @param codes how v becomes an integer event, where another layer listens
 */
public record Li(Leak leak, OptionalInt membraneBits, Codes codes) implements Integrating, Leaks<Li> {
    public Li {
        Membrane.checkBits(membraneBits);
        codes.checkSigned("li");
    }

    /** With the codes that are used where nothing else is asked for. */
    public Li(Leak leak, OptionalInt membraneBits) {
        this(leak, membraneBits, Codes.DEFAULT);
    }

    /** The same neuron with a membrane of that width, which saturates. */
    public Li membraneBits(int bits) {
        return new Li(leak, OptionalInt.of(bits), codes);
    }

    /** The same neuron, which sends codes of that many bits, sign included, where another layer listens. */
    public Li activationBits(int bits) {
        return new Li(leak, membraneBits, codes.withActivationBits(bits));
    }

    @Override
    public Li leak(Leak other) {
        return new Li(other, membraneBits, codes);
    }

    @Override
    public String model() {
        return "li";
    }
}
