package dev.synfire.plan;

import java.util.List;

/**
 * How a network is laid out; one plan a layer, in order.
 *
 * @param layers the layers' plans
 * @param cost what the whole core is estimated to take
 * @param hardMultipliers whether products go to hard multipliers; if not, synthesis must be told so
 */
public record CorePlan(List<LayerPlan> layers, Cost cost, boolean hardMultipliers) {
    public CorePlan {
        layers = List.copyOf(layers);
    }
}
