package dev.synfire.flow;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.plan.CorePlan;
import dev.synfire.plan.EngineLayout;
import dev.synfire.plan.Family;
import dev.synfire.plan.LayerPlan;
import dev.synfire.plan.MemoryStyle;
import java.util.OptionalDouble;

/** How much of what the block RAMs with weights can give in a cycle is used while their layers are busy. */
final class SynapseMemory {
    private SynapseMemory() {}

    /** Weight bits used per cycle by the bits that the memories could give; empty if no block RAM holds weights. */
    static OptionalDouble utilisation(IntegerNetwork network, CorePlan plan, Family family) {
        double used = 0;
        double given = 0;
        for (int i = 0; i < network.layers().size(); i++) {
            IntegerLayer layer = network.layers().get(i);
            LayerPlan layout = plan.layers().get(i);
            if (layout.weights() == MemoryStyle.BLOCK) {
                for (IntegerLayer feed : layer.feeds()) {
                    EngineLayout engine = EngineLayout.of(feed, layout.lanes());
                    int bits = engine.weightBits();
                    int most = EngineLayout.mostLanes(feed);
                    used += (double) most / Math.ceilDiv(most, engine.lanes()) * bits;
                    given += family.blockRams(engine.weightWords(), engine.lanes() * bits) * width(family);
                }
            }
        }
        return given == 0 ? OptionalDouble.empty() : OptionalDouble.of(used / given);
    }

    /** The most bits that a block RAM gives in a cycle. */
    private static int width(Family family) {
        return switch (family) {
            case ICE40 -> 16;
            case ECP5 -> 36;
        };
    }
}
