package dev.synfire.core;

import dev.synfire.hdl.Component;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.plan.LayerPlan;

/**
 * A component that turns the events of each tick into the input currents of a layer's neurons: a[n] = bias[n] + sum of
 * weight[n][address] * value.
 *
 * <p>This is all that the rest of a layer knows of its synapses. Every engine keeps the same promise: currents come out
 * once a tick, in ascending order of neuron, after them the tick's marker with the last flag that came in; any stall on
 * either stream only costs time.
 */
public interface SynapseEngine {
    /** Where events come in. */
    Events events();

    /** Where currents go out. */
    Currents currents();

    /** This engine as hardware. */
    Component<?> component();

    /** The engine for a layer's synapses. */
    static SynapseEngine of(IntegerLayer layer, LayerPlan plan) {
        return new DenseCrossbar(new DenseCrossbar.Params(layer, plan));
    }
}
