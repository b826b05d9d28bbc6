package dev.synfire.network;

/**
 * A fully connected layer: I[n] = biases[n] + sum over i of weights[n, i] * x[i].
 *
 * @param name unique in its network: lower-case letters, digits and underscores, a letter first
 * @param weights a row a neuron, a column an input; within -1e12..1e12, as biases are
 * @param biases one a neuron; added in every tick
 * @param weightBits 1 to 8: what a weight is quantized to; 1 is binary (-1, 1), 2 is ternary (-1, 0, 1)
 * @param scales which weights share a quantization step
 * @param neuron what each neuron does with I
 */
public record Dense(String name, Matrix weights, Vector biases, int weightBits, Scales scales, Neuron neuron)
        implements Layer {
    /** Which weights share a quantization step. */
    public enum Scales {
        /** Those of one neuron; where the readout compares membranes of different neurons the layer shares one. */
        PER_NEURON,
        /** All of the layer. */
        PER_LAYER
    }

    public Dense {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("the layer name is '" + name
                    + "', expected lower-case letters, digits and underscores, a letter first");
        }
        if (biases.size() != weights.rows()) {
            throw new IllegalArgumentException(
                    "layer " + name + " has " + biases.size() + " biases for " + weights.rows() + " neurons");
        }
        for (int n = 0; n < weights.rows(); n++) {
            Check.magnitude("bias " + n, biases.get(n));
            for (int i = 0; i < weights.columns(); i++) {
                Check.magnitude("weight [" + n + ", " + i + "]", weights.get(n, i));
            }
        }
        Check.within("weight bits", weightBits, 1, 8);
        neuron.check(weights.rows());
    }

    @Override
    public int inputs() {
        return weights.columns();
    }

    @Override
    public int neurons() {
        return weights.rows();
    }

    @Override
    public Dense withWeightBits(int bits) {
        return new Dense(name, weights, biases, bits, scales, neuron);
    }
}
