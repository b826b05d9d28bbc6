package dev.synfire.report.picture;

import dev.synfire.evaluate.Evaluation;
import dev.synfire.evaluate.LayerEffect;
import dev.synfire.quantize.QuantizationReport.WeightCodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What quantizing changed in each layer.
 *
 * @param samples that were presented to the network in real numbers and in integers
 * @param agreement the share of them to which both give the same label
 * @param layers in order
 */
public record Quantization(int samples, double agreement, List<Layer> layers) {
    /**
     * A layer.
     *
     * @param weights how they were rounded
     * @param compared what the signals are: activations, or membranes after any reset
     * @param signals how they are distributed
     * @param signalToNoise in decibels; empty where nothing differs
     * @param spikes of the layer's neurons in real numbers and in integers; empty where they do not fire
     */
    public record Layer(
            String name,
            Weights weights,
            String compared,
            Signals signals,
            OptionalDouble signalToNoise,
            Optional<Spikes> spikes) {
        public Layer {
            // As report.json has it: the page shows the same numbers.
            signalToNoise = signalToNoise.isPresent()
                    ? OptionalDouble.of(
                            Rounded.number(signalToNoise.getAsDouble(), 2).doubleValue())
                    : signalToNoise;
        }
    }

    /**
     * Weights, in steps of quantization.
     *
     * @param bits of a code
     * @param lowest the lowest code that there is
     * @param highest the highest code that there is
     * @param real the weights in real numbers, a bin for each code
     * @param codes what became of them
     * @param below how many lie below what the lowest code stands for
     * @param above how many lie above what the highest code stands for
     * @param error the root of the mean of the squared errors, in steps
     */
    public record Weights(
            int bits, int lowest, int highest, Histogram real, Histogram codes, long below, long above, double error) {
        public Weights {
            error = Rounded.number(error, 4).doubleValue();
        }

        /** The share of the weights that are clipped. */
        public double clipped() {
            long all = codes.counts().stream().mapToLong(count -> count).sum();
            return all == 0 ? 0 : (below + above) / (double) all;
        }
    }

    /**
     * Activations or membranes, of every neuron and tick.
     *
     * @param real in real numbers
     * @param integer in integers, in the units of the real numbers
     * @param lowest what the lowest integer stands for
     * @param highest what the highest integer stands for
     * @param limited the share of integers that are the lowest or the highest, where the real number lies beyond
     * @param error the root of the mean of the squared errors
     * @param largestError the largest error
     */
    public record Signals(
            Histogram real,
            Histogram integer,
            double lowest,
            double highest,
            double limited,
            double error,
            double largestError) {
        public Signals {
            limited = Rounded.number(limited, 5).doubleValue();
        }
    }

    /** Spikes counted in real numbers and in integers. */
    public record Spikes(long real, long integer) {}

