package dev.synfire.quantize.graph;

import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Projection;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.neuron.TwoVariable;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A network in the form of which integers are made, if all of it has one: layers with their feeds. */
public final class IntegerGraph {
    /** The most inputs or neurons that addresses count. */
    private static final int LARGEST = 1 << 16;

    private final Network network;

    private IntegerGraph(Network network) {
        this.network = network;
    }

    /**
     * The layers of a network, in its order.
     *
     * @throws Problem that names the first layer with something that has no integer form, and what to write instead
     */
    public static List<DrivenLayer> of(Network network) {
        return new IntegerGraph(network).layers();
    }

    /** What of a network has no integer form; empty if all of it has. */
    public static Optional<Problem> lacking(Network network) {
        try {
            of(network);
            return Optional.empty();
        } catch (Problem problem) {
            return Optional.of(problem);
        }
    }

    private List<DrivenLayer> layers() {
        size("the input", network.input().size());
        List<DrivenLayer> layers = new ArrayList<>();
        for (Layer layer : network.layers()) {
            String where = "layer " + layer.name();
            size(where, layer.neurons());
            List<Feed> feeds = new ArrayList<>();
            for (Projection projection : layer.projections()) {
                feeds.add(feed(where, projection));
            }
            int index = layers.size();
            if (feeds.stream().allMatch(feed -> feed.source() >= index)) {
                throw Unsupported.of(
                        where,
                        "a layer that is fed by feedback alone",
                        "feed it by the input or an earlier layer too, if need be with weights of 0");
            }
            neuron(layer, where);
            List<Feed> sums = FeedSum.of(feeds);
            sums.sort(Feed.ORDER);
            layers.add(new DrivenLayer(
                    layer.name(), sums, layer.biases(), layer.weightBits(), layer.scales(), layer.neuron()));
        }
        return List.copyOf(layers);
    }

    private Feed feed(String where, Projection projection) {
        String from = projection.source();
        int source = network.indexOf(from);
        Dims sent = from.equals(Input.NAME)
                ? network.input().dims()
                : network.layers().get(source).dims();
        return PathFolding.fold(where + ", projection from " + from, source, sent, projection.path());
    }

    private void neuron(Layer layer, String where) {
        Neuron neuron = layer.neuron();
        switch (neuron) {
            case Rate _ -> {}
            case Spiking spiking -> firing(spiking.firing(), where);
            case Integrating _, TwoVariable _ -> {}
        }
    }

    private static void firing(Firing firing, String where) {
        if (firing.reset() instanceof Reset.SubtractAmount(Vector amounts)
                && amounts.stream().anyMatch(amount -> amount < 0)) {
            throw Unsupported.of(where, "a reset by subtracting an amount below 0", "subtract none below 0");
        }
    }

    private static void size(String where, int size) {
        if (size > LARGEST) {
            throw Unsupported.of(where, "a size of " + size + ", above " + LARGEST + ",", "make it smaller");
        }
    }
}
