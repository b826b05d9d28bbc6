package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.integer.Planes;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.Pooling;
import java.util.Arrays;

/** Synapses behind sum pooling, which see the sum of what every place of the window sees. */
final class Pooler implements SynapseModel {
    private final Planes input;
    private final Planes output;
    private final Taps rows;
    private final Taps columns;
    private final int[] pooled;
    private final SynapseModel synapses;

    /**
     * A pooler of events of those values.
     *
     * @throws IllegalArgumentException if a sum might not fit 32 bits
     */
    Pooler(PooledSynapses synapses, Range values) {
        Range range = synapses.pooled(values);
        if (range.min() < Integer.MIN_VALUE || range.max() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("pooled values " + range + " do not fit 32 bits");
        }
        Pooling pooling = synapses.pooling();
        input = pooling.input();
        output = pooling.output();
        rows = Taps.of(pooling.rows(), input.height());
        columns = Taps.of(pooling.columns(), input.width());
        pooled = new int[output.size()];
        this.synapses = SynapseModel.of(synapses.synapses(), range);
    }

    @Override
    public void add(int[] events, int[] sums) {
        synapses.add(pool(events), sums);
    }

    @Override
    public void add(int[] events, long[] sums) {
        synapses.add(pool(events), sums);
    }

    private int[] pool(int[] events) {
        Arrays.fill(pooled, 0);
        for (int address = 0; address < events.length; address++) {
            if (events[address] != 0) {
                int plane = address / input.plane() * output.plane();
                for (int row : rows.places()[address / input.width() % input.height()]) {
                    for (int column : columns.places()[address % input.width()]) {
                        pooled[plane + row * output.width() + column] += events[address];
                    }
                }
            }
        }
        return pooled;
    }
}
