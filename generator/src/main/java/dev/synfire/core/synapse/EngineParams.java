package dev.synfire.core.synapse;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Synapses;
import dev.synfire.layout.LayerPlan;
import java.util.Optional;

/**
 * What shapes a synapse engine.
 *
 * @param name of the layer: what the modules' names begin with
 * @param synapses the weights
 * @param values what an event carries
 * @param currents every value that a sum can have
 * @param biases one per neuron
 * @param plan lanes and memory styles
 * @param learned that the weights change; empty: they stay
 */
public record EngineParams(
        String name,
        Synapses synapses,
        Range values,
        Range currents,
        IntVector biases,
        LayerPlan plan,
        Optional<Learned> learned) {
    /** An engine whose weights stay. */
    public EngineParams(
            String name, Synapses synapses, Range values, Range currents, IntVector biases, LayerPlan plan) {
        this(name, synapses, values, currents, biases, plan, Optional.empty());
    }

    /** A sum. */
    Shape sum() {
        return Shapes.signed(currents);
    }

    /** What comes in. */
    EventFormat events() {
        return new EventFormat(synapses.inputs(), values);
    }

    /** The same engine behind something that makes other events of those that come in. */
    EngineParams behind(Synapses inner) {
        return new EngineParams(name, inner, values, currents, biases, plan);
    }
}
