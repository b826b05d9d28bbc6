package dev.synfire.golden;

import dev.synfire.integer.SparseSynapses;

/** Lists of synapses: a value that arrives goes through the list of its address. */
final class SynapseLists implements SynapseModel {
    private final int[] starts;
    private final int[] targets;
    private final int[] weights;

    SynapseLists(SparseSynapses synapses) {
        starts = synapses.starts().toArray();
        targets = synapses.targets().toArray();
        weights = synapses.weights().toArray();
    }

    @Override
    public void add(int[] events, int[] sums) {
        for (int i = 0; i < events.length; i++) {
            if (events[i] != 0) {
                for (int k = starts[i]; k < starts[i + 1]; k++) {
                    sums[targets[k]] += weights[k] * events[i];
                }
            }
        }
    }

    @Override
    public void add(int[] events, long[] sums) {
        for (int i = 0; i < events.length; i++) {
            if (events[i] != 0) {
                for (int k = starts[i]; k < starts[i + 1]; k++) {
                    sums[targets[k]] += (long) weights[k] * events[i];
                }
            }
        }
    }
}
