package dev.synfire.core.learning;

import dev.synfire.core.stream.StatePort;
import dev.synfire.core.synapse.WeightLayout;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.model.LearningRule;
import java.util.ArrayList;
import java.util.List;

/**
 * How what a core has learned is addressed: by the number of a part, and of a word in it. The parts are, for each layer that
 * learns, from the first on, its weights and, where they learn, its biases; then the counters.
 *
 * @param layers that learn, in the order of the network
 * @param draws whether there is a random register
 */
public record StateParts(List<Layer> layers, boolean draws) {
    /** The counters: word 0 is the count of learned samples, word 1 the random register. */
    private static final int COUNTERS = 2;

    private static final int COUNTER_BITS = 32;

    /**
     * A layer.
     *
     * @param layer its number in the network
     * @param inputs addresses of its events
     * @param neurons how many it has
     * @param lanes weights of a word, those of lane 0 in the lowest bits; a word without a neuron for a lane has zeros there
     * @param weightBits of a weight
     * @param biasBits of a bias, one a word; 0 if biases stay
     */
    public record Layer(int layer, int inputs, int neurons, int lanes, int weightBits, int biasBits) {
        /** Where its words are. */
        public WeightLayout words() {
            return new WeightLayout(inputs, Math.ceilDiv(neurons, lanes));
        }
    }

    /** What a part holds. */
    public sealed interface Part {
        /** Words. */
        int words();

        /** Bits of a word. */
        int bits();
    }

    /** The weights of a layer. */
    public record Weights(Layer of) implements Part {
        @Override
        public int words() {
            return of.words().depth();
        }

        @Override
        public int bits() {
            return of.lanes() * of.weightBits();
        }
    }

    /** The biases of a layer. */
    public record Biases(Layer of) implements Part {
        @Override
        public int words() {
            return of.neurons();
        }

        @Override
        public int bits() {
            return of.biasBits();
        }
    }

    /** The count of learned samples, and the random register if there is one. */
    public record Counters(boolean draws) implements Part {
        @Override
        public int words() {
            return draws ? COUNTERS : 1;
        }

        @Override
        public int bits() {
            return COUNTER_BITS;
        }
    }

    public StateParts {
        layers = List.copyOf(layers);
    }

    /**
     * Those of a network.
     *
     * @param lanes of each layer
     */
    public static StateParts of(IntegerNetwork network, List<Integer> lanes) {
        List<Layer> layers = new ArrayList<>();
        boolean draws = false;
        for (int l = 0; l < lanes.size(); l++) {
            var layer = network.layers().get(l);
            if (layer.learning().isPresent()) {
                var rule = layer.learning().get();
                layers.add(new Layer(
                        l,
                        layer.inputs(),
                        layer.neurons(),
                        lanes.get(l),
                        layer.synapses().weightBits(),
                        rule.biasBits()));
                draws |= rule.rounding() == LearningRule.Rounding.STOCHASTIC;
            }
        }
        return new StateParts(layers, draws);
    }

    /** All parts, in the order of their numbers. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Layer layer : layers) {
            parts.add(new Weights(layer));
            if (layer.biasBits() > 0) {
                parts.add(new Biases(layer));
            }
        }
        parts.add(new Counters(draws));
        return parts;
    }

    /** Bytes of the register through which every word goes. */
    public int bytes() {
        int widest = parts().stream().mapToInt(Part::bits).max().orElseThrow();
        return Math.ceilDiv(widest, StatePort.BYTE);
    }

    /** Words of the largest part. */
    public int words() {
        return parts().stream().mapToInt(Part::words).max().orElseThrow();
    }
}
