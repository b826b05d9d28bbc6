package dev.synfire.report.picture;

import java.util.List;

/**
 * A network as it is drawn: its input and its layers in the order of the data.
 *
 * @param inputs how many values arrive in a tick
 * @param inputBits of each
 * @param ticks of a sample
 * @param layers in order
 */
public record NetworkDiagram(int inputs, int inputBits, int ticks, List<Box> layers) {
    /**
     * A layer.
     *
     * @param name the user's
     * @param kind of its neurons, such as lif or sigmoid
     * @param neurons how many
     * @param lanes synapses that are worked on in a cycle
     * @param outputBits of what a neuron sends; 0 of spikes
     * @param feeds what arrives
     */
    public record Box(String name, String kind, int neurons, int lanes, int outputBits, List<Feed> feeds) {
        public Box {
            feeds = List.copyOf(feeds);
        }
    }

    /**
     * Synapses from one source.
     *
     * @param source a layer's place in the list, or -1 for the input
     * @param synapses how they are stored, such as matrix or convolution
     * @param weightBits of a weight
     */
    public record Feed(int source, String synapses, int weightBits) {}

    public NetworkDiagram {
        layers = List.copyOf(layers);
    }
}
