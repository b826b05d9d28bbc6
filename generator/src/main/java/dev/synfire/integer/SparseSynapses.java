package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;

/**
 * Synapses between some pairs only: a list for each presynaptic address, one list after the other. What arrives at neuron n
 * is the sum over the synapses k that lead to it of weights[k] * x[i], i being the address in whose list k stands.
 *
 * <p>No pair stands twice, and none of weight 0, so that the same synapses are always the same record.
 *
 * @param inputs presynaptic addresses
 * @param neurons postsynaptic neurons
 * @param weightBits 1 to 8, ranges as in {@link DenseSynapses}
 * @param starts where the list of each address begins, and at last where the lists end: inputs + 1 of them, never
 *     decreasing, from 0
 * @param targets the neurons, in each list in ascending order
 * @param weights one for each target, none 0
 */
public record SparseSynapses(
        int inputs, int neurons, int weightBits, IntVector starts, IntVector targets, IntVector weights)
        implements Synapses {
    public SparseSynapses {
        if (inputs < 1 || neurons < 1) {
            throw new IllegalArgumentException("synapses from " + inputs + " inputs to " + neurons + " neurons");
        }
        if (starts.size() != inputs + 1 || starts.get(0) != 0 || starts.get(inputs) != targets.size()) {
            throw new IllegalArgumentException("lists of " + inputs + " addresses with " + starts.size()
                    + " starts and " + targets.size() + " targets");
        }
        if (weights.size() != targets.size()) {
            throw new IllegalArgumentException(weights.size() + " weights for " + targets.size() + " targets");
        }
        for (int i = 0; i < inputs; i++) {
            checkList(i, starts, targets, neurons);
        }
        if (weights.stream().anyMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException("a synapse of weight 0");
        }
        DenseSynapses.checkWeights(weightBits, weights);
    }

    private static void checkList(int input, IntVector starts, IntVector targets, int neurons) {
        int before = -1;
        for (int k = starts.get(input); k < starts.get(input + 1); k++) {
            if (targets.get(k) <= before || targets.get(k) >= neurons) {
                throw new IllegalArgumentException("from address " + input + " to neuron " + targets.get(k) + " after "
                        + before + ", expected ascending neurons of 0.." + (neurons - 1));
            }
            before = targets.get(k);
        }
        if (starts.get(input) > starts.get(input + 1)) {
            throw new IllegalArgumentException("the list of address " + input + " ends before it begins");
        }
    }

    /** The synapses of a matrix whose weight is not 0. */
    public static SparseSynapses of(DenseSynapses dense) {
        int stored =
                (int) dense.weights().stream().filter(weight -> weight != 0).count();
        int[] starts = new int[dense.inputs() + 1];
        int[] targets = new int[stored];
        int[] weights = new int[stored];
        int k = 0;
        for (int i = 0; i < dense.inputs(); i++) {
            for (int n = 0; n < dense.neurons(); n++) {
                if (dense.weight(n, i) != 0) {
                    targets[k] = n;
                    weights[k++] = dense.weight(n, i);
                }
            }
            starts[i + 1] = k;
        }
        return new SparseSynapses(
                dense.inputs(),
                dense.neurons(),
                dense.weightBits(),
                IntVector.of(starts),
                IntVector.of(targets),
                IntVector.of(weights));
    }

    /** How many there are. */
    public int size() {
        return targets.size();
    }

    /** How many lead from an address. */
    public int size(int input) {
        return starts.get(input + 1) - starts.get(input);
    }

    /** The weight from an input to a neuron, 0 if there is no synapse. */
    public int weight(int neuron, int input) {
        int low = starts.get(input);
        int high = starts.get(input + 1) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int target = targets.get(middle);
            if (target == neuron) {
                return weights.get(middle);
            }
            if (target < neuron) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return 0;
    }

    /** Bits of memory that the lists take with one synapse a word: neuron and weight, and for each address begin and length. */
    public long memoryBits() {
        int most = 0;
        for (int i = 0; i < inputs; i++) {
            most = Math.max(most, size(i));
        }
        int synapse = bits(neurons - 1) + weightBits;
        return (long) size() * synapse + (long) inputs * (bits(size()) + bits(most));
    }

    private static int bits(int largest) {
        return 32 - Integer.numberOfLeadingZeros(largest);
    }

    @Override
    public void addBounds(Range values, long[] low, long[] high) {
        for (int k = 0; k < size(); k++) {
            long a = weights.get(k) * values.min();
            long b = weights.get(k) * values.max();
            low[targets.get(k)] += Math.min(0, Math.min(a, b));
            high[targets.get(k)] += Math.max(0, Math.max(a, b));
        }
    }
}
