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
 * @param queue beats that wait in registers or LUT RAM before the layer, a power of two; 0 for none
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
        int queue,
        boolean wholeProducts) {
    /** The longest queue that is built from registers; LUT RAM holds longer ones. */
    public static final int QUEUE_IN_REGISTERS = 4;

    public LayerPlan {
        if (lanes < 1) {
            throw new IllegalArgumentException("a layer of " + lanes + " lanes");
        }
    }

    /**
     * Banks of sums of a dense layer: two, so that a tick is drained while the next one's events come; one where the sums are
     * in registers, which a second bank would double.
     */
    public int banks(int neurons) {
        return groups(neurons) == 1 || accumulators == MemoryStyle.REGISTERS ? 1 : 2;
    }

    /** Groups of neurons of a dense layer that share the lanes, and so the cycles an event takes: neurons / lanes, rounded up. */
    public int groups(int neurons) {
        return Math.ceilDiv(neurons, lanes);
    }
}
