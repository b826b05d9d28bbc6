package dev.synfire.core;

import dev.synfire.hdl.Expr;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegratorNeuron;
import java.util.HashMap;
import java.util.Map;
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
    IntegerMembrane membrane() {
        return neuron().membrane();
    }

    @Override
    protected String describe() {
        return params.layer().neurons() + " leaky integrators" + ofSynapticCurrents() + ", one updated in each cycle.";
    }

    @Override
    Outcome compute(Stages stages, Expr accepted, Expr advance) {
        Constants constants = new Constants(this, stages, advance, params.plan());
        Decaying decaying = decaying(stages, constants);
        read(stages, constants, accepted, advance, decaying::fetch);
        stages.carry("sum", integrate(stages, constants, decaying));
        stages.step("the input current is added");
        afterSum(stages);
        stages.carry("potential", stages.take("sum").sat(shape()));
        stages.step("the sum is saturated");
        Expr potential = stages.take("potential");
        Map<String, Expr> left = new HashMap<>();
        left.put("membrane", potential);
        if (membrane().current().isPresent()) {
            left.put(SYNAPTIC, stages.take(SYNAPTIC));
        }
        write(stages, left, advance);
        return new Outcome(lit(0, bit()), Optional.empty(), potential);
    }
}
