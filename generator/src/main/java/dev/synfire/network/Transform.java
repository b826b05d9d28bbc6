package dev.synfire.network;

import dev.synfire.network.tensor.Dims;

/** A linear map on the way from a source to a layer. */
public sealed interface Transform permits Dense, Convolution, Pooling, Scaling, Delay {
    /** The word for it in files and messages: dense, convolution, pooling, scaling, delay. */
    String kind();

    /**
     * The shape of what it gives.
     *
     * @param input the shape of what it takes; reshaping is nothing, so only the size must fit
     * @throws IllegalArgumentException if the size does not fit
     */
    Dims output(Dims input);

    /** Refuses an input of another size. */
    static void takes(String kind, int expected, Dims input) {
        if (input.size() != expected) {
            throw new IllegalArgumentException(
                    "the " + kind + " takes " + expected + " inputs, but what comes before it sends " + input.size());
        }
    }
}
