package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.integer.SpikingNeuron;

/** The thresholds of spiking neurons, fixed or raised by their spikes. */
final class Thresholds {
    /** Under this name the word that raises the threshold is carried until all has been compared. */
    static final String RAISED = "raised";

    private static final String LIMIT = "limit";

    private final Stages stages;
    private final Constants constants;
    private final SpikingNeuron neuron;

    Thresholds(Stages stages, Constants constants, SpikingNeuron neuron) {
        this.stages = stages;
        this.constants = constants;
        this.neuron = neuron;
    }

    /** Adds up raised thresholds one stage before they are compared. */
    void prepare() {
        if (neuron.firing().adaptation().isPresent()) {
            stages.carry(LIMIT, read("thresholds"));
        }
    }

    /** What the potential is compared with in this stage, signed. */
    Expr limit() {
        return stages.has(LIMIT) ? stages.take(LIMIT) : read("thresholds");
    }

    /** The same for what a spike subtracts in another stage, from a table of its own. */
    Expr subtracted() {
        return read("subtracted_thresholds");
    }

    private Expr read(String table) {
        // Thresholds are not negative, so they need no sign in memory.
        Expr fixed = constants
                .of(table, neuron.thresholds(), u(Math.max(1, neuron.membraneBits() - 1)))
                .toSigned();
        return neuron.firing()
                .adaptation()
                .map(adaptation ->
                        fixed.add(stages.get(RAISED).shr(adaptation.fraction()).toSigned()))
                .orElse(fixed);
    }
}
