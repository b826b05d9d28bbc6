package dev.synfire.network.neuron;

import dev.synfire.model.CurrentFeed;
import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Vector;
import java.util.OptionalInt;

/**
 * A leaky integrator of a synaptic current: i = alpha * i + I; v = beta * v + i + drive; it never fires. What it sends,
 * should a layer listen, is v.
 *
 * @param current the synaptic current
 * @param leak what remains of v after a tick
 * @param drive added to v in every tick; one for all or one per neuron, within -1e12..1e12
 * @param membraneBits width of the integer v, 2 to 32; empty: as wide as it provably needs
 * @param codes how v becomes an integer event, where another layer listens
 */
public record CubaLi(SynapticCurrent current, Leak leak, Vector drive, OptionalInt membraneBits, Codes codes)
        implements Integrating, Leaks<CubaLi> {
    public CubaLi {
        Check.magnitudes("drives", drive);
        Membrane.checkBits(membraneBits);
        codes.checkSigned("cubaLi");
    }

    /** With the codes that are used where nothing else is asked for. */
    public CubaLi(SynapticCurrent current, Leak leak, Vector drive, OptionalInt membraneBits) {
        this(current, leak, drive, membraneBits, Codes.DEFAULT);
    }

    /** The same neuron, which sends codes of that many bits, sign included, where another layer listens. */
    public CubaLi activationBits(int bits) {
        return new CubaLi(current, leak, drive, membraneBits, codes.withActivationBits(bits));
    }

    /** The same neuron, whose membrane gets this tick's current or that of the tick before. */
    public CubaLi feed(CurrentFeed feed) {
        return new CubaLi(new SynapticCurrent(current.leak(), feed), leak, drive, membraneBits, codes);
    }

    /** The same neuron, to whose membrane that is added in every tick; one for all, or one for each neuron. */
    public CubaLi drive(double... values) {
        return new CubaLi(current, leak, Vector.of(values), membraneBits, codes);
    }

    /** The same neuron with a membrane of that width, which saturates. */
    public CubaLi membraneBits(int bits) {
        return new CubaLi(current, leak, drive, OptionalInt.of(bits), codes);
    }

    @Override
    public CubaLi leak(Leak other) {
        return new CubaLi(current, other, drive, membraneBits, codes);
    }

    @Override
    public String model() {
        return "cubaLi";
    }

    @Override
    public void check(int neurons) {
        Integrating.super.check(neurons);
        current.leak().check(neurons);
        Check.perNeuron("drives", drive, neurons);
    }
}
