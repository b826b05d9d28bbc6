package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;

/**
 * What a layer gets from one source. An event arrives in the tick in which it was sent or, if the source is the layer
 * itself or a later one (feedback), one tick after; delays come on top. What was sent in another sample never arrives.
 *
 * @param source {@link #INPUT} or the index of a layer
 * @param values what an event of the source may carry; contains 0. 0..1 means spikes
 * @param delays 0 to {@link #LONGEST_DELAY} ticks, one for all or one a presynaptic address
 * @param synapses the weights
 */
public record IntegerProjection(int source, Range values, IntVector delays, Synapses synapses) {
    /** The source of what comes from outside. */
    public static final int INPUT = -1;

    /** The most ticks of a delay. */
    public static final int LONGEST_DELAY = 63;

    private static final IntVector AT_ONCE = IntVector.of(0);

    public IntegerProjection {
        if (source < INPUT) {
            throw new IllegalArgumentException("a projection from layer " + source);
        }
        if (!values.contains(0)) {
            throw new IllegalArgumentException("event values " + values + " do not contain 0");
        }
        if (delays.size() != 1 && delays.size() != synapses.inputs()) {
            throw new IllegalArgumentException(
                    delays.size() + " delays for " + synapses.inputs() + " addresses, expected 1 or one for each");
        }
        if (delays.min() < 0 || delays.max() > LONGEST_DELAY) {
            throw new IllegalArgumentException("delays from " + delays.min() + " to " + delays.max()
                    + ", expected 0 to " + LONGEST_DELAY + " ticks");
        }
    }

    /** A projection without delays. */
    public IntegerProjection(int source, Range values, Synapses synapses) {
        this(source, values, AT_ONCE, synapses);
    }

    /** Whether anything arrives later than its source's order alone has it. */
    public boolean isDelayed() {
        return delays.max() > 0;
    }

    /**
     * Whether one stream can bring what this and that one take, the events of the one after those of the other. What a
     * source sends at once can't wait in a row for itself.
     */
    boolean goesWith(IntegerProjection that) {
        boolean same = source == that.source && !isDelayed() && !that.isDelayed();
        return synapses instanceof DenseSynapses && that.synapses instanceof DenseSynapses && !same;
    }
}
