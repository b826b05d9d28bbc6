package dev.synfire.plan.estimate;

import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.layout.Bits;
import dev.synfire.layout.Cost;
import dev.synfire.layout.Family;

/** Estimates what lies between a layer and its sources: forks, merges, feedback, delays. */
public final class PathCost {
    private static final int FORK = 4;
    private static final int FEEDBACK = 56;
    private static final int DELAY = 70;

    /** Memories of that many bits the synthesiser builds from flip-flops. */
    private static final int SMALL_BITS = 64;

    private PathCost() {}

    /** All paths of a layer; nothing for one that has one source, which comes at once. */
    public static Cost of(IntegerNetwork network, int layer, Family family) {
        var projections = network.layers().get(layer).projections();
        Cost cost = Cost.NONE;
        for (IntegerProjection projection : projections) {
            int address = Bits.below(projection.synapses().inputs());
            int value = projection.values().bits();
            if (projection.source() >= layer) {
                int depth = 2 * Integer.highestOneBit(projection.synapses().inputs());
                cost = cost.plus(memory(family, depth, 1 + address + value))
                        .plus(new Cost(FEEDBACK + 4 * address, 0, 0, 0));
            }
            if (projection.isDelayed()) {
                int slots = projection.delays().max() + 1;
                cost = cost.plus(memory(family, slots << address, value))
                        .plus(new Cost(DELAY + 8 * address + 2 * value, 0, 0, 0));
            }
            if (projections.size() > 1) {
                cost = cost.plus(new Cost(FORK + 2 * (address + value), 0, 0, 0));
            }
        }
        return cost;
    }

    private static Cost memory(Family family, int depth, int width) {
        return depth * width <= SMALL_BITS
                ? new Cost(3 * depth * width / 2, 0, 0, 0)
                : new Cost(0, family.blockRams(depth, width), 0, 0);
    }
}
