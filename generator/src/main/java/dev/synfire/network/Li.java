package dev.synfire.network;

import dev.synfire.fixed.Rounding;
import java.util.OptionalInt;

/**
 * A leaky integrator: v = beta * v + I; it never fires. For a last layer whose membranes are read.
 *
 * @param leak what remains of v after a tick
 * @param membraneBits width of the integer v, 2 to 32; empty: as wide as it provably needs
 */
public record Li(Leak leak, OptionalInt membraneBits) implements Neuron {
    public Li {
        membraneBits.ifPresent(bits -> Check.within("membrane bits", bits, 2, 32));
    }

    /** The same neuron with a membrane of that width, which saturates. */
    public Li membraneBits(int bits) {
        return new Li(leak, OptionalInt.of(bits));
    }

    /** The same neuron, its beta as the nearest m / 2^bits. */
    public Li leakBits(int bits) {
        return new Li(leak.with(new Leak.Form.Bits(bits)), membraneBits);
    }

    /** The same neuron, its beta as the nearest 1 - 2^-k. */
    public Li leakByPowerOfTwo() {
        return new Li(leak.with(new Leak.Form.PowerOfTwo()), membraneBits);
    }

    /** The same neuron, its leak rounded in that mode. */
    public Li rounding(Rounding mode) {
        return new Li(leak.with(mode), membraneBits);
    }

    @Override
    public String model() {
        return "li";
    }

    @Override
    public void check(int neurons) {}
}
