package dev.synfire.plan;

import java.util.List;

/**
 * How a network is laid out.
 *
 * @param style the form of the whole core
 * @param layers the layers' plans, in order; in the spatial style, which has neither lanes nor memories, one lane a neuron
 * @param cost what the whole core is estimated to take
 * @param hardMultipliers whether products go to hard multipliers; if not, synthesis must be told so
 */
public record CorePlan(CoreStyle style, List<LayerPlan> layers, Cost cost, boolean hardMultipliers) {
    public CorePlan {
        layers = List.copyOf(layers);
    }

    /** A layered core. */
    public CorePlan(List<LayerPlan> layers, Cost cost, boolean hardMultipliers) {
        this(CoreStyle.LAYERED, layers, cost, hardMultipliers);
    }
}
