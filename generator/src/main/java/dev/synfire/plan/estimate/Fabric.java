package dev.synfire.plan.estimate;

import static dev.synfire.layout.MemoryStyle.BLOCK;
import static dev.synfire.layout.MemoryStyle.DISTRIBUTED;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.layout.Cost;
import dev.synfire.layout.Family;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;

/**
 * What memories and products take on a device of a family.
 *
 * @param family the family
 * @param hardMultipliers whether products are made in the device's multipliers
 */
record Fabric(Family family, boolean hardMultipliers) {
    private static final int SMALL_PRODUCT = 64;

    /** An ECP5's flip-flops lie beside its look-up tables: what only remembers takes none. */
    boolean isEcp5() {
        return family == Family.ECP5;
    }

    /** The product of numbers of so many bits. */
    Cost product(int a, int b) {
        if (hardMultipliers) {
            int parts = Math.ceilDiv(a, 18) * Math.ceilDiv(b, 18);
            return new Cost(parts == 1 ? 0 : a + b, 0, 0, parts);
        }
        // A small product's partial products share look-up tables with their adders.
        boolean small = !isEcp5() && a * b <= SMALL_PRODUCT;
        return new Cost(a * b * (small ? 3 : 5) / 2, 0, 0, 1);
    }

    /** The same with one factor in digits: a row of look-up tables for each, and an adder for each but one. */
    Cost inDigits(int factor, int digits, boolean signed) {
        if (hardMultipliers) {
            return product(factor, 2 * digits - 1);
        }
        return new Cost(digits * (factor + 1) + (digits + (signed ? 0 : -1)) * (factor + 4), 0, 0, 1);
    }

    /** A memory of one port, or for a memory that is written one of each kind. */
    Cost memory(int depth, int width, MemoryStyle style, boolean constant) {
        if (style == BLOCK) {
            // What the blocks of a deep memory give is multiplexed.
            int deep = Math.ceilDiv(depth, isEcp5() ? 4096 : 2048);
            return new Cost((deep - 1) * width * 2 / 3, family.blockRams(depth, width), 0, 0);
        }
        if (constant && isEcp5()) {
            return Cost.cells(width * Math.ceilDiv(depth, 16));
        }
        if (constant) {
            return Cost.cells(width + depth * width / 8);
        }
        if (style == DISTRIBUTED) {
            return Cost.cells(lutRam(depth, width));
        }
        return Cost.cells(depth * width + (depth - 1) * width * 2 / 3 + width);
    }

    /** A memory of something that each neuron of a layer has one of. */
    Cost parameter(IntegerLayer layer, LayerPlan plan, int width) {
        return memory(layer.neurons(), width, plan.parameters(), true);
    }

    /** Sixteen words of four bits take six look-up tables; more words are multiplexed. */
    static int lutRam(int depth, int width) {
        int banks = Math.ceilDiv(depth, 16);
        return 6 * banks * Math.ceilDiv(width, 4) + (banks - 1) * width;
    }
}
