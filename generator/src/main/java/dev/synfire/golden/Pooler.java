package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.integer.Planes;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.Pooling;
import java.util.Arrays;

/** Sum pooling: the sum of what every place of the window sees. */
final class Pooler {
    private final Planes input;
    private final Planes output;
    private final Taps rows;
    private final Taps columns;
    private final int[] sums;

    /**
     * A pooler of events of those values.
     *
     * @throws IllegalArgumentException if a sum might not fit 32 bits
     */
    Pooler(PooledSynapses synapses, Range values) {
        Range pooled = synapses.pooled(values);
        if (pooled.min() < Integer.MIN_VALUE || pooled.max() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("pooled values " + pooled + " do not fit 32 bits");
        }
        Pooling pooling = synapses.pooling();
        input = pooling.input();
        output = pooling.output();
        rows = Taps.of(pooling.rows(), input.height());
        columns = Taps.of(pooling.columns(), input.width());
        sums = new int[output.size()];
    }

    /** The sums of a tick's events, one a place; valid until the next call. */
    int[] pool(int[] events) {
        Arrays.fill(sums, 0);
        for (int address = 0; address < events.length; address++) {
            if (events[address] != 0) {
                int plane = address / input.plane() * output.plane();
                for (int row : rows.places()[address / input.width() % input.height()]) {
                    for (int column : columns.places()[address % input.width()]) {
                        sums[plane + row * output.width() + column] += events[address];
                    }
                }
            }
        }
        return sums;
    }
}
