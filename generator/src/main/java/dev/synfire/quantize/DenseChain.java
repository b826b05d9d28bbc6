package dev.synfire.quantize;

import dev.synfire.network.CubaLif;
import dev.synfire.network.Dense;
import dev.synfire.network.Firing;
import dev.synfire.network.Integrating;
import dev.synfire.network.Layer;
import dev.synfire.network.Li;
import dev.synfire.network.Matrix;
import dev.synfire.network.Membrane;
import dev.synfire.network.Network;
import dev.synfire.network.Neuron;
import dev.synfire.network.Projection;
import dev.synfire.network.Rate;
import dev.synfire.network.Reset;
import dev.synfire.network.Spiking;
import dev.synfire.network.Transform;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has an integer form and hardware so far: layers in a row, each fully connected to the one before. */
final class DenseChain {
    /** The most inputs or neurons that addresses count. */
    private static final int LARGEST = 1 << 16;

    private final Network network;
    private final List<DenseLayer> layers = new ArrayList<>();
    private String before = "input";

    private DenseChain(Network network) {
        this.network = network;
    }

    /**
     * The layers of a network that is such a chain.
     *
     * @throws Problem that names the first layer, and what of it there is no hardware for
     */
    static List<DenseLayer> of(Network network) {
        return new DenseChain(network).layers();
    }

    /** Why a network is no such chain; empty if it is one. */
    static Optional<Problem> lacking(Network network) {
        try {
            of(network);
            return Optional.empty();
        } catch (Problem problem) {
            return Optional.of(problem);
        }
    }

    private List<DenseLayer> layers() {
        size("the input", network.input().size());
        for (Layer layer : network.layers()) {
            String where = "layer " + layer.name();
            size(where, layer.neurons());
            Matrix weights = weights(layer, where);
            neuron(layer, where);
            layers.add(new DenseLayer(
                    layer.name(), weights, layer.biases(), layer.weightBits(), layer.scales(), layer.neuron()));
            before = layer.name();
        }
        readout();
        return List.copyOf(layers);
    }

    private Matrix weights(Layer layer, String where) {
        for (Projection projection : layer.projections()) {
            if (!projection.source().equals(before)) {
                boolean feedback = network.indexOf(projection.source()) >= network.indexOf(layer.name());
                throw unsupported(
                        where,
                        (feedback ? "a feedback projection" : "a projection") + " from " + projection.source(),
                        "feed the layer by " + (before.equals("input") ? "the input" : "layer " + before)
                                + " alone, the one before it");
            }
            for (Transform transform : projection.path()) {
                if (!(transform instanceof Dense)) {
                    throw unsupported(
                            where, "a " + transform.kind(), "write it as the weights of a dense layer if it is small");
                }
            }
            if (projection.path().size() != 1) {
                throw unsupported(
                        where,
                        projection.path().isEmpty()
                                ? "a projection without weights"
                                : projection.path().size() + " dense transforms in a row",
                        "give it one matrix of weights");
            }
        }
        return layer.denseWeights()
                .orElseThrow(() -> unsupported(
                        where, layer.projections().size() + " projections", "add their weights to one matrix"));
    }

    private void neuron(Layer layer, String where) {
        Neuron neuron = layer.neuron();
        switch (neuron) {
            case Rate _ -> {}
            case Spiking spiking -> firing(spiking.firing(), where);
            case Integrating _ -> {
                if (layer != network.output()) {
                    throw unsupported(
                            where,
                            "an integrator (model " + neuron.model() + ") that feeds another layer",
                            "let it fire (model lif), or let it be the last layer");
                }
            }
        }
        if (neuron instanceof CubaLif || neuron instanceof Integrating && !(neuron instanceof Li)) {
            throw unsupported(where, "a synaptic current (model " + neuron.model() + ")", "use model lif or li");
        }
        if (neuron instanceof Membrane membrane && !membrane.leak().isUniform()) {
            throw unsupported(where, "a beta for each neuron", "give all its neurons one beta");
        }
    }

    private static void firing(Firing firing, String where) {
        if (firing.order() != Firing.Order.UPDATE_FIRE_RESET) {
            throw unsupported(
                    where,
                    "a reset in the tick after the spike",
                    "let the spike reset the membrane in its own tick, and evaluate what that changes");
        }
        if (firing.mostSpikes() > 1) {
            throw unsupported(
                    where, "several spikes in a tick", "allow one spike a tick, and evaluate what that changes");
        }
        if (firing.floor().isPresent()) {
            throw unsupported(where, "a floor of the membrane", "leave the floor out, and evaluate what that changes");
        }
        if (firing.reset() instanceof Reset.SubtractAmount) {
            throw unsupported(
                    where, "a reset by subtracting another amount than the threshold", "subtract the threshold");
        }
    }

    private void readout() {
        switch (network.readout()) {
            case ACTIVATION, SPIKE_COUNT, MEMBRANE -> {}
            case ACTIVATION_SUM ->
                throw unsupported(
                        "readout", "a sum of activations over the ticks", "read the activations of the last tick");
            case MEMBRANE_MAXIMUM ->
                throw unsupported(
                        "readout", "the maximum of membranes over the ticks", "read the membranes at the end");
        }
    }

    private static void size(String where, int size) {
        if (size > LARGEST) {
            throw unsupported(where, "a size of " + size + ", above " + LARGEST + ",", "make it smaller");
        }
    }

    private static Problem unsupported(String where, String what, String instead) {
        return Problem.wrongInput("no-hardware-yet", where, what + " has no hardware yet", instead);
    }
}
