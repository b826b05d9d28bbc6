package dev.synfire.core.learning;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All that a core has learned, as the words that {@link LearnedState} reads and writes.
 *
 * @param parts how they are addressed
 * @param words of each part, in their order; not negative
 */
public record LearnedWords(StateParts parts, List<List<BigInteger>> words) {
    public LearnedWords {
        words = words.stream().map(List::copyOf).toList();
        List<StateParts.Part> wanted = parts.parts();
        if (wanted.size() != words.size()) {
            throw new IllegalArgumentException(words.size() + " parts in place of " + wanted.size());
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).words() != words.get(i).size()) {
                throw new IllegalArgumentException(words.get(i).size() + " words in place of "
                        + wanted.get(i).words() + " of part " + i);
            }
        }
    }

    /**
     * The weights and biases of a network.
     *
     * @param learned how many samples were learned
     * @param register what the random register holds
     */
    public static LearnedWords of(StateParts parts, IntegerNetwork network, int learned, int register) {
        List<List<BigInteger>> words = new ArrayList<>();
        for (StateParts.Part part : parts.parts()) {
            words.add(
                    switch (part) {
                        case StateParts.Weights(StateParts.Layer layer) ->
                            weights(layer, network.layers().get(layer.layer()).synapses());
                        case StateParts.Biases(StateParts.Layer layer) ->
                            network.layers().get(layer.layer()).biases().stream()
                                    .mapToObj(bias -> code(bias, layer.biasBits()))
                                    .toList();
                        case StateParts.Counters(boolean draws) ->
                            draws
                                    ? List.of(code(learned, Integer.SIZE), code(register, Integer.SIZE))
                                    : List.of(code(learned, Integer.SIZE));
                    });
        }
        return new LearnedWords(parts, words);
    }

    private static List<BigInteger> weights(StateParts.Layer layer, DenseSynapses synapses) {
        BigInteger[] words = new BigInteger[layer.words().depth()];
        Arrays.fill(words, BigInteger.ZERO);
        for (int n = 0; n < layer.neurons(); n++) {
            int shift = n % layer.lanes() * layer.weightBits();
            for (int i = 0; i < layer.inputs(); i++) {
                int at = layer.words().at(i, n / layer.lanes());
                words[at] = words[at].or(
                        code(synapses.weight(n, i), layer.weightBits()).shiftLeft(shift));
            }
        }
        return List.of(words);
    }

    private static BigInteger code(int value, int bits) {
        return BigInteger.valueOf(value & (1L << bits) - 1);
    }

    /** That network with these weights and biases in the layers that learn. */
    public IntegerNetwork in(IntegerNetwork network) {
        List<IntegerLayer> layers = new ArrayList<>(network.layers());
        List<StateParts.Part> all = parts.parts();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof StateParts.Weights(StateParts.Layer layer)) {
                IntegerLayer given = layers.get(layer.layer());
                IntVector biases = given.biases();
                if (layer.biasBits() > 0) {
                    biases = IntVector.of(words.get(i + 1).stream()
                            .mapToInt(word -> signed(word, layer.biasBits()))
                            .toArray());
                }
                layers.set(layer.layer(), given.with(weights(layer, words.get(i)), biases));
            }
        }
        return new IntegerNetwork(
                network.name(), network.input(), layers, network.ticks(), network.readout(), network.learningSeed());
    }

    private static IntVector weights(StateParts.Layer layer, List<BigInteger> words) {
        int[] weights = new int[layer.neurons() * layer.inputs()];
        for (int n = 0; n < layer.neurons(); n++) {
            for (int i = 0; i < layer.inputs(); i++) {
                BigInteger word = words.get(layer.words().at(i, n / layer.lanes()));
                weights[n * layer.inputs() + i] =
                        signed(word.shiftRight(n % layer.lanes() * layer.weightBits()), layer.weightBits());
            }
        }
        return IntVector.of(weights);
    }

    private static int signed(BigInteger word, int bits) {
        return word.intValue() << Integer.SIZE - bits >> Integer.SIZE - bits;
    }

    /** How many samples were learned. */
    public int learned() {
        return words.getLast().getFirst().intValue();
    }

    /** How many weights and biases there are. */
    public static int values(StateParts parts) {
        return parts.layers().stream()
                .mapToInt(layer -> layer.neurons() * (layer.inputs() + (layer.biasBits() > 0 ? 1 : 0)))
                .sum();
    }
}
