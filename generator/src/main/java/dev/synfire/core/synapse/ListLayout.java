package dev.synfire.core.synapse;

import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.SparseSynapses;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * How lists of synapses lie in a memory whose words hold a slot for each lane. Lane l has the neurons n with n mod lanes = l,
 * so an address takes as many words as it has synapses in its fullest lane; slots that stay empty hold a weight of 0.
 *
 * @param synapses what is laid out
 * @param lanes slots of a word, 1 to the neurons
 */
record ListLayout(SparseSynapses synapses, int lanes) {
    /** Sums of a lane. */
    int rows() {
        return Math.ceilDiv(synapses.neurons(), lanes);
    }

    /** Words of each address. */
    IntVector counts() {
        int[] counts = new int[synapses.inputs()];
        for (int i = 0; i < counts.length; i++) {
            int[] filled = new int[lanes];
            for (int k = synapses.starts().get(i); k < synapses.starts().get(i + 1); k++) {
                int lane = synapses.targets().get(k) % lanes;
                counts[i] = Math.max(counts[i], ++filled[lane]);
            }
        }
        return IntVector.of(counts);
    }

    /** All words. */
    int words() {
        return counts().stream().sum();
    }

    /** The first word of each address, 0 of one that has none. */
    IntVector firsts() {
        IntVector counts = counts();
        int[] firsts = new int[counts.size()];
        int word = 0;
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = counts.get(i) == 0 ? 0 : word;
            word += counts.get(i);
        }
        return IntVector.of(firsts);
    }

    /** Width of a slot's weight: one bit has no 0, which empty slots need. */
    int weightBits() {
        boolean full = words() * lanes == synapses.size();
        return synapses.weightBits() == 1 && !full ? 2 : synapses.weightBits();
    }

    /** Width of a slot's row, above the weight; none with one row. */
    int rowBits() {
        return rows() == 1 ? 0 : Shape.index(rows()).width();
    }

    /** Width of a slot. */
    int slotBits() {
        return rowBits() + weightBits();
    }

    /** The memory's content, lane 0 in the lowest bits of a word; an empty word where there is no synapse. */
    List<BigInteger> contents() {
        List<BigInteger> contents = new ArrayList<>();
        IntVector counts = counts();
        int bits = weightBits();
        int slotBits = slotBits();
        for (int i = 0; i < synapses.inputs(); i++) {
            int first = contents.size();
            for (int word = 0; word < counts.get(i); word++) {
                contents.add(BigInteger.ZERO);
            }
            int[] filled = new int[lanes];
            for (int k = synapses.starts().get(i); k < synapses.starts().get(i + 1); k++) {
                int lane = synapses.targets().get(k) % lanes;
                int word = first + filled[lane]++;
                BigInteger slot = BigInteger.valueOf(slot(k, bits)).shiftLeft(lane * slotBits);
                contents.set(word, contents.get(word).or(slot));
            }
        }
        return contents.isEmpty() ? List.of(BigInteger.ZERO) : contents;
    }

    private long slot(int k, int bits) {
        int weight = synapses.weights().get(k);
        long code = bits == 1 ? (weight + 1) / 2 : weight & ((1L << bits) - 1);
        long row = rowBits() == 0 ? 0 : synapses.targets().get(k) / lanes;
        return row << bits | code;
    }
}
