package dev.synfire.flow;

import dev.synfire.cosim.result.LayerWork;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Family;
import dev.synfire.layout.LayerPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How much of what the memories with weights can give in a cycle is used while their layers are busy. */
final class SynapseMemory {
    private SynapseMemory() {}

    /**
     * Weight bits used by the bits that the RAMs with weights could give in the cycles in which their layers were busy; empty
     * if no RAM holds a full matrix of weights.
     *
     * @param work what was measured, one per layer; empty: every busy cycle uses a word
     */
    static OptionalDouble utilisation(
            IntegerNetwork network, CorePlan plan, Family family, Optional<List<LayerWork>> work) {
        double used = 0;
        double given = 0;
        for (int i = 0; i < network.layers().size(); i++) {
            IntegerLayer layer = network.layers().get(i);
            LayerPlan layout = plan.layers().get(i);
            if (layer.projections().size() > 1
                    || !(layer.projections().getFirst().synapses() instanceof DenseSynapses synapses)) {
                continue;
            }
            int groups = layout.groups(layer.neurons());
            int bits = synapses.weightBits();
            int capacity = capacity(layout, layer.inputs() * groups, layout.lanes() * bits, family);
            if (capacity > 0) {
                LayerWork measured = work.isPresent() ? work.get().get(i) : new LayerWork(1, 1, 0, 1);
                used += (double) measured.used() * layer.neurons() / groups * bits;
                given += (double) measured.busy() * capacity;
            }
        }
        return given == 0 ? OptionalDouble.empty() : OptionalDouble.of(used / given);
    }

    /** The most bits that the memory's RAMs give in a cycle, in whatever shape; 0 where look-up tables hold the weights. */
    private static int capacity(LayerPlan layout, int depth, int width, Family family) {
        return switch (layout.weights()) {
            case BLOCK -> family.blockRams(depth, width) * (family == Family.ECP5 ? 36 : 16);
            case HUGE ->
                Family.largeRamSlices(width) * Math.ceilDiv(depth, Family.LARGE_RAM_WORDS) * Family.LARGE_RAM_BITS;
            case AUTO, DISTRIBUTED, REGISTERS -> 0;
        };
    }
}
