package dev.synfire.golden;

import dev.synfire.fixed.Range;
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

    /** The model of synapses whose events carry such values. */
    static SynapseModel of(Synapses synapses, Range values) {
        return switch (synapses) {
            case DenseSynapses dense -> new Crossbar(dense);
            case SparseSynapses sparse -> new SynapseLists(sparse);
            case ConvolutionSynapses convolution -> new Convolver(convolution);
            case PooledSynapses pooled -> new Pooler(pooled, values);
        };
    }
}
