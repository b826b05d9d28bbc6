package dev.synfire.network;

import java.util.OptionalInt;

/**
 * Integrate-and-fire: v = v + I; it fires, and is reset, at its threshold.
 *
 * @param firing when it spikes, and what then becomes of v
 * @param membraneBits width of the integer v, 2 to 32; empty: as wide as it provably needs
 */
public record If(Firing firing, OptionalInt membraneBits) implements Spiking {
    private static final Leak NO_LEAK = Leak.of(1);

    public If {
        membraneBits.ifPresent(bits -> Check.within("membrane bits", bits, 2, 32));
    }

    /** The same neuron with one threshold for all, or one for each neuron. */
    public If threshold(double... thresholds) {
        return with(new Firing(Vector.of(thresholds), firing.comparison(), firing.reset()));
    }

    /** The same neuron, firing at this relation of membrane to threshold. */
    public If fires(Firing.Comparison comparison) {
        return with(new Firing(firing.thresholds(), comparison, firing.reset()));
    }

    /** The same neuron, whose membrane a spike sets to 0. */
    public If resetToZero() {
        return with(new Firing(firing.thresholds(), firing.comparison(), new Reset.ToZero()));
    }

    /** The same neuron, whose membrane a spike sets to that value. */
    public If resetTo(double value) {
        return with(new Firing(firing.thresholds(), firing.comparison(), new Reset.ToValue(value)));
    }

    /** The same neuron, from whose membrane a spike subtracts the threshold. */
    public If resetBySubtraction() {
        return with(new Firing(firing.thresholds(), firing.comparison(), new Reset.Subtract()));
    }

    /** The same neuron with a membrane of that width, which saturates. */
    public If membraneBits(int bits) {
        return new If(firing, OptionalInt.of(bits));
    }

    private If with(Firing other) {
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
