package dev.synfire.quantize;

import dev.synfire.network.Matrix;
import dev.synfire.network.Neuron;
import dev.synfire.network.Scales;
import dev.synfire.network.Vector;

/**
 * A layer of a {@link DenseChain}: I[n] = biases[n] + sum over i of weights[n, i] * x[i], x being what the layer before
 * sends.
 */
record DenseLayer(String name, Matrix weights, Vector biases, int weightBits, Scales scales, Neuron neuron) {
    int inputs() {
        return weights.columns();
    }

    int neurons() {
        return weights.rows();
    }
}
