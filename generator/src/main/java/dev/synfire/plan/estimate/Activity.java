package dev.synfire.plan.estimate;

import java.util.List;

/**
 * How busy a network is: of the addresses of each source the part that sends an event in a tick, from 0 on (more than 1
 * where an address sends several), on average.
 *
 * @param input of the network's input
 * @param layers of each layer's neurons, in order
 */
public record Activity(double input, List<Double> layers) {
    public Activity {
        layers = List.copyOf(layers);
    }

    /** The same everywhere. */
    public static Activity of(double part, int layers) {
        return new Activity(part, java.util.Collections.nCopies(layers, part));
    }

    /** Of a projection's source: a layer's index, or {@link dev.synfire.integer.IntegerProjection#INPUT}. */
    double of(int source) {
        return source < 0 ? input : layers.get(source);
    }
}
