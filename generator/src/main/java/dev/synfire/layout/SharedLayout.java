package dev.synfire.layout;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the neurons of all layers lie in the memories that they share. A layer begins at a multiple of a power of two that
 * is no less than its neurons are many, so a neuron's place is its number beside a constant of its layer, and takes no adder.
 *
 * @param places one per layer
 * @param neurons words of a memory with one for each place
 */
public record SharedLayout(List<Place> places, int neurons) {
    /**
     * A layer's place.
     *
     * @param from the place of its neuron 0
     * @param neurons how many it has
     * @param inputs addresses of its source
     */
    public record Place(int from, int neurons, int inputs) {
        /** Of a neuron's number. */
        public int numberBits() {
            return bits(neurons);
        }

        /** Of an address of its source. */
        public int addressBits() {
            return bits(inputs);
        }

        /**
         * Whether the word of a weight is the address with the neuron's number below it, or the other way round: what is on top
         * may be of any size, what is below takes a power of two.
         */
        public boolean inputFirst() {
            return (long) inputs << numberBits() < (long) neurons << addressBits();
        }

        /** Words of its weights. */
        public int words() {
            return inputFirst() ? inputs << numberBits() : neurons << addressBits();
        }

        /** The word of that weight. */
        public int word(int neuron, int input) {
            return inputFirst() ? (input << numberBits()) + neuron : (neuron << addressBits()) + input;
        }
    }

    public SharedLayout {
        places = List.copyOf(places);
    }

    /** The layout of a network's layers: the largest first. */
    public static SharedLayout of(IntegerNetwork network) {
        List<IntegerLayer> layers = network.layers();
        var places = new ArrayList<Place>(layers.stream().map(_ -> (Place) null).toList());
        int next = 0;
        for (int l : IntStream.range(0, layers.size())
                .boxed()
                .sorted(Comparator.comparingInt(l -> -bits(layers.get(l).neurons())))
                .toList()) {
            int step = 1 << bits(layers.get(l).neurons());
            int from = Math.ceilDiv(next, step) * step;
            places.set(l, new Place(from, layers.get(l).neurons(), layers.get(l).inputs()));
            next = from + layers.get(l).neurons();
        }
        return new SharedLayout(places, next);
    }

    /** Whether a layer is so small that a neuron may come again before its sum is written, two cycles later. */
    public boolean waits() {
        return places.stream().anyMatch(place -> place.neurons() < 3);
    }

    /** The most neurons of a layer whose events go to another, or 0. */
    public int hidden() {
        return places.stream()
                .limit(places.size() - 1L)
                .mapToInt(Place::neurons)
                .max()
                .orElse(0);
    }

    /** The width of a neuron's number in any layer. */
    public int numberBits() {
        return places.stream().mapToInt(Place::numberBits).max().orElseThrow();
    }

    /** The width of an address of any source. */
    public int addressBits() {
        return places.stream().mapToInt(Place::addressBits).max().orElseThrow();
    }

    /** Bits to tell so many apart, at least 1. */
    static int bits(int size) {
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(size - 1));
    }
}
