package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import java.util.Arrays;

/**
 * The sums a[n] of a dense layer, by event: a value that arrives adds its column of weights, zeros cost nothing.
 *
 * <p>Weights lie by input address, so that one event reads one contiguous row that the compiler turns into vector
 * instructions. Sums are ints where every possible sum fits one, else longs.
 */
sealed interface Crossbar {
    /** Takes a tick's events. */
    void sum(int[] events);

    /** a[n] of the last tick. */
    long current(int neuron);

    /** All of them, as a copy. */
    long[] currents();

    static Crossbar of(IntegerLayer layer) {
        Range sums = layer.currents();
        boolean narrow = sums.min() >= Integer.MIN_VALUE && sums.max() <= Integer.MAX_VALUE;
        return narrow ? new Narrow(layer) : new Wide(layer);
    }

    /** The weights by input address: byInput[i * neurons + n]. */
    private static int[] byInput(DenseSynapses synapses) {
        int[] weights = synapses.weights().toArray();
        int[] byInput = new int[weights.length];
        for (int n = 0; n < synapses.neurons(); n++) {
            for (int i = 0; i < synapses.inputs(); i++) {
                byInput[i * synapses.neurons() + n] = weights[n * synapses.inputs() + i];
            }
        }
        return byInput;
    }

    private static void checkSize(int[] events, int inputs) {
        if (events.length != inputs) {
            throw new IllegalArgumentException(events.length + " input codes, expected " + inputs);
        }
    }

    private static void checkValue(int value, Range values, int address) {
        if (!values.contains(value)) {
            throw new IllegalArgumentException("input " + address + " carries " + value + ", expected " + values);
        }
    }

    /** Sums that fit an int. */
    final class Narrow implements Crossbar {
        private final int inputs;
        private final Range values;
        private final int[] weights;
        private final int[] biases;
        private final int[] sums;

        Narrow(IntegerLayer layer) {
            inputs = layer.inputs();
            values = layer.inputValues();
            weights = byInput(layer.synapses());
            biases = layer.biases().toArray();
            sums = new int[layer.neurons()];
        }

        @Override
        public void sum(int[] events) {
            checkSize(events, inputs);
            System.arraycopy(biases, 0, sums, 0, sums.length);
            for (int i = 0; i < inputs; i++) {
                if (events[i] != 0) {
                    checkValue(events[i], values, i);
                    add(sums, weights, i * sums.length, events[i]);
                }
            }
        }

        private static void add(int[] sums, int[] weights, int row, int value) {
            for (int n = 0; n < sums.length; n++) {
                sums[n] += weights[row + n] * value;
            }
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
    final class Wide implements Crossbar {
        private final int inputs;
        private final Range values;
        private final int[] weights;
        private final int[] biases;
        private final long[] sums;

        Wide(IntegerLayer layer) {
            inputs = layer.inputs();
            values = layer.inputValues();
            weights = byInput(layer.synapses());
            biases = layer.biases().toArray();
            sums = new long[layer.neurons()];
        }

        @Override
        public void sum(int[] events) {
            checkSize(events, inputs);
            for (int n = 0; n < sums.length; n++) {
                sums[n] = biases[n];
            }
            for (int i = 0; i < inputs; i++) {
                if (events[i] != 0) {
                    checkValue(events[i], values, i);
                    int row = i * sums.length;
                    for (int n = 0; n < sums.length; n++) {
                        sums[n] += (long) weights[row + n] * events[i];
                    }
                }
            }
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
