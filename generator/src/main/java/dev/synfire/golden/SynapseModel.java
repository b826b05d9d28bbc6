package dev.synfire.golden;

import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.Synapses;

/** What events add to the sums of a layer, by event: zeros cost nothing. */
interface SynapseModel {
    /** Where every sum fits an int. */
    void add(int[] events, int[] sums);

    /** Where a sum may need a long. */
    void add(int[] events, long[] sums);

    static SynapseModel of(Synapses synapses) {
        return switch (synapses) {
            case DenseSynapses dense -> new Crossbar(dense);
            case SparseSynapses sparse -> new SynapseLists(sparse);
            case ConvolutionSynapses _, PooledSynapses _ ->
                throw new IllegalArgumentException("convolutions are not computed in integers");
        };
    }
}
