package dev.synfire.golden;

import dev.synfire.integer.DenseSynapses;

/**
 * A full matrix: a value that arrives adds its column of weights.
 *
 * <p>Weights lie by input address, so that one event reads one contiguous row that the compiler turns into vector
 * instructions.
 */
final class Crossbar implements SynapseModel {
    private final int[] weights;

    Crossbar(DenseSynapses synapses) {
        int[] byNeuron = synapses.weights().toArray();
        weights = new int[byNeuron.length];
        for (int n = 0; n < synapses.neurons(); n++) {
            for (int i = 0; i < synapses.inputs(); i++) {
                weights[i * synapses.neurons() + n] = byNeuron[n * synapses.inputs() + i];
            }
        }
    }

    /** The weights, those of an address in a row; live. */
    int[] weights() {
        return weights;
    }

    @Override
    public void add(int[] events, int[] sums) {
        for (int i = 0; i < events.length; i++) {
            if (events[i] != 0) {
                add(sums, weights, i * sums.length, events[i]);
            }
        }
    }

    private static void add(int[] sums, int[] weights, int row, int value) {
        for (int n = 0; n < sums.length; n++) {
            sums[n] += weights[row + n] * value;
        }
    }

    @Override
    public void add(int[] events, long[] sums) {
        for (int i = 0; i < events.length; i++) {
            if (events[i] != 0) {
                int row = i * sums.length;
                for (int n = 0; n < sums.length; n++) {
                    sums[n] += (long) weights[row + n] * events[i];
                }
            }
        }
    }
}
