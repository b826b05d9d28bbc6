package dev.synfire.layout;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * How a network is laid out.
 *
 * @param style the form of the whole core
 * @param reason why that form, in a few words
 * @param layers the layers' plans, in order; in the spatial style, which has neither lanes nor memories, one lane a neuron
 * @param cost what the whole core is estimated to take
 * @param hardMultipliers whether products go to hard multipliers; if not, synthesis must be told so
 */
public record CorePlan(CoreStyle style, String reason, List<LayerPlan> layers, Cost cost, boolean hardMultipliers) {
    public CorePlan {
        layers = List.copyOf(layers);
    }

    /** Whether the parameters of every layer may be exchanged for others in a finished bitstream. */
    public boolean exchangeable() {
        return layers.stream().allMatch(layer -> layer.room().isPresent());
    }

    /** A network that computes the same, in the scales that its layers have {@link ReserveWidths} for. */
    public IntegerNetwork scaled(IntegerNetwork network) {
        List<IntegerLayer> scaled = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            IntegerLayer layer = network.layers().get(i);
            scaled.add(layers.get(i).room().map(room -> room.scaled(layer)).orElse(layer));
        }
        return new IntegerNetwork(
                network.name(), network.input(), scaled, network.ticks(), network.readout(), network.learningSeed());
    }

    /** A layered core. */
    public CorePlan(List<LayerPlan> layers, Cost cost, boolean hardMultipliers) {
        this(CoreStyle.LAYERED, "as asked for", layers, cost, hardMultipliers);
    }

    public CorePlan because(String why) {
        return new CorePlan(style, why, layers, cost, hardMultipliers);
    }
}
