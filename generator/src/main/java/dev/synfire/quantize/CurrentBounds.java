package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerProjection;
import java.util.Arrays;
import java.util.List;

/** Every value that the whole input current of each neuron of a layer can have in a tick. */
final class CurrentBounds {
    private final long[] low;
    private final long[] high;

    private CurrentBounds(long[] low, long[] high) {
        this.low = low;
        this.high = high;
    }

    /** Of a layer with those projections and biases, one per neuron. */
    static CurrentBounds of(List<IntegerProjection> projections, IntVector biases) {
        long[] low = new long[biases.size()];
        long[] high = new long[biases.size()];
        for (int n = 0; n < low.length; n++) {
            low[n] = biases.get(n);
            high[n] = biases.get(n);
        }
        // An event may be 0, so that the terms below 0 alone are the least of the whole sum as well as of its parts.
        projections.forEach(projection -> projection.synapses().addBounds(projection.values(), low, high));
        return new CurrentBounds(low, high);
    }

    /** The same range for every neuron. */
    static CurrentBounds alike(int neurons, Range range) {
        long[] low = new long[neurons];
        long[] high = new long[neurons];
        Arrays.fill(low, range.min());
        Arrays.fill(high, range.max());
        return new CurrentBounds(low, high);
    }

    int neurons() {
        return low.length;
    }

    Range of(int neuron) {
        return new Range(low[neuron], high[neuron]);
    }

    /** The largest magnitude of any. */
    long largest() {
        long largest = 0;
        for (int n = 0; n < low.length; n++) {
            largest = Math.max(largest, Math.max(-low[n], high[n]));
        }
        return largest;
    }
}
