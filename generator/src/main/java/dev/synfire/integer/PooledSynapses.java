package dev.synfire.integer;

import dev.synfire.fixed.Range;

/**
 * Synapses behind sum pooling: every event goes to the places that its pooling names, with the value it carries, and from
 * there through the synapses. Of a place that several events reach at once the synapses see the sum.
 *
 * @param pooling from the source's addresses to the synapses'
 * @param synapses behind it; not pooled again, since two poolings in a row are one window
 */
public record PooledSynapses(Pooling pooling, Synapses synapses) implements Synapses {
    public PooledSynapses {
        if (synapses instanceof PooledSynapses) {
            throw new IllegalArgumentException("pooled synapses are pooled again");
        }
        if (pooling.output().size() != synapses.inputs()) {
            throw new IllegalArgumentException(
                    "pooling to " + pooling.output().size() + " places, but synapses from " + synapses.inputs());
        }
    }

    @Override
    public int inputs() {
        return pooling.input().size();
    }

    @Override
    public int neurons() {
        return synapses.neurons();
    }

    @Override
    public int weightBits() {
        return synapses.weightBits();
    }

    @Override
    public void addBounds(Range values, long[] low, long[] high) {
        synapses.addBounds(pooled(values), low, high);
    }

    /** What a pooled place may carry. */
    public Range pooled(Range values) {
        return new Range(values.min() * pooling.most(), values.max() * pooling.most());
    }
}
