package dev.synfire.network;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network in real numbers.
 *
 * <pre>{@code
 * Network network = Network.named("digits-sigmoid")
 *         .input(64).values(0, 16).scale(1 / 16.0)
 *         .dense(32, sigmoid()).weights(w1, b1).weightBits(8)
 *         .dense(10, sigmoid()).weights(w2, b2).weightBits(8)
 *         .readout(ACTIVATION);
 * }</pre>
 *
 * @param name lower-case letters, digits and hyphens, a letter first
 * @param input what arrives from outside
 * @param layers in order of data flow, at least one; each takes the outputs of the one before
 * @param ticks ticks a sample, 1 to 65536
 * @param readout how the result is read from the last layer
 */
public record Network(String name, Input input, List<Layer> layers, int ticks, Readout readout) {
    public Network {
        layers = List.copyOf(layers);
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("the network name is '" + name
                    + "', expected lower-case letters, digits and hyphens, a letter first");
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("network " + name + " has no layer, expected at least one");
        }
        Check.within("ticks", ticks, 1, 1 << 16);
        int size = input.size();
        Set<String> names = new HashSet<>();
        for (Layer layer : layers) {
            if (!names.add(layer.name())) {
                throw new IllegalArgumentException("two layers are named " + layer.name());
            }
            if (layer.inputs() != size) {
                throw new IllegalArgumentException("layer " + layer.name() + " takes " + layer.inputs()
                        + " inputs, but what comes before it sends " + size);
            }
            size = layer.neurons();
        }
        for (Layer layer : layers.subList(0, layers.size() - 1)) {
            if (layer.neuron() instanceof Li) {
                throw new IllegalArgumentException(
                        "layer " + layer.name() + " is of model li, which sends nothing, so it must be the last");
            }
        }
        if (!readout.fits(layers.getLast().neuron())) {
            throw new IllegalArgumentException("readout by " + readout + " of a layer of model "
                    + layers.getLast().neuron().model() + ", which has none");
        }
    }

    /** Begins the description of a network. */
    public static NetworkBuilder named(String name) {
        return new NetworkBuilder(name);
    }

    /** The last layer, from which the readout reads. */
    public Layer output() {
        return layers.getLast();
    }

    /** The same network with weights of that many bits in every layer. */
    public Network withWeightBits(int bits) {
        return new Network(
                name, input, layers.stream().map(l -> l.withWeightBits(bits)).toList(), ticks, readout);
    }
}
