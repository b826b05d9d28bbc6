package dev.synfire.core.synapse;

import dev.synfire.hdl.Shape;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;

/**
 * How the sums of a layer are laid out: a row of one sum a lane for each group of neurons, in one bank or in two that take
 * turns with the ticks.
 *
 * @param groups rows of a tick
 * @param banks 2 lets a tick's events in while the tick before is drained; 1 where a second bank would cost as much again
 * @param style what the memory is built from
 * @param latency cycles from a row's address to the row, 1 or 2
 */
public record Rows(int groups, int banks, MemoryStyle style, int latency) {
    /** Fewer groups than this come round too soon for a row that is registered twice. */
    private static final int GROUPS_OF_LATENCY_2 = 3;

    /** The layout that a plan means. */
    static Rows of(LayerPlan plan, int neurons) {
        int groups = plan.groups(neurons);
        MemoryStyle style = groups == 1 ? MemoryStyle.REGISTERS : plan.accumulators();
        int latency =
                switch (style) {
                    case REGISTERS, DISTRIBUTED -> 1;
                    case BLOCK, AUTO, HUGE -> groups >= GROUPS_OF_LATENCY_2 ? 2 : 1;
                };
        return new Rows(groups, plan.banks(neurons), style, latency);
    }

    /** More than one row, so in a memory. */
    boolean shared() {
        return groups > 1;
    }

    /** A row's address: the bank, where there are two, above the group. */
    Shape address() {
        int group = Shape.index(groups).width();
        return Shape.u(banks == 2 ? group + 1 : group);
    }

    /** Words of the memory. */
    int depth() {
        return banks == 2 ? 1 << address().width() : groups;
    }
}
