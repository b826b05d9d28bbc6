package dev.synfire.network;

import dev.synfire.fixed.Rounding;
import java.util.OptionalInt;

/**
 * Leaky integrate-and-fire: v = beta * v + I; it fires, and is reset, at its threshold.
 *
 * @param leak what remains of v after a tick
 * @param firing when it spikes, and what then becomes of v
 * @param membraneBits width of the integer v, 2 to 32; empty: as wide as it provably needs
 */
public record Lif(Leak leak, Firing firing, OptionalInt membraneBits) implements Spiking {
    public Lif {
        membraneBits.ifPresent(bits -> Check.within("membrane bits", bits, 2, 32));
    }

    /** The same neuron with one threshold for all, or one for each neuron. */
    public Lif threshold(double... thresholds) {
        return with(new Firing(Vector.of(thresholds), firing.comparison(), firing.reset()));
    }

    /** The same neuron, firing at this relation of membrane to threshold. */
    public Lif fires(Firing.Comparison comparison) {
        return with(new Firing(firing.thresholds(), comparison, firing.reset()));
    }

    /** The same neuron, whose membrane a spike sets to 0. */
    public Lif resetToZero() {
        return with(new Firing(firing.thresholds(), firing.comparison(), new Reset.ToZero()));
    }

    /** The same neuron, whose membrane a spike sets to that value. */
    public Lif resetTo(double value) {
        return with(new Firing(firing.thresholds(), firing.comparison(), new Reset.ToValue(value)));
    }

    /** The same neuron, from whose membrane a spike subtracts the threshold. */
    public Lif resetBySubtraction() {
        return with(new Firing(firing.thresholds(), firing.comparison(), new Reset.Subtract()));
    }

    /** The same neuron with a membrane of that width, which saturates. */
    public Lif membraneBits(int bits) {
        return new Lif(leak, firing, OptionalInt.of(bits));
    }

    /** The same neuron, its beta as the nearest m / 2^bits. */
    public Lif leakBits(int bits) {
        return new Lif(leak.with(new Leak.Form.Bits(bits)), firing, membraneBits);
    }

    /** The same neuron, its beta as the nearest 1 - 2^-k. */
    public Lif leakByPowerOfTwo() {
        return new Lif(leak.with(new Leak.Form.PowerOfTwo()), firing, membraneBits);
    }

    /** The same neuron, its leak rounded in that mode. */
    public Lif rounding(Rounding mode) {
        return new Lif(leak.with(mode), firing, membraneBits);
    }

    private Lif with(Firing other) {
        return new Lif(leak, other, membraneBits);
    }

    @Override
    public String model() {
        return "lif";
    }
}
