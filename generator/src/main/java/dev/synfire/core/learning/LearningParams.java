package dev.synfire.core.learning;

import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.synapse.WeightLayout;
import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.LayerLearning;
import dev.synfire.model.LearningRule;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What shapes the learning engine of a layer.
 *
 * @param events what the layer takes
 * @param learning how the layer learns
 * @param errors where the errors come from, and what they and the walk are like
 */
public record LearningParams(EventFormat events, LayerLearning learning, ErrorParams errors) {
    /**
     * Of a layer of a network.
     *
     * @param index the layer
     * @param lanes weights a word
     * @param latency cycles from a word's address to its weights
     * @param wholeProducts products go to hard multipliers
     * @param behind the walk of the layer whose errors these are made of; empty for the last layer
     */
    public static LearningParams of(
            IntegerNetwork network,
            int index,
            int lanes,
            int latency,
            boolean wholeProducts,
            Optional<WalkParams> behind) {
        IntegerLayer layer = network.layers().get(index);
        LayerLearning learning = network.learning(index).orElseThrow();
        LearningRule rule = learning.rule();
        Optional<LayerLearning> before = IntStream.range(0, index)
                .mapToObj(network::learning)
                .flatMap(Optional::stream)
                .filter(other -> other.behind().isPresent() && other.behind().getAsInt() == index)
                .findFirst();
        WalkParams walk = new WalkParams(
                layer.name(),
                new WeightLayout(layer.inputs(), Math.ceilDiv(layer.neurons(), lanes)),
                lanes,
                layer.synapses().weightBits(),
                learning.values(),
                learning.errors(),
                rule.powersFrom().isPresent(),
                rule.lastShift(),
                learning.rises(),
                rule.rounding() == LearningRule.Rounding.STOCHASTIC,
                latency,
                before.isPresent(),
                before.map(other -> other.slope() instanceof LayerLearning.Slope.One)
                        .orElse(false),
                wholeProducts);
        ErrorParams.Source source =
                switch (rule.error()) {
                    case LearningRule.Target _ -> new ErrorParams.Target(learning.high(), layer.outputValues());
                    case LearningRule.Back(int shift) ->
                        new ErrorParams.Back(
                                behind.orElseThrow().sums(),
                                behind.orElseThrow().values(),
                                shift,
                                learning.slope());
                };
        Optional<ErrorParams.BiasRule> bias = rule.biasBits() == 0
                ? Optional.empty()
                : Optional.of(new ErrorParams.BiasRule(learning.biasFactor(), Range.signed(rule.biasBits())));
        return new LearningParams(
                new EventFormat(layer.inputs(), layer.inputValues()),
                learning,
                new ErrorParams(
                        layer.name(), layer.neurons(), source, rule.powersFrom().orElse(1), walk, bias));
    }

    /** How weights change. */
    public WalkParams walk() {
        return errors.walk();
    }

    /** How biases change; empty if they stay. */
    public Optional<ErrorParams.BiasRule> bias() {
        return errors.bias();
    }

    String name() {
        return errors.name();
    }

    /** What an address can have done in a sample. */
    Activity.Params activity() {
        return new Activity.Params(
                name(),
                events,
                learning.values(),
                learning.counts(),
                errors.walk().every());
    }
}
