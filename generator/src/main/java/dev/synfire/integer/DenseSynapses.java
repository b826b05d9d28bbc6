package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import java.util.List;

/**
 * A full weight matrix: what arrives at neuron n is the sum over inputs i of weight[n][i] * x[i], exact.
 *
 * @param inputs presynaptic addresses
 * @param neurons postsynaptic neurons
 * @param weightBits 1 to 8. From 2 on a weight lies in -(2^(b-1) - 1) .. 2^(b-1) - 1; 2 is ternary. With 1 it is -1 or 1
 * @param weights row-major, weights[n * inputs + i]
 */
public record DenseSynapses(int inputs, int neurons, int weightBits, IntVector weights) implements Synapses {
    public DenseSynapses {
        if (inputs < 1 || neurons < 1) {
            throw new IllegalArgumentException("synapses from " + inputs + " inputs to " + neurons + " neurons");
        }
        if (weights.size() != inputs * neurons) {
            throw new IllegalArgumentException(
                    neurons + " x " + inputs + " synapses with " + weights.size() + " weights");
        }
        checkWeights(weightBits, weights);
    }

    static void checkWeights(int weightBits, IntVector weights) {
        if (weightBits < 1 || weightBits > 8) {
            throw new IllegalArgumentException("weight bits are " + weightBits + ", expected 1 to 8");
        }
        Range range = weightRange(weightBits);
        if (!range.contains(weights.min()) || !range.contains(weights.max())) {
            throw new IllegalArgumentException("weights from " + weights.min() + " to " + weights.max() + " in "
                    + weightBits + " bits, which hold " + range);
        }
        if (weightBits == 1 && weights.stream().anyMatch(w -> w == 0)) {
            throw new IllegalArgumentException("a weight of 0 in 1 bit, which holds -1 and 1; ternary needs 2 bits");
        }
    }

    /** The range of a weight of that many bits; 1 bit holds -1 and 1 and no 0. */
    public static Range weightRange(int bits) {
        return bits == 1 ? new Range(-1, 1) : Range.symmetric(bits);
    }

    /** One matrix from the addresses of all, one after the other, to the same neurons; as wide as the widest. */
    static DenseSynapses inARow(List<DenseSynapses> parts) {
        int inputs = parts.stream().mapToInt(DenseSynapses::inputs).sum();
        int neurons = parts.getFirst().neurons();
        int[] weights = new int[inputs * neurons];
        int from = 0;
        for (DenseSynapses part : parts) {
            for (int n = 0; n < neurons; n++) {
                for (int i = 0; i < part.inputs; i++) {
                    weights[n * inputs + from + i] = part.weight(n, i);
                }
            }
            from += part.inputs;
        }
        int bits = parts.stream().mapToInt(DenseSynapses::weightBits).max().orElseThrow();
        return new DenseSynapses(inputs, neurons, bits, IntVector.of(weights));
    }

    /** The weight from an input to a neuron. */
    public int weight(int neuron, int input) {
        return weights.get(neuron * inputs + input);
    }

    @Override
    public void addBounds(Range values, long[] low, long[] high) {
        for (int n = 0; n < neurons; n++) {
            for (int i = 0; i < inputs; i++) {
                long a = weight(n, i) * values.min();
                long b = weight(n, i) * values.max();
                low[n] += Math.min(0, Math.min(a, b));
                high[n] += Math.max(0, Math.max(a, b));
            }
        }
    }
}
