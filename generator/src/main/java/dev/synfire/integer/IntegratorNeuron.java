package dev.synfire.integer;

import dev.synfire.fixed.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaky integrator (LI): v[n] = saturate(decay(v[n]) + a[n] * 2^membraneFraction), or of a synaptic current; never fires, so
 * it can only be the last layer, read by its membrane.
 *
 * @param membrane what integrates
 */
public record IntegratorNeuron(IntegerMembrane membrane) implements IntegerNeuron {
    /** Fed by its input currents. */
    public IntegratorNeuron(int membraneBits, int membraneFraction, Decay decay) {
        this(new IntegerMembrane(membraneBits, membraneFraction, decay));
    }

    /** A membrane in the unit of its currents. */
    public IntegratorNeuron(int membraneBits, Decay decay) {
        this(membraneBits, 0, decay);
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

    @Override
    public Range outputValues() {
        return new Range(0, 0);
    }

    @Override
    public List<StateWord> states() {
        List<StateWord> states = new ArrayList<>();
        states.add(membrane.state());
        membrane.current().ifPresent(current -> states.add(current.state()));
        return states;
    }

    @Override
    public void check(int neurons) {
        membrane.check(neurons);
    }
}
