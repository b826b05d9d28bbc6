package dev.synfire.network;

import dev.synfire.network.tensor.Dims;
import java.util.List;

/**
 * What a layer gets from one source. It arrives in the tick in which it was sent, or, if the source is the layer itself
 * or a later one (feedback), one tick after.
 *
 * @param source {@link Input#NAME} or a layer's name
 * @param path what happens on the way, in order; empty: one to one
 */
public record Projection(String source, List<Transform> path) {
    public Projection {
        path = List.copyOf(path);
    }

    /** A projection along those transforms. */
    public static Projection from(String source, Transform... path) {
        return new Projection(source, List.of(path));
    }

    /**
     * The shape of what arrives.
     *
     * @throws IllegalArgumentException if a transform does not fit what comes before it
     */
    public Dims output(Dims sent) {
        Dims dims = sent;
        for (Transform transform : path) {
            dims = transform.output(dims);
        }
        return dims;
    }
}
