package dev.synfire.integer;

import dev.synfire.fixed.Range;
import dev.synfire.model.LearningRule;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What follows from a network for a layer of it that learns; docs/semantics.md, "Learning".
 *
 * @param rule how it learns
 * @param values every X[i] of an address
 * @param counts X[i] is the sum of what the address sends in a sample; else what it last sent
 * @param errors every P[n] before it is made a power of two
 * @param high what the neuron of the label should send; 0 where the errors come from behind
 * @param slope of the activation, by which errors from behind are multiplied
 * @param behind the layer whose errors these are made of; empty for the last layer
 */
public record LayerLearning(
        LearningRule rule, Range values, boolean counts, Range errors, int high, Slope slope, OptionalInt behind) {
    private static final int MOST_COUNT = 255;
    private static final int MOST_ERROR = 255;

    /** The slope of an activation function, by what the neuron did. */
    public sealed interface Slope {
        /** 1. */
        record One() implements Slope {}

        /**
         * 1 strictly between two ends, otherwise 0.
         *
         * @param low an end
         * @param high the other
         */
        record Between(int low, int high) implements Slope {}

        /**
         * Of a sigmoid, y * (1 - y) * 4.
         *
         * @param bits of y
         */
        record Logistic(int bits) implements Slope {}
    }

    /**
     * Of a layer of a network.
     *
     * @throws IllegalArgumentException if it does not learn, or cannot
     */
    static LayerLearning of(List<IntegerLayer> layers, InputPort input, int ticks, int index) {
        return facts(layers, input, ticks, index).checked(layers.get(index));
    }

    private static LayerLearning facts(List<IntegerLayer> layers, InputPort input, int ticks, int index) {
        IntegerLayer layer = layers.get(index);
        LearningRule rule = layer.learning().orElseThrow();
        if (layer.projections().size() != 1) {
            throw cannot(layer, "is fed along " + layer.projections().size() + " projections, expected one");
        }
        IntegerProjection projection = layer.projections().getFirst();
        if (!(projection.synapses() instanceof DenseSynapses dense)) {
            throw cannot(layer, "has no full matrix of weights");
        }
        if (dense.weightBits() < 2) {
            throw cannot(layer, "has weights of 1 bit, expected 2 to 8");
        }
        if (projection.isDelayed() || projection.source() >= index) {
            throw cannot(layer, "is fed by " + (projection.isDelayed() ? "delays" : "feedback"));
        }
        boolean counts = spikes(layers, input, projection.source());
        Range values = counts
                ? new Range(
                        0,
                        Math.min(MOST_COUNT, (long) ticks * projection.values().max()))
                : projection.values();
        return switch (rule.error()) {
            case LearningRule.Target _ -> {
                if (index != layers.size() - 1) {
                    throw cannot(layer, "is not the last layer, so that a label says nothing of its neurons");
                }
                Range sent = layer.outputValues();
                if (spikes(layers, input, index) || sent.max() < 1) {
                    throw cannot(layer, "sends no activation that an error could be taken of");
                }
                yield new LayerLearning(
                        rule,
                        values,
                        counts,
                        new Range(Math.min(0, -sent.max()), sent.max() - sent.min()),
                        (int) sent.max(),
                        new Slope.One(),
                        OptionalInt.empty());
            }
            case LearningRule.Back _ ->
                new LayerLearning(
                        rule,
                        values,
                        counts,
                        Range.symmetric(Integer.SIZE - Integer.numberOfLeadingZeros(MOST_ERROR) + 1),
                        0,
                        slope(layers, input, ticks, index),
                        OptionalInt.of(behind(layers, index)));
        };
    }

    /** Refuses a shift with which no change is ever other than 0. */
    private LayerLearning checked(IntegerLayer layer) {
        long most = Math.max(-values.min(), values.max()) * Math.max(-errors.min(), errors.max());
        boolean nearest = rule.rounding() == LearningRule.Rounding.HALF_UP;
        if (nearest && most < 1L << Math.max(0, rule.shift() - 1)) {
            throw cannot(
                    layer,
                    String.format(
                            Locale.ROOT,
                            "changes its weights by at most %d / 2^%d, which is %.3g and rounds to 0",
                            most,
                            rule.shift(),
                            Math.scalb((double) most, -rule.shift())));
        }
        return this;
    }

    private static IllegalArgumentException cannot(IntegerLayer layer, String why) {
        return new IllegalArgumentException("layer " + layer.name() + " cannot learn: it " + why);
    }

    /** Whether a source sends spikes, so that their number says what it did. */
    private static boolean spikes(List<IntegerLayer> layers, InputPort input, int source) {
        if (source == IntegerProjection.INPUT) {
            return !(input.encoder() instanceof Encoder.Direct)
                    && !(input.encoder() instanceof Encoder.Constant)
                    && input.events().min() >= 0;
        }
        return layers.get(source).model() instanceof SpikingNeuron
                || layers.get(source).model() instanceof TwoVariableNeuron;
    }

    private static int behind(List<IntegerLayer> layers, int index) {
        int[] listeners = IntStream.range(0, layers.size())
                .filter(l -> layers.get(l).projections().stream().anyMatch(p -> p.source() == index))
                .toArray();
        IntegerLayer layer = layers.get(index);
        if (listeners.length != 1 || layers.get(listeners[0]).learning().isEmpty()) {
            throw cannot(
                    layer,
                    listeners.length == 1
                            ? "gets its errors from layer "
                                    + layers.get(listeners[0]).name() + ", which does not learn"
                            : "gets its errors from behind, where " + listeners.length
                                    + " layers listen, expected one");
        }
        return listeners[0];
    }

    private static Slope slope(List<IntegerLayer> layers, InputPort input, int ticks, int index) {
        IntegerLayer layer = layers.get(index);
        return switch (layer.model()) {
            case SpikingNeuron _, TwoVariableNeuron _ ->
                new Slope.Between(0, (int)
                        Math.min(MOST_COUNT, ticks * layer.outputValues().max()));
            case IntegratorNeuron _ -> throw cannot(layer, "has integrators, and is not the last layer");
            case RateNeuron rate ->
                switch (rate.activation()) {
                    case Activation.Clip(Range range) ->
                        range.min() < 0 ? new Slope.One() : new Slope.Between(0, (int) range.max());
                    case Activation.Table table -> {
                        if (table.symmetry() != Activation.Symmetry.COMPLEMENT || table.outputBits() < 2) {
                            throw cannot(
                                    layer, "has neurons of " + table.function() + ", expected relu, sigmoid or spikes");
                        }
                        yield new Slope.Logistic(table.outputBits());
                    }
                };
        };
    }

    /** By how much the shift rises in all. */
    public int rises() {
        return rule.rises().size();
    }

    /** What a bias takes for X. */
    public int biasFactor() {
        long most = Math.max(-values.min(), values.max());
        return rule.biasFactor().orElse((int) Math.min(Integer.MAX_VALUE, most * ((most + 1) / 2)));
    }

    /** P as it is used: the error itself, or the nearest power of two. */
    public int used(int error) {
        if (rule.powersFrom().isEmpty()) {
            return error;
        }
        int magnitude = Math.abs(error);
        if (magnitude < rule.powersFrom().getAsInt()) {
            return 0;
        }
        int power = Integer.highestOneBit(magnitude);
        int rounded = 2 * magnitude >= 3 * power ? 2 * power : power;
        return error < 0 ? -rounded : rounded;
    }
}
