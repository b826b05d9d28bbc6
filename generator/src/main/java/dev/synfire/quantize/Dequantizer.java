package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.Synapses;
import dev.synfire.network.Firing;
import dev.synfire.network.If;
import dev.synfire.network.Layer;
import dev.synfire.network.Leak;
import dev.synfire.network.Li;
import dev.synfire.network.Lif;
import dev.synfire.network.Network;
import dev.synfire.network.Neuron;
import dev.synfire.network.Projection;
import dev.synfire.network.Reset;
import dev.synfire.network.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

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
        return new Network(network.name(), network.input(), layers, network.ticks(), network.readout());
    }

    private static Layer real(Network network, Quantized quantized, DrivenLayer driven, int index) {
        Layer layer = network.layers().get(index);
        IntegerLayer integers = quantized.network().layers().get(index);
        Vector units = quantized.scales().get(index).currents();
        List<Projection> projections = new ArrayList<>();
        for (int f = 0; f < driven.feeds().size(); f++) {
            Feed feed = driven.feeds().get(f);
            double event = feed.source() < 0
                    ? network.input().scale()
                    : quantized.scales().get(feed.source()).outputs();
            projections.add(new Projection(
                    layer.projections().get(f).source(),
                    feed.path(rows(feed, integers.projections().get(f).synapses(), units, event))));
        }
        double[] biases = new double[integers.neurons()];
        for (int n = 0; n < biases.length; n++) {
            biases[n] = integers.biases().get(n) * units.ofNeuron(n);
        }
        return new Layer(
                layer.name(),
                layer.dims(),
                projections,
                Vector.of(biases),
                real(layer.neuron(), integers.model(), units, integers.neurons()),
                layer.weightBits(),
                layer.scales());
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

    private static Neuron real(Neuron neuron, IntegerNeuron model, Vector units, int neurons) {
        return switch (model) {
            case RateNeuron _ -> neuron;
            case IntegratorNeuron integrator -> new Li(leak(integrator.decay()), OptionalInt.empty());
            case SpikingNeuron spiking -> {
                double unit = Math.scalb(1.0, -spiking.membraneFraction());
                // Between two codes, so that rounding elsewhere decides no tie; but a reset may subtract the threshold.
                double beside = spiking.reset() instanceof SpikingNeuron.Reset.Subtract
                        ? 0
                        : spiking.comparison() == SpikingNeuron.Comparison.ABOVE ? 0.5 : -0.5;
                Vector thresholds = notBelowZero(times(spiking.thresholds(), beside, units, unit, neurons));
                Reset reset =
                        switch (spiking.reset()) {
                            case SpikingNeuron.Reset.ToZero _ -> new Reset.ToZero();
                            case SpikingNeuron.Reset.Subtract _ -> new Reset.Subtract();
                            case SpikingNeuron.Reset.SubtractAmount(IntVector amounts) ->
                                new Reset.SubtractAmount(times(amounts, 0, units, unit, neurons));
                            case SpikingNeuron.Reset.ToValue(IntVector values) ->
                                new Reset.ToValue(times(values, 0, units, unit, neurons));
                        };
                yield switch (neuron) {
                    case If plain -> plain.firing(firing(plain.firing(), thresholds, reset));
                    case Lif leaky ->
                        leaky.firing(firing(leaky.firing(), thresholds, reset)).leak(leak(spiking.decay()));
                    case Neuron other ->
                        throw new IllegalStateException("a " + other.model() + " became a spiking neuron");
                };
            }
        };
    }

    private static Firing firing(Firing firing, Vector thresholds, Reset reset) {
        return new Firing(thresholds, firing.comparison(), reset, firing.order(), firing.mostSpikes(), firing.floor());
    }

    private static Leak leak(Decay decay) {
        return new Leak(
                Math.scalb((double) decay.multiplier(), -decay.shift()),
                new Leak.Form.Bits(decay.shift()),
                decay.rounding());
    }

    private static Vector notBelowZero(Vector values) {
        return Vector.of(values.stream().map(v -> Math.max(0, v)).toArray());
    }

    private static Vector times(IntVector codes, double beside, Vector units, double unit, int neurons) {
        return Vector.of(IntStream.range(0, neurons)
                .mapToDouble(n -> (codes.get(codes.size() == 1 ? 0 : n) + beside) * units.ofNeuron(n) * unit)
                .toArray());
    }
}
