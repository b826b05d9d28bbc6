package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.Value;
import dev.synfire.hdl.Expr;
import dev.synfire.integer.SpikingNeuron;
import java.util.Optional;

/** The threshold of a spiking neuron, fixed or raised by its spikes. */
final class Threshold {
    private final SpikingNeuron neuron;
    private final NeuronUnit unit;
    private final Optional<State> raised;
    private Optional<Value> prepared = Optional.empty();

    /** With the word that raises it. */
    Threshold(SpikingNeuron neuron, NeuronUnit unit, Optional<State> raised) {
        this.neuron = neuron;
        this.unit = unit;
        this.raised = raised;
    }

    /** Adds up raised thresholds one stage before they are compared. */
    void prepare() {
        if (raised.isPresent()) {
            prepared = Optional.of(unit.stages().value("limit", read("thresholds")));
        }
    }

    /** What the potential is compared with in this stage, signed. */
    Expr limit() {
        return prepared.map(Value::now).orElseGet(() -> read("thresholds"));
    }

    /** The same for what a spike subtracts in another stage, from a table of its own. */
    Expr subtracted() {
        return read("subtracted_thresholds");
    }

    private Expr read(String table) {
        // Thresholds are not negative, so they need no sign in memory.
        Expr fixed = unit.constants()
                .of(table, neuron.thresholds(), u(Math.max(1, neuron.membraneBits() - 1)))
                .toSigned();
        return neuron.firing()
                .adaptation()
                .map(adaptation -> fixed.add(
                        raised.orElseThrow().now().shr(adaptation.fraction()).toSigned()))
                .orElse(fixed);
    }
}
