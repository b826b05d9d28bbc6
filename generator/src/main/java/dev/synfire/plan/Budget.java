package dev.synfire.plan;

import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Cost;
import dev.synfire.layout.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What a device has to spare for a core beside the host bridge, with some slack for routing.
 *
 * @param device the device
 */
record Budget(Device device) {
    /** What the host bridge and the board's top take of the device. */
    private static final Cost HOST_BRIDGE = new Cost(600, 2, 0, 0);

    /** Share of the logic cells that placement and routing can fill and still meet the clock. */
    private static final double FILL = 0.85;

    int logicCells() {
        return (int) (FILL * device.logicCells()) - HOST_BRIDGE.logicCells();
    }

    int blockRams() {
        return device.blockRams() - HOST_BRIDGE.blockRams();
    }

    boolean fits(Cost cost, boolean hardMultipliers) {
        return cost.logicCells() <= logicCells()
                && cost.blockRams() <= blockRams()
                && cost.largeRams() <= device.largeRams()
                && (!hardMultipliers || cost.products() <= device.multipliers());
    }

    boolean fits(CorePlan plan) {
        return fits(plan.cost(), plan.hardMultipliers());
    }

    /** The shares that a cost takes of logic cells, of block RAMs and of large RAMs. */
    DoubleStream shares(Cost cost) {
        return DoubleStream.of(
                cost.logicCells() / (double) logicCells(),
                cost.blockRams() / (double) Math.max(1, blockRams()),
                cost.largeRams() / (double) Math.max(1, device.largeRams()));
    }

    /** What of a cost is more than there is, in words. */
    String beyond(Cost cost, boolean hardMultipliers) {
        List<String> beyond = new ArrayList<>();
        if (cost.logicCells() > logicCells()) {
            beyond.add(String.format(Locale.ROOT, "%,d of %,d logic cells", cost.logicCells(), logicCells()));
        }
        if (cost.blockRams() > blockRams()) {
            beyond.add(cost.blockRams() + " of " + blockRams() + " block RAMs");
        }
        if (cost.largeRams() > device.largeRams()) {
            beyond.add(cost.largeRams() + " of " + device.largeRams() + " SPRAMs");
        }
        if (hardMultipliers && cost.products() > device.multipliers()) {
            beyond.add(cost.products() + " of " + device.multipliers() + " multipliers");
        }
        return beyond.isEmpty() ? "more than is left" : String.join(" and ", beyond);
    }
}