    /** What an evaluation found. */
    public static Quantization of(Evaluation evaluation) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < evaluation.effects().size(); l++) {
            layers.add(layer(
                    evaluation.effects().get(l),
                    evaluation.quantized().report().layers().get(l).codes()));
        }
        return new Quantization(evaluation.samples(), evaluation.agreement(), layers);
    }

    /** What a report in JSON says. */
    public static Quantization read(JsonNode json) {
        return new Quantization(
                json.required("samples").asInt(),
                json.required("agreement").asDouble(),
                json.required("layers").properties().stream()
                        .map(layer -> layer(layer.getKey(), layer.getValue()))
                        .toList());
    }

    private static Layer layer(String name, JsonNode json) {
        JsonNode weights = json.required("weights");
        int lowest = weights.required("lowest").asInt();
        String compared = json.has("activations") ? "activations" : "membranes";
        JsonNode signals = json.required(compared);
        return new Layer(
                name,
                new Weights(
                        weights.required("bits").asInt(),
                        lowest,
                        weights.required("highest").asInt(),
                        new Histogram(lowest - 0.5, 1, Histogram.counts(weights.required("real"))),
                        new Histogram(lowest - 0.5, 1, Histogram.counts(weights.required("codes"))),
                        weights.required("below").asLong(),
                        weights.required("above").asLong(),
                        weights.required("errorInSteps").asDouble()),
                compared,
                new Signals(
                        Histogram.read(signals.required("real")),
                        Histogram.read(signals.required("integer")),
                        signals.required("lowest").asDouble(),
                        signals.required("highest").asDouble(),
                        signals.required("limited").asDouble(),
                        signals.required("error").asDouble(),
                        signals.required("largestError").asDouble()),
                signals.has("signalToNoise")
                        ? OptionalDouble.of(signals.get("signalToNoise").asDouble())
                        : OptionalDouble.empty(),
                json.has("floatSpikes")
                        ? Optional.of(new Spikes(
                                json.get("floatSpikes").asLong(),
                                json.get("integerSpikes").asLong()))
                        : Optional.empty());
    }

    private static Layer layer(LayerEffect effect, WeightCodes codes) {
        double first = codes.lowest() - 0.5;
        LayerEffect.Signals signals = effect.signals();
        return new Layer(
                effect.name(),
                new Weights(
                        codes.bits(),
                        codes.lowest(),
                        codes.highest(),
                        new Histogram(
                                first, 1, Arrays.stream(codes.real()).boxed().toList()),
                        new Histogram(
                                first, 1, Arrays.stream(codes.codes()).boxed().toList()),
                        codes.below(),
                        codes.above(),
                        codes.error()),
                effect.compared(),
                new Signals(
                        histogram(signals.real()),
                        histogram(signals.integer()),
                        signals.lowest(),
                        signals.highest(),
                        signals.limited(),
                        signals.error(),
                        signals.largestError()),
                effect.signalToNoise(),
                effect.spikes().map(spikes -> new Spikes(spikes.real(), spikes.integer())));
    }

    private static Histogram histogram(LayerEffect.Counts counts) {
        return new Histogram(counts.from(), counts.step(), counts.counts());
    }

    public Quantization {
        agreement = Rounded.number(agreement, 5).doubleValue();
        layers = List.copyOf(layers);
    }

    /** Its numbers. */
    public ObjectNode json() {
        ObjectNode object = Rounded.object();
        object.put("samples", samples).put("agreement", Rounded.number(agreement, 5));
        ObjectNode all = object.putObject("layers");
        for (Layer layer : layers) {
            ObjectNode its = all.putObject(layer.name());
            ObjectNode weights = its.putObject("weights");
            weights.put("bits", layer.weights().bits());
            weights.put("lowest", layer.weights().lowest())
                    .put("highest", layer.weights().highest());
            weights.put("below", layer.weights().below())
                    .put("above", layer.weights().above());
            weights.put("clipped", Rounded.number(layer.weights().clipped(), 5));
            weights.put("errorInSteps", Rounded.number(layer.weights().error(), 4));
            weights.set("real", Rounded.array(layer.weights().real().counts()));
            weights.set("codes", Rounded.array(layer.weights().codes().counts()));
            ObjectNode signals = its.putObject(layer.compared());
            signals.put("lowest", Rounded.significant(layer.signals().lowest(), 6));
            signals.put("highest", Rounded.significant(layer.signals().highest(), 6));
            signals.put("limited", Rounded.number(layer.signals().limited(), 5));
            signals.put("error", Rounded.significant(layer.signals().error(), 4));
            signals.put("largestError", Rounded.significant(layer.signals().largestError(), 4));
            layer.signalToNoise().ifPresent(noise -> signals.put("signalToNoise", Rounded.number(noise, 2)));
            signals.set("real", layer.signals().real().json());
            signals.set("integer", layer.signals().integer().json());
            layer.spikes()
                    .ifPresent(spikes -> its.put("floatSpikes", spikes.real()).put("integerSpikes", spikes.integer()));
        }
        return object;
    }
}
