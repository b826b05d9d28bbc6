package dev.synfire.core;

import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegerMembrane;
import java.util.Map;
import java.util.Optional;

/** A neuron array with a membrane potential for each neuron: v = saturate(decay(v) + in), from currents or synaptic currents. */
abstract sealed class MembraneArray extends StatefulArray permits SpikingArray, IntegratorArray {
    static final String SYNAPTIC = "synaptic_current";
    private static final String DECAYED = "decayed";
    private static final String FED = "fed";

    MembraneArray(Params params) {
        super(params);
    }

    abstract IntegerMembrane membrane();

    final Shape shape() {
        return s(membrane().bits());
    }

    private Optional<IntegerCurrent> synaptic() {
        return membrane().current();
    }

    /** For a sentence about the neurons. */
    final String ofSynapticCurrents() {
        return synaptic().isPresent() ? " with synaptic currents" : "";
    }

    /** How the words of membrane and synaptic current decay. */
    final Decaying decaying(Stages stages, Constants constants) {
        Decaying decaying = new Decaying(stages, constants, params.plan().wholeProducts());
        decaying.add(BEFORE, "", membrane().decay(), shape());
        synaptic()
                .ifPresent(current -> decaying.add(
                        SYNAPTIC, "synaptic_", current.decay(), states().get(1).shape()));
        return decaying;
    }

    /**
     * From the stage that has the old words to the one that has the exact sum, which it returns. A new synaptic current goes
     * on under its name, as whatever else decays.
     */
    final Expr integrate(Stages stages, Constants constants, Decaying decaying) {
        synaptic()
                .filter(current -> current.feed() == IntegerCurrent.Feed.OLD)
                .ifPresent(current ->
                        stages.carry(FED, driven(constants, current, toMembrane(current, stages.get(SYNAPTIC)))));
        Map<String, Expr> decayed = decaying.run();
        decayed.forEach((name, value) -> {
            if (!name.equals(BEFORE) && !name.equals(SYNAPTIC)) {
                stages.carry(name, value);
            }
        });
        Expr potential = decayed.get(BEFORE);
        Expr arriving = stages.take("current");
        if (synaptic().isEmpty()) {
            return potential.add(arriving.shl(membrane().fraction()));
        }
        IntegerCurrent current = synaptic().get();
        stages.carry(SYNAPTIC, decayed.get(SYNAPTIC).add(arriving.shl(current.fraction())));
        switch (current.feed()) {
            case OLD -> {
                return potential.add(stages.take(FED));
            }
            case NEW -> {
                stages.carry(DECAYED, driven(constants, current, potential));
                stages.step("the input current is added to the synaptic current");
                saturateSynaptic(stages);
                stages.step("the synaptic current is saturated");
                return stages.take(DECAYED).add(toMembrane(current, stages.get(SYNAPTIC)));
            }
        }
        throw new AssertionError(current.feed());
    }

    /** An old synaptic current has fed the membrane; the new one is saturated beside it. */
    final void afterSum(Stages stages) {
        if (synaptic()
                .filter(current -> current.feed() == IntegerCurrent.Feed.OLD)
                .isPresent()) {
            saturateSynaptic(stages);
        }
    }

    private void saturateSynaptic(Stages stages) {
        stages.carry(SYNAPTIC, stages.get(SYNAPTIC).sat(states().get(1).shape()));
    }

    private Expr toMembrane(IntegerCurrent current, Expr value) {
        return value.shl(membrane().fraction() - current.fraction());
    }

    private static Expr driven(Constants constants, IntegerCurrent current, Expr value) {
        IntVector drives = current.drives();
        return drives.isUniform(0) ? value : value.add(constants.signed("drives", drives));
    }
}
