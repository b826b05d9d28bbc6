package dev.synfire.network;

import dev.synfire.fixed.Range;
import java.util.ArrayList;
import java.util.List;

/** Describes a network aloud, from its input to its readout; see {@link Network}. */
public final class NetworkBuilder {
    private final String name;
    private final List<Layer> layers = new ArrayList<>();
    private int ticks = 1;

    NetworkBuilder(String name) {
        this.name = name;
    }

    /** How many inputs there are; spikes, unless their values are told. */
    public InputStep input(int size) {
        return new InputStep(new Input(size, new Range(0, 1), 1));
    }

    /** What the input carries. */
    public final class InputStep {
        private final Input input;

        private InputStep(Input input) {
            this.input = input;
        }

        /** The codes an input may carry, both bounds included. */
        public InputStep values(int min, int max) {
            return new InputStep(new Input(input.size(), new Range(min, max), input.scale()));
        }

        /** A code stands for code * scale. */
        public InputStep scale(double scale) {
            return new InputStep(new Input(input.size(), input.values(), scale));
        }

        /** The first layer, named layer1. */
        public LayerStep dense(int neurons, Neuron neuron) {
            return dense("layer1", neurons, neuron);
        }

        /** The first layer. */
        public LayerStep dense(String layer, int neurons, Neuron neuron) {
            return new LayerStep(input, layer, neurons, neuron);
        }
    }

    /** A layer, and what may follow it. */
    public final class LayerStep {
        private final Input input;
        private final String layer;
        private final int neurons;
        private final Neuron neuron;
        private Matrix weights;
        private Vector biases;
        private int weightBits = 8;
        private Dense.Scales scales = Dense.Scales.PER_NEURON;

        private LayerStep(Input input, String layer, int neurons, Neuron neuron) {
            this.input = input;
            this.layer = layer;
            this.neurons = neurons;
            this.neuron = neuron;
            this.biases = Vector.zeros(neurons);
        }

        /** A row a neuron, a column an input. */
        public LayerStep weights(double[]... rows) {
            return weights(Matrix.of(rows));
        }

        /** A row a neuron, a column an input. */
        public LayerStep weights(Matrix matrix) {
            weights = matrix;
            return this;
        }

        /** A row a neuron, a column an input; and a bias a neuron. */
        public LayerStep weights(Matrix matrix, Vector biases) {
            return weights(matrix).biases(biases);
        }

        /** One a neuron; zeros if none are told. */
        public LayerStep biases(double... values) {
            return biases(Vector.of(values));
        }

        /** One a neuron; zeros if none are told. */
        public LayerStep biases(Vector values) {
            biases = values;
            return this;
        }

        /** What a weight is quantized to, 1 to 8; 8 if not told. */
        public LayerStep weightBits(int bits) {
            weightBits = bits;
            return this;
        }

        /** Which weights share a quantization step; those of one neuron if not told. */
        public LayerStep scales(Dense.Scales sharing) {
            scales = sharing;
            return this;
        }

        /** The next layer, named layer2 and so on. */
        public LayerStep dense(int neurons, Neuron neuron) {
            return dense("layer" + (layers.size() + 2), neurons, neuron);
        }

        /** The next layer. */
        public LayerStep dense(String next, int neurons, Neuron neuron) {
            close();
            return new LayerStep(input, next, neurons, neuron);
        }

        /** Ticks a sample; 1 if not told. */
        public LayerStep ticks(int count) {
            ticks = count;
            return this;
        }

        /** How the result is read from the last layer; completes the network. */
        public Network readout(Readout readout) {
            close();
            return new Network(name, input, layers, ticks, readout);
        }

        private void close() {
            if (weights == null) {
                throw new IllegalArgumentException("layer " + layer + " has no weights");
            }
            if (weights.rows() != neurons) {
                throw new IllegalArgumentException(
                        "layer " + layer + " of " + neurons + " neurons has weights for " + weights.rows());
            }
            layers.add(new Dense(layer, weights, biases, weightBits, scales, neuron));
        }
    }
}
