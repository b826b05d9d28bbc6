package dev.synfire.core;

import static dev.synfire.hdl.Shape.s;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Decay;
import dev.synfire.integer.Readout;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Comparison;
import dev.synfire.integer.SpikingNeuron.Reset;
import java.util.Optional;

/** Leaky integrate-and-fire neurons. */
public final class SpikingArray extends MembraneArray {
    public SpikingArray(Params params) {
        super(params);
    }

    private SpikingNeuron neuron() {
        return (SpikingNeuron) params.layer().model();
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
        return params.layer().neurons() + " leaky integrate-and-fire neurons, one updated in each cycle.";
    }

    @Override
    Outcome compute(Stages stages, Expr accepted, Expr advance) {
        integrate(stages, accepted, advance);
        Shape membrane = s(membraneBits());
        // Thresholds are not negative, so they need no sign in memory.
        Shape stored = u(Math.max(1, membraneBits() - 1));
        Expr threshold = perNeuron("thresholds", neuron().thresholds(), stored, stages, advance);
        Expr potential = stages.get("potential");
        Expr limit = threshold.toSigned();
        stages.carryFlag(
                "fires", neuron().comparison() == Comparison.ABOVE ? potential.gt(limit) : potential.ge(limit));
        if (neuron().reset() instanceof Reset.Subtract) {
            stages.carry("rest", potential.sub(limit).wrap(membrane));
        }
        stages.step("compare");

        Expr fires = stages.take("fires");
        Expr rest =
                switch (neuron().reset()) {
                    case Reset.ToZero() -> lit(0, membrane);
                    case Reset.Subtract() -> stages.take("rest");
                    case Reset.ToValue(IntVector values) ->
                        perNeuron("reset_values", values, membrane, stages, advance);
                };
        Expr left = let("left", fires.mux(rest, stages.take("potential")));
        write(stages, left, advance);
        Expr update = params.readout().equals(Optional.of(Readout.Score.SPIKE_COUNT)) ? fires : left;
        return new Outcome(fires, Optional.empty(), update);
    }

    /** A constant of the neuron in this stage, whose number went to the memory one stage earlier. */
    private Expr perNeuron(String name, IntVector values, Shape shape, Stages stages, Expr advance) {
        return new NeuronTable(name, values, shape, params.plan().parameters())
                .read(this, stages.name(name), stages.before("neuron"), advance);
    }
}
