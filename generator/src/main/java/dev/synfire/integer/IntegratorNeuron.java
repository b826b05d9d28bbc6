package dev.synfire.integer;

import dev.synfire.fixed.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leaky integrator (LI): v[n] = saturate(decay(v[n]) + a[n] * 2^membraneFraction), or of a synaptic current; it never fires. A last
 * layer of it is read by its membrane; where another layer listens, it sends in every tick what a rate neuron makes of the new v.
 *
 * @param membrane what integrates
 * @param sent what v is sent as: y of a rate neuron whose a is v; empty: nothing
 */
public record IntegratorNeuron(IntegerMembrane membrane, Optional<RateNeuron> sent) implements IntegerNeuron {
    /** That sends nothing. */
    public IntegratorNeuron(IntegerMembrane membrane) {
        this(membrane, Optional.empty());
    }

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
        return sent.map(RateNeuron::outputValues).orElse(new Range(0, 0));
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
        sent.ifPresent(rate -> rate.check(neurons));
    }
}
