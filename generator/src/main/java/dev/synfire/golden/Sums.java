package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerLayer;
import java.util.Arrays;

/** The input currents a[n] of a layer: its biases, and what its projections add. Ints where every possible sum fits one, else longs. */
sealed interface Sums {
    /** Begins a tick with the biases. */
    void begin();

    /** Adds what a tick's events bring along a projection. */
    void add(SynapseModel synapses, int[] events);

    /** a[n] of the tick. */
    long current(int neuron);

    /** All of them, as a copy. */
    long[] currents();

    /** What a tick begins with; live. */
    int[] biases();

    static Sums of(IntegerLayer layer) {
        Range sums = layer.currents();
        boolean narrow = sums.min() >= Integer.MIN_VALUE && sums.max() <= Integer.MAX_VALUE;
        return narrow
                ? new Narrow(layer.biases().toArray())
                : new Wide(layer.biases().toArray());
    }

    /** Sums that fit an int. */
    final class Narrow implements Sums {
        private final int[] biases;
        private final int[] sums;

        Narrow(int[] biases) {
            this.biases = biases;
            sums = biases.clone();
        }

        @Override
        public void begin() {
            System.arraycopy(biases, 0, sums, 0, sums.length);
        }

        @Override
        public void add(SynapseModel synapses, int[] events) {
            synapses.add(events, sums);
        }

        @Override
        public int[] biases() {
            return biases;
        }

        @Override
        public long current(int neuron) {
            return sums[neuron];
        }

        @Override
        public long[] currents() {
            return Arrays.stream(sums).asLongStream().toArray();
        }
    }

    /** Sums that need a long. */
    final class Wide implements Sums {
        private final int[] biases;
        private final long[] sums;

        Wide(int[] biases) {
            this.biases = biases;
            sums = Arrays.stream(biases).asLongStream().toArray();
        }

        @Override
        public void begin() {
            for (int n = 0; n < sums.length; n++) {
                sums[n] = biases[n];
            }
        }

        @Override
        public void add(SynapseModel synapses, int[] events) {
            synapses.add(events, sums);
        }

        @Override
        public int[] biases() {
            return biases;
        }

        @Override
        public long current(int neuron) {
            return sums[neuron];
        }

        @Override
        public long[] currents() {
            return sums.clone();
        }
    }
}
