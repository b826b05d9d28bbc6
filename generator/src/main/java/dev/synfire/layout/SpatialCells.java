package dev.synfire.layout;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what the sums of a spatial layer take: each node once, however many neurons use it. */
public final class SpatialCells {
    private final Map<SpatialNode, Integer> latest = new LinkedHashMap<>();
    private final SpatialSums sums;

    public SpatialCells(SpatialSums sums) {
        this.sums = sums;
        for (SpatialSums.Neuron neuron : sums.neurons()) {
            int used = neuron.constant() == 0 ? sums.level() : sums.level() - 1;
            neuron.sum().ifPresent(sum -> use(sum.node(), used));
        }
    }

    private void use(SpatialNode node, int level) {
        boolean known = latest.containsKey(node);
        latest.merge(node, Math.max(level, node.level()), Math::max);
        if (!known && node instanceof SpatialNode.Sum sum) {
            use(sum.first().node(), sum.level() - 1);
            use(sum.second().node(), sum.level() - 1);
        }
    }

    /** Look-up tables, with adders. */
    public int luts() {
        int luts = 0;
        for (SpatialNode node : latest.keySet()) {
            luts += switch (node) {
                case SpatialNode.Wire wire -> wire.negated() ? wire.width() : 0;
                case SpatialNode.Table table -> table.width();
                case SpatialNode.Sum sum ->
                    sum.width() - Math.max(sum.first().shift(), sum.second().shift());
            };
        }
        for (SpatialSums.Neuron neuron : sums.neurons()) {
            if (neuron.constant() != 0 && neuron.sum().isPresent()) {
                luts += Bits.signed(neuron.currents());
            }
        }
        return luts;
    }

    /** Registers that no look-up table stands before. */
    int bareRegisters() {
        int registers = 0;
        for (var entry : latest.entrySet()) {
            SpatialNode node = entry.getKey();
            registers += node.width() * (entry.getValue() - node.level());
            if (node instanceof SpatialNode.Sum sum) {
                registers += Math.max(sum.first().shift(), sum.second().shift());
            }
        }
        return registers;
    }

    /** How many adders there are; each begins or ends its chain of carries in a cell of its own in an iCE40. */
    public int adders() {
        return (int) latest.keySet().stream()
                .filter(SpatialNode.Sum.class::isInstance)
                .count();
    }

    /** Logic cells of a look-up table and a flip-flop each. */
    public int lutCells() {
        return luts() + bareRegisters();
    }
}
