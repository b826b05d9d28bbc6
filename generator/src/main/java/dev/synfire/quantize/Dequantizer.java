package dev.synfire.quantize;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.Synapses;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Projection;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.graph.DrivenLayer;
import dev.synfire.quantize.graph.Feed;
import dev.synfire.quantize.graph.IntegerGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * The real network that an integer network stands for: weights, biases, thresholds and leaks as they came out of rounding,
 * in the units of the network that was quantized. Only the rounding of the membrane in each tick is not in it. A threshold
 * lies half a code beside the integer one, where the same membranes cross it, unless a spike subtracts it.
 */
public final class Dequantizer {
    private Dequantizer() {}

    /** The network with the numbers that its integers stand for. */
    public static Network real(Network network, Quantized quantized) {
        List<DrivenLayer> graph = IntegerGraph.of(network);
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < graph.size(); l++) {
            layers.add(real(network, quantized, graph.get(l), l));
        }
        return new Network(
                network.name(),
                network.input(),
                layers,
                network.ticks(),
                network.readout(),
                network.report(),
                network.learningSeed());
    }

    private static Layer real(Network network, Quantized quantized, DrivenLayer driven, int index) {
        Layer layer = network.layers().get(index);
        IntegerLayer integers = quantized.network().layers().get(index);
        Vector units = quantized.scales().get(index).currents();
        List<Projection> projections = new ArrayList<>();
        for (int f = 0; f < driven.feeds().size(); f++) {
            Feed feed = driven.feeds().get(f);
            double event = feed.source() < 0
                    ? network.input().eventScale()
                    : quantized.scales().get(feed.source()).outputs();
            projections.add(new Projection(
                    feed.source() < 0
                            ? Input.NAME
                            : network.layers().get(feed.source()).name(),
                    feed.path(rows(feed, integers.projections().get(f).synapses(), units, event))));
        }
        double[] biases = new double[integers.neurons()];
        for (int n = 0; n < biases.length; n++) {
            biases[n] = integers.biases().get(n) * units.ofNeuron(n) + driven(integers, n) * units.ofNeuron(n);
        }
        return new Layer(
                layer.name(),
                layer.dims(),
                projections,
                Vector.of(biases),
                new RealNeuron(units, integers.neurons()).of(layer.neuron(), integers.model()),
                layer.weightBits(),
                layer.scales(),
                layer.learning());
    }

    /** What a membrane adds as a bias, in units of its input current. */
    private static double driven(IntegerLayer layer, int neuron) {
        return switch (layer.model()) {
            case SpikingNeuron spiking -> driven(spiking.membrane(), neuron);
            case IntegratorNeuron integrator -> driven(integrator.membrane(), neuron);
            case RateNeuron _, TwoVariableNeuron _ -> 0;
        };
    }

    private static double driven(IntegerMembrane membrane, int neuron) {
        // Those of a synaptic current are part of the neuron.
        return membrane.current().isPresent() ? 0 : Math.scalb((double) membrane.drive(neuron), -membrane.fraction());
    }

    /** The weights that the codes of a feed stand for, in its rows. */
    private static double[][] rows(Feed feed, Synapses synapses, Vector units, double event) {
        double[][] rows = new double[feed.weights().rows()][];
        for (int r = 0; r < rows.length; r++) {
            double unit = units.ofNeuron(r * feed.weights().sharing()) / event;
            rows[r] = feed.weights()
                    .codes(synapses, r)
                    .mapToDouble(code -> code * unit)
                    .toArray();
        }
        return rows;
    }
}
