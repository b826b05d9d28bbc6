package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.model.FiringComparison;
import java.util.ArrayList;
import java.util.List;

/**
 * Integrate-and-fire, leaky or not, of input currents or of a synaptic current.
 *
 * <pre>
 * v[n] = saturate(decay(v[n]) + a[n] * 2^membraneFraction)      two's complement, membraneBits
 * fires = v[n] > threshold[n]                                   or >=
 * if fires: send (n, 1); v[n] = reset(v[n])
 * </pre>
 *
 * as far as membrane and firing do not say otherwise.
 *
 * @param membrane what integrates
 * @param firing when it spikes, and what a spike leaves of v
 */
public record SpikingNeuron(IntegerMembrane membrane, IntegerFiring firing) implements IntegerNeuron {
    /** What a spike leaves of the membrane potential; several spikes in a tick subtract several times. */
    public sealed interface Reset {
        /** v = 0. */
        record ToZero() implements Reset {}

        /** v = values[n], each a value of the membrane. */
        record ToValue(IntVector values) implements Reset {}

        /** v = saturate(v - threshold of the tick); of a spike of the same tick it never leaves the membrane's range. */
        record Subtract() implements Reset {}

        /** v = saturate(v - amounts[n]), each 0 to the largest value of the membrane. */
        record SubtractAmount(IntVector amounts) implements Reset {}
    }

    public SpikingNeuron {
        firing.check(membrane.values());
    }

    /** Fed by its input currents, one spike a tick, which resets the membrane at once. */
    public SpikingNeuron(
            int membraneBits,
            int membraneFraction,
            Decay decay,
            IntVector thresholds,
            FiringComparison comparison,
            Reset reset) {
        this(
                new IntegerMembrane(membraneBits, membraneFraction, decay),
                new IntegerFiring(thresholds, comparison, reset));
    }

    /** The same, its membrane in the unit of its currents. */
    public SpikingNeuron(
            int membraneBits, Decay decay, IntVector thresholds, FiringComparison comparison, Reset reset) {
        this(membraneBits, 0, decay, thresholds, comparison, reset);
    }

    public int membraneBits() {
        return membrane.bits();
    }

    public int membraneFraction() {
        return membrane.fraction();
    }

    public Decay decay() {
        return membrane.decay();
    }

    public IntVector thresholds() {
        return firing.thresholds();
    }

    public FiringComparison comparison() {
        return firing.comparison();
    }

    public Reset reset() {
        return firing.reset();
    }

    @Override
    public Range outputValues() {
        return new Range(0, firing.mostSpikes());
    }

    @Override
    public List<StateWord> states() {
        List<StateWord> states = new ArrayList<>();
        states.add(membrane.state());
        membrane.current().ifPresent(current -> states.add(current.state()));
        states.addAll(firing.states());
        return states;
    }

    @Override
    public void check(int neurons) {
        membrane.check(neurons);
        firing.check(neurons);
    }
}
