package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.integer.IntegerMembrane;
import java.util.HashMap;
import java.util.Map;

/** The update of a leaky integrator. */
public final class IntegratorUpdate extends MembraneUpdate {
    private final boolean synaptic;

    public IntegratorUpdate(Stages stages, Constants constants, IntegerMembrane membrane, boolean wholeProducts) {
        super(stages, constants, membrane, wholeProducts);
        synaptic = membrane.current().isPresent();
    }

    /** From the stage that has the old words to the one that has the new ones, which it returns by name. */
    public Map<String, Expr> run() {
        stages.carry("sum", integrate());
        stages.step("the input current is added");
        afterSum();
        stages.carry("potential", stages.take("sum").sat(shape()));
        stages.step("the sum is saturated");
        Map<String, Expr> left = new HashMap<>();
        left.put("membrane", stages.take("potential"));
        if (synaptic) {
            left.put(SYNAPTIC, stages.take(SYNAPTIC));
        }
        return left;
    }
}
