package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegratorNeuron;
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
        return (isAlone() ? "A leaky integrator" : params.layer().neurons() + " leaky integrators")
                + ofSynapticCurrents() + "" + turns() + ".";
    }

    @Override
    Outcome compute(Stages stages, Expr accepted, Expr advance) {
        Constants constants = new TableConstants(this, stages, advance, params.plan());
        var update = new IntegratorUpdate(
                stages, constants, membrane(), params.plan().wholeProducts());
        read(stages, constants, accepted, advance, update::fetch);
        Map<String, Expr> left = update.run();
        write(stages, left, advance);
        return new Outcome(lit(0, bit()), Optional.empty(), left.get("membrane"));
    }
}
