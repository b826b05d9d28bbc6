package dev.synfire.quantize;

import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.network.Dense;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Projection;
import dev.synfire.network.Scales;
import dev.synfire.network.neuron.Identity;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Relu;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * The network that learned weights stand for, with the steps of its weights and of what it sends written down, so that the
 * integers made of it are those that were learned.
 */
public final class LearnedNetwork {
    private LearnedNetwork() {}

    /**
     * A network with learned weights and biases.
     *
     * @param network as it was before
     * @param quantized the integers of which it learned
     * @param learned these with their new weights and biases
     */
    public static Network of(Network network, Quantized quantized, IntegerNetwork learned) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < network.layers().size(); l++) {
            Layer layer = network.layers().get(l);
            Neuron neuron = stepped(layer.neuron(), quantized.scales().get(l).outputs());
            layers.add(
                    layer.learning().isPresent()
                            ? learned(network, quantized, learned.layers().get(l), l, neuron)
                            : new Layer(
                                    layer.name(),
                                    layer.dims(),
                                    layer.projections(),
                                    layer.biases(),
                                    neuron,
                                    layer.weightBits(),
                                    layer.scales()));
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

    private static Neuron stepped(Neuron neuron, double step) {
        return switch (neuron) {
            case Relu relu when relu.codes().step().isEmpty() -> relu.step(step);
            case Identity identity when identity.codes().step().isEmpty() -> identity.step(step);
            case Neuron other -> other;
        };
    }

    private static Layer learned(
            Network network, Quantized quantized, IntegerLayer integers, int index, Neuron neuron) {
        Layer layer = network.layers().get(index);
        Vector units = quantized.scales().get(index).currents();
        int source = integers.projections().getFirst().source();
        double event = source < 0
                ? network.input().eventScale()
                : quantized.scales().get(source).outputs();
        DenseSynapses synapses = integers.synapses();
        double[] weights = new double[synapses.neurons() * synapses.inputs()];
        double[] biases = new double[synapses.neurons()];
        double[] steps = new double[synapses.neurons()];
        for (int n = 0; n < biases.length; n++) {
            steps[n] = units.ofNeuron(n) / event;
            biases[n] = integers.biases().get(n) * units.ofNeuron(n);
            for (int i = 0; i < synapses.inputs(); i++) {
                weights[n * synapses.inputs() + i] = synapses.weight(n, i) * steps[n];
            }
        }
        String from = layer.projections().getFirst().source();
        Matrix matrix = Matrix.of(synapses.neurons(), synapses.inputs(), weights);
        return new Layer(
                layer.name(),
                layer.dims(),
                List.of(Projection.from(from, new Dense(matrix))),
                Vector.of(biases),
                neuron,
                layer.weightBits(),
                new Scales.Given(Vector.of(steps)),
                layer.learning());
    }
}
