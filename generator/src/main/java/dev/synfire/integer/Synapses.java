package dev.synfire.integer;

import dev.synfire.fixed.Range;

/** What is between the addresses of a source and the neurons of a layer: at neuron n arrives a sum of weight * x, exact. */
public sealed interface Synapses permits DenseSynapses, SparseSynapses, ConvolutionSynapses, PooledSynapses {
    /** Presynaptic addresses. */
    int inputs();

    /** Postsynaptic neurons. */
    int neurons();

    /** Width of a weight, 1 to 8. */
    int weightBits();

    /**
     * Adds, for every neuron, what may arrive at the least and at the most, in any part of the sum, taken in any order: the
     * sums of all terms below 0 and of all above.
     *
     * @param values what an event may carry; contains 0
     * @param low one per neuron; grows downwards
     * @param high one per neuron; grows upwards
     */
    void addBounds(Range values, long[] low, long[] high);
}
