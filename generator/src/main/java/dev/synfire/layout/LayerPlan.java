package dev.synfire.layout;

import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.problem.Problem;
import java.util.Optional;

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
 * @param queue beats that wait before the layer, a power of two; 0 for none
 * @param wholeProducts wide products in one piece, for hard multipliers; else in two halves, so that a product built
 *     from logic cells keeps up with the clock
 * @param room what parameters may take the place of these in a finished bitstream; empty: none
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
        boolean wholeProducts,
        Optional<ReserveWidths> room) {
    /** The longest queue that is built from registers. */
    private static final int QUEUE_IN_REGISTERS = 4;

    /** The longest queue that LUT RAM holds; longer ones are in block RAM. */
    public static final int QUEUE_IN_LUT_RAM = 16;

    /** A layer whose parameters stay. */
    public LayerPlan(
            int lanes,
            MemoryStyle weights,
            MemoryStyle accumulators,
            MemoryStyle membranes,
            MemoryStyle parameters,
            MemoryStyle table,
            boolean weightRegister,
            int queue,
            boolean wholeProducts) {
        this(
                lanes,
                weights,
                accumulators,
                membranes,
                parameters,
                table,
                weightRegister,
                queue,
                wholeProducts,
                Optional.empty());
    }

    public LayerPlan {
        if (lanes < 1) {
            throw new IllegalArgumentException("a layer of " + lanes + " lanes");
        }
    }

    /**
     * The same for parameters that others may take the place of: all that differs from network to network is in RAM.
     *
     * @throws Problem no-room-for-exchange for integrators that another layer listens to
     */
    public LayerPlan exchangeable(IntegerLayer layer) {
        if (layer.model() instanceof IntegratorNeuron integrator
                && integrator.sent().isPresent()) {
            throw Problem.wrongInput(
                    "no-room-for-exchange",
                    "layer " + layer.name(),
                    "its integrators send to another layer, and the codes that they send cannot be exchanged",
                    "leave out --reweightable");
        }
        return with(
                weights == MemoryStyle.HUGE ? weights : MemoryStyle.BLOCK,
                MemoryStyle.BLOCK,
                Optional.of(ReserveWidths.of(layer)));
    }

    /** The same for a part of the layer that adds no biases. */
    public LayerPlan withoutBiases() {
        return with(weights, parameters, room.map(ReserveWidths::withoutBiases));
    }

    private LayerPlan with(MemoryStyle otherWeights, MemoryStyle otherParameters, Optional<ReserveWidths> otherRoom) {
        return new LayerPlan(
                lanes,
                otherWeights,
                accumulators,
                membranes,
                otherParameters,
                table,
                weightRegister,
                queue,
                wholeProducts,
                otherRoom);
    }

    /** Every value that an input current of a layer, or of one of its feeds, is given room for. */
    public Range currents(IntegerLayer layer) {
        return room.map(ReserveWidths::currents).orElseGet(layer::currents);
    }

    /**
     * Banks of sums of a dense layer: two, so that a tick is drained while the next one's events come; one where the sums are
     * in registers, which a second bank would double.
     */
    public int banks(int neurons) {
        return groups(neurons) == 1 || accumulators == MemoryStyle.REGISTERS ? 1 : 2;
    }

    /** What holds the beats of the queue, by its length. */
    public MemoryStyle queueStyle() {
        if (queue <= QUEUE_IN_REGISTERS) {
            return MemoryStyle.REGISTERS;
        }
        return queue <= QUEUE_IN_LUT_RAM ? MemoryStyle.DISTRIBUTED : MemoryStyle.BLOCK;
    }

    /** Groups of neurons of a dense layer that share the lanes, and so the cycles an event takes: neurons / lanes, rounded up. */
    public int groups(int neurons) {
        return Math.ceilDiv(neurons, lanes);
    }
}
