package dev.synfire.network;

import dev.synfire.model.Readout;
import dev.synfire.model.Report;
import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Sigmoid;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.neuron.TwoVariable;
import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Dims;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A network in real numbers: a graph of layers.
 *
 * <pre>{@code
 * Network network = Network.named("digits-sigmoid")
 *         .input(64).values(0, 16).scale(1 / 16.0)
 *         .dense(32, sigmoid()).weights(w1, b1).weightBits(8)
 *         .dense(10, sigmoid()).weights(w2, b2).weightBits(8)
 *         .readout(ACTIVATION);
 * }</pre>
 *
 * <p>In a tick the layers are computed in their order. A projection from an earlier layer arrives in the same tick, one
 * from the layer itself or a later one is feedback and arrives in the next.
 *
 * @param name lower-case letters, digits and hyphens, a letter first
 * @param input what arrives from outside
 * @param layers in order of data flow, at least one
 * @param ticks ticks a sample, 1 to 65536
 * @param readout how the result is read from the last layer
 * @param report what the hardware tells of it
 * @param learningSeed where the random numbers begin that round what layers learn, not 0
 */
public record Network(
        String name, Input input, List<Layer> layers, int ticks, Readout readout, Report report, int learningSeed) {
    /** Where the random numbers of learning begin unless something else is asked for: the seed of docs/semantics.md. */
    public static final int LEARNING_SEED = 0x5EEDC0DE;

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
        if (learningSeed == 0) {
            throw new IllegalArgumentException("the seed of learning is 0, expected any other number");
        }
        Map<String, Dims> sources = new HashMap<>();
        sources.put(Input.NAME, input.dims());
        for (Layer layer : layers) {
            if (sources.put(layer.name(), layer.dims()) != null) {
                throw new IllegalArgumentException("two layers are named " + layer.name());
            }
        }
        for (Layer layer : layers) {
            for (Projection projection : layer.projections()) {
                check(layer, projection, sources);
            }
        }
        if (!layers.getLast().neuron().has(readout)) {
            throw new IllegalArgumentException("readout by " + readout + " of a layer of model "
                    + layers.getLast().neuron().model() + ", which has none");
        }
    }

    /** A network that learns nothing, or with the usual random numbers. */
    public Network(String name, Input input, List<Layer> layers, int ticks, Readout readout, Report report) {
        this(name, input, layers, ticks, readout, report, LEARNING_SEED);
    }

    /** Whether any layer learns. */
    public boolean learns() {
        return layers.stream().anyMatch(layer -> layer.learning().isPresent());
    }

    /** A network whose hardware tells which neuron won. */
    public Network(String name, Input input, List<Layer> layers, int ticks, Readout readout) {
        this(name, input, layers, ticks, readout, Report.WINNER);
    }

    /**
     * What decides between two classes where there is one output neuron: a score above it is class 1, else it is class 0. It is
     * 0.5 of a sigmoid and 0 of other activations and of integrators; empty where neurons compete or fire.
     */
    public OptionalDouble decision() {
        if (output().neurons() != 1) {
            return OptionalDouble.empty();
        }
        return switch (output().neuron()) {
            case Sigmoid _ -> OptionalDouble.of(readout == Readout.ACTIVATION_SUM ? 0.5 * ticks : 0.5);
            case Rate _, Integrating _ -> OptionalDouble.of(0);
            case Spiking _, TwoVariable _ -> OptionalDouble.empty();
        };
    }

    private static void check(Layer layer, Projection projection, Map<String, Dims> sources) {
        String where = "layer " + layer.name() + ", projection from " + projection.source() + ": ";
        Dims sent = sources.get(projection.source());
        if (sent == null) {
            throw new IllegalArgumentException(where + "there is no such layer");
        }
        Dims arriving;
        try {
            arriving = projection.output(sent);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + e.getMessage(), e);
        }
        if (arriving.size() != layer.neurons()) {
            throw new IllegalArgumentException(
                    where + arriving.size() + " values arrive at " + layer.neurons() + " neurons");
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

    /** The place of a layer among the layers, or -1 of the input. */
    public int indexOf(String source) {
        for (int l = 0; l < layers.size(); l++) {
            if (layers.get(l).name().equals(source)) {
                return l;
            }
        }
        return -1;
    }

    /** Whether any layer, itself included, listens to a layer. */
    public boolean feeds(String layer) {
        return layers.stream()
                .flatMap(other -> other.projections().stream())
                .anyMatch(projection -> projection.source().equals(layer));
    }

    /** The same network with weights of that many bits in every layer. */
    public Network withWeightBits(int bits) {
        return new Network(
                name,
                input,
                layers.stream().map(l -> l.withWeightBits(bits)).toList(),
                ticks,
                readout,
                report,
                learningSeed);
    }
}
