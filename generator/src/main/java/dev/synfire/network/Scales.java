package dev.synfire.network;

import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Vector;

/** Which weights of a layer share a quantization step, and what steps there may be. */
public sealed interface Scales {
    /** Those of one neuron share a step; where the readout compares membranes of different neurons the layer shares one. */
    Scales PER_NEURON = new PerNeuron();

    /** All of the layer share a step. */
    Scales PER_LAYER = new PerLayer();

    /** Those of one neuron share a step, which is a power of two. */
    Scales POWER_OF_TWO_PER_NEURON = new PowerOfTwo(Sharing.NEURON);

    /** All of the layer share a step, which is a power of two. */
    Scales POWER_OF_TWO_PER_LAYER = new PowerOfTwo(Sharing.LAYER);

    /** Who shares a step. */
    enum Sharing {
        /** The weights of one neuron, or of one kernel of a convolution. */
        NEURON,
        /** The weights of the layer. */
        LAYER
    }

    /** See {@link #PER_NEURON}; in a convolution, those of one kernel (one output channel). */
    record PerNeuron() implements Scales {}

    /** See {@link #PER_LAYER}. */
    record PerLayer() implements Scales {}

    /** Steps that are powers of two. */
    record PowerOfTwo(Sharing sharing) implements Scales {}

    /**
     * The steps are given: a weight is a whole number of them.
     *
     * @param steps one for the layer, one per neuron, or one per output channel of a convolution; 1e-12 to 1e12
     */
    record Given(Vector steps) implements Scales {
        public Given {
            if (steps.size() == 0) {
                throw new IllegalArgumentException("no step is given, expected one for all or one for each neuron");
            }
            for (int n = 0; n < steps.size(); n++) {
                Check.positive("a step", steps.get(n));
            }
        }
    }
}
