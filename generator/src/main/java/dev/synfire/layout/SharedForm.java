package dev.synfire.layout;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegerProjection;
import java.util.List;
import java.util.Optional;

/**
 * The form of a network in which all its layers share one engine and one neuron unit.
 *
 * @param layout where neurons and weights lie
 * @param model what the unit does; its constants are one a place of the layout
 * @param fractions by how much the currents of each layer are shifted for it; empty where the model says so for all
 * @param biases one a place
 * @param weightBits of the common weight; 1 only if all layers have 1
 * @param values what an event of any layer may carry
 * @param currents every value that a sum can have
 */
public record SharedForm(
        SharedLayout layout,
        IntegerNeuron model,
        List<Integer> fractions,
        IntVector biases,
        int weightBits,
        Range values,
        Range currents) {
    /** Estimates the cost of a shared core. */
    public interface Estimate {
        Cost of(IntegerNetwork network, SharedForm form, Family family, boolean hardMultipliers);
    }

    public SharedForm {
        fractions = List.copyOf(fractions);
    }

    /** Why a network has none; empty if it has one. */
    public static Optional<String> missing(IntegerNetwork network) {
        try {
            make(network);
            return Optional.empty();
        } catch (SharedNeurons.Differ differ) {
            return Optional.of(differ.getMessage());
        }
    }

    /** The form of a network that has one. */
    public static SharedForm of(IntegerNetwork network) {
        try {
            return make(network);
        } catch (SharedNeurons.Differ differ) {
            throw new IllegalArgumentException(differ.getMessage());
        }
    }

    private static SharedForm make(IntegerNetwork network) throws SharedNeurons.Differ {
        List<IntegerLayer> layers = network.layers();
        for (int l = 0; l < layers.size(); l++) {
            chained(layers.get(l), l);
        }
        SharedLayout layout = SharedLayout.of(network);
        IntegerNeuron model = SharedNeurons.of(network, layout);
        List<Integer> fractions = new java.util.ArrayList<>();
        for (IntegerLayer layer : layers) {
            fractions.add(SharedNeurons.membrane(layer).fraction());
        }
        boolean one = fractions.stream().distinct().count() == 1;
        return new SharedForm(
                layout,
                model,
                one ? List.of() : fractions,
                SharedNeurons.biases(network, layout),
                weightBits(layers),
                layers.stream()
                        .map(IntegerLayer::inputValues)
                        .reduce(Range::union)
                        .orElseThrow(),
                SharedNeurons.currents(network));
    }

    /** One bit holds -1 and 1; among wider weights these take two. */
    private static int weightBits(List<IntegerLayer> layers) {
        int least = layers.stream()
                .mapToInt(layer -> layer.synapses().weightBits())
                .min()
                .orElseThrow();
        int most = layers.stream()
                .mapToInt(layer -> layer.synapses().weightBits())
                .max()
                .orElseThrow();
        return most == least ? most : Math.max(2, most);
    }

    private static void chained(IntegerLayer layer, int index) throws SharedNeurons.Differ {
        if (layer.learning().isPresent()) {
            throw new SharedNeurons.Differ("layer " + layer.name() + " learns, which takes an engine of its own");
        }
        List<IntegerProjection> projections = layer.projections();
        if (projections.size() > 1 || projections.getFirst().source() != index - 1) {
            throw new SharedNeurons.Differ("layer " + layer.name() + " is not fed by the layer before it alone");
        }
        if (projections.getFirst().isDelayed()) {
            throw new SharedNeurons.Differ("layer " + layer.name() + " has delays");
        }
        if (!(projections.getFirst().synapses() instanceof DenseSynapses)) {
            throw new SharedNeurons.Differ("layer " + layer.name() + " has no full matrix of weights");
        }
    }

    /** The plan of a shared core: a lane, each array in block RAM, and hard multipliers where there are any. */
    public static CorePlan plan(IntegerNetwork network, Optional<Device> device, String reason, Estimate estimate) {
        var memory = device.isPresent() ? MemoryStyle.BLOCK : MemoryStyle.AUTO;
        Family family = device.map(Device::family).orElse(Family.ICE40);
        boolean slow = device.isEmpty() || family == Family.ECP5;
        boolean hard = device.isPresent() && device.get().multipliers() > 0;
        var layer = new LayerPlan(1, memory, memory, memory, memory, memory, slow, 0, hard);
        return new CorePlan(
                CoreStyle.SHARED,
                reason,
                network.layers().stream().map(_ -> layer).toList(),
                estimate.of(network, of(network), family, hard),
                hard);
    }
}
