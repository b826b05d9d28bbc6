package dev.synfire.network.neuron;

import dev.synfire.model.CurrentFeed;
import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Vector;
import java.util.OptionalInt;

/**
 * Current-based leaky integrate-and-fire: i = alpha * i + I; v = beta * v + i + drive; it fires, and is reset, at its
 * threshold. Any gain on i folds into the weights.
 *
 * @param current the synaptic current
 * @param leak what remains of v after a tick
 * @param drive added to v in every tick, as a resting potential gives; one for all or one per neuron, within -1e12..1e12
 * @param firing when it spikes, and what then becomes of v
 * @param membraneBits width of the integer v, 2 to 32; empty: as wide as it provably needs
 */
public record CubaLif(SynapticCurrent current, Leak leak, Vector drive, Firing firing, OptionalInt membraneBits)
        implements Spiking, Fires<CubaLif>, Leaks<CubaLif> {
    public CubaLif {
        Check.magnitudes("drives", drive);
        Membrane.checkBits(membraneBits);
    }

    /** The same neuron, whose membrane gets this tick's current or that of the tick before. */
    public CubaLif feed(CurrentFeed feed) {
        return new CubaLif(new SynapticCurrent(current.leak(), feed), leak, drive, firing, membraneBits);
    }

    /** The same neuron, to whose membrane that is added in every tick; one for all, or one for each neuron. */
    public CubaLif drive(double... values) {
        return new CubaLif(current, leak, Vector.of(values), firing, membraneBits);
    }

    /** The same neuron with a membrane of that width, which saturates. */
    public CubaLif membraneBits(int bits) {
        return new CubaLif(current, leak, drive, firing, OptionalInt.of(bits));
    }

    @Override
    public CubaLif firing(Firing other) {
        return new CubaLif(current, leak, drive, other, membraneBits);
    }

    @Override
    public CubaLif leak(Leak other) {
        return new CubaLif(current, other, drive, firing, membraneBits);
    }

    @Override
    public String model() {
        return "cubaLif";
    }

    @Override
    public void check(int neurons) {
        Spiking.super.check(neurons);
        current.leak().check(neurons);
        Check.perNeuron("drives", drive, neurons);
    }
}
