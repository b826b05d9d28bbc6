package dev.synfire.plan;

/**
 * How one layer is laid out.
 *
 * @param lanes synapses worked on in each clock cycle, 1 to the layer's neurons
 * @param weights what holds the weights: {@code inputs * groups} words of {@code lanes} weights
 * @param accumulators what holds the sums of a tick; with one group they are always plain registers
 * @param membranes what holds the membrane potentials, one word a neuron
 * @param parameters what holds biases, thresholds, multipliers: tables of one word a neuron
 * @param table what holds an activation function's table
 * @param weightRegister a second register between weight memory and multiplier: one more cycle of latency, for families
 *     whose block RAM is slow to answer
 * @param wholeProducts wide products in one piece, for hard multipliers; else in two halves, so that a product built
 *     from logic cells keeps up with the clock
 */
public record LayerPlan(
        int lanes,
        MemoryStyle weights,
        MemoryStyle accumulators,
        MemoryStyle membranes,
        MemoryStyle parameters,
        MemoryStyle table,
        boolean weightRegister,
        boolean wholeProducts) {
    public LayerPlan {
        if (lanes < 1) {
            throw new IllegalArgumentException("a layer of " + lanes + " lanes");
        }
    }

    /** Groups of neurons that share the lanes, and so the cycles an event takes: neurons / lanes, rounded up. */
    public int groups(int neurons) {
        return Math.ceilDiv(neurons, lanes);
    }
}
