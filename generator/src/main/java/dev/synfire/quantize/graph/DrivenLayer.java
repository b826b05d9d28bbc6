package dev.synfire.quantize.graph;

import dev.synfire.network.Scales;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.tensor.Vector;
import java.util.List;

/**
 * A layer and what feeds it: I[n] = biases[n] + the sum of what arrives along the feeds.
 *
 * @param feeds in {@link Feed#ORDER}
 * @param biases one per neuron
 */
public record DrivenLayer(String name, List<Feed> feeds, Vector biases, int weightBits, Scales scales, Neuron neuron) {
    public DrivenLayer {
        feeds = List.copyOf(feeds);
    }

    public int neurons() {
        return biases.size();
    }

    /**
     * How many neurons, one after another, have one unit of current together because they share weights: 1, or those of an
     * output channel.
     */
    public int sharing() {
        int all = 1;
        for (Feed feed : feeds) {
            all = all / common(all, feed.weights().sharing()) * feed.weights().sharing();
        }
        return all;
    }

    /** The same layer, whose weights share steps so. */
    public DrivenLayer with(Scales other) {
        return new DrivenLayer(name, feeds, biases, weightBits, other, neuron);
    }

    private static int common(int a, int b) {
        return b == 0 ? a : common(b, a % b);
    }
}
