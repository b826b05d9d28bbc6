package dev.synfire.core;

import dev.synfire.hdl.Expr;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegratorNeuron;
import java.util.Optional;

/** Leaky integrators: they never fire, their membrane is the result. Of their event stream only the markers are used. */
public final class IntegratorArray extends MembraneArray {
    public IntegratorArray(Params params) {
        super(params);
    }

    private IntegratorNeuron neuron() {
        return (IntegratorNeuron) params.layer().model();
    }

    @Override
    int membraneBits() {
        return neuron().membraneBits();
    }

    @Override
    int membraneFraction() {
        return neuron().membraneFraction();
    }

    @Override
    Decay decay() {
        return neuron().decay();
    }

    @Override
    protected String describe() {
        return params.layer().neurons() + " leaky integrators, one updated in each cycle.";
    }

    @Override
    Outcome compute(Stages stages, Expr accepted, Expr advance) {
        integrate(stages, accepted, advance);
        Expr potential = stages.take("potential");
        write(stages, potential, advance);
        return new Outcome(lit(0, bit()), Optional.empty(), potential);
    }
}
