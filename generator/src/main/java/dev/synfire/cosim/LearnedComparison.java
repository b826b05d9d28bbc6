package dev.synfire.cosim;

import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import java.util.ArrayList;
import java.util.List;

/** The weights and biases of a core by what it has written, compared with those of the golden model. */
final class LearnedComparison {
    /** Takes a value that differs. */
    interface Mismatches {
        void add(String where, String what, String expected, String actual);
    }

    private final List<int[][]> weights = new ArrayList<>();
    private final List<int[]> biases = new ArrayList<>();

    LearnedComparison(IntegerNetwork network) {
        for (IntegerLayer layer : network.layers()) {
            biases.add(layer.biases().toArray());
            int[][] matrix = new int[layer.learning().isPresent() ? layer.neurons() : 0][layer.inputs()];
            for (int n = 0; n < matrix.length; n++) {
                for (int i = 0; i < matrix[n].length; i++) {
                    matrix[n][i] = layer.synapses().weight(n, i);
                }
            }
            weights.add(matrix);
        }
    }

    /** Takes what a core wrote. */
    void write(List<Written> all) {
        for (Written written : all) {
            if (written.address() < 0) {
                biases.get(written.layer())[written.neuron()] = written.value();
            } else {
                weights.get(written.layer())[written.neuron()][written.address()] = written.value();
            }
        }
    }

    /** Compares all of every layer that learns; returns how many values that were. */
    long compare(IntegerNetwork golden, Mismatches mismatches) {
        long compared = 0;
        for (int l = 0; l < weights.size(); l++) {
            IntegerLayer layer = golden.layers().get(l);
            if (layer.learning().isEmpty()) {
                continue;
            }
            DenseSynapses synapses = layer.synapses();
            for (int n = 0; n < layer.neurons(); n++) {
                String where = "layer " + layer.name() + ", neuron " + n;
                for (int i = 0; i < layer.inputs(); i++) {
                    int weight = weights.get(l)[n][i];
                    if (weight != synapses.weight(n, i)) {
                        mismatches.add(where, "weight from " + i, "" + synapses.weight(n, i), "" + weight);
                    }
                }
                int bias = biases.get(l)[n];
                if (bias != layer.biases().get(n)) {
                    mismatches.add(where, "bias", "" + layer.biases().get(n), "" + bias);
                }
                compared += layer.inputs() + 1L;
            }
        }
        return compared;
    }
}
