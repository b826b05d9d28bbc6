package dev.synfire.core.learning;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.LayerLearning;
import java.util.Optional;

/**
 * What shapes the error unit of a layer.
 *
 * @param name the layer's name
 * @param neurons how many it has
 * @param source where the errors come from
 * @param least 1, or with {@code powers} the least magnitude that is not taken for 0
 * @param walk the walk that uses the errors
 * @param bias how biases learn; empty where there are none
 */
public record ErrorParams(
        String name, int neurons, Source source, long least, WalkParams walk, Optional<BiasRule> bias) {
    /** Where the error of a neuron comes from. */
    public sealed interface Source {}

    /**
     * From the label: what the neuron should send less what it sent.
     *
     * @param high what the neuron of the label should send; the others 0
     * @param outputs what a neuron can send
     */
    public record Target(long high, Range outputs) implements Source {}

    /**
     * From the layer behind: S[j], divided by 2^shift to the nearest, halves up, saturated, times the slope.
     *
     * @param sums what S can be
     * @param values what the neurons do in a sample, as the layer behind sees it
     * @param shift of the division
     * @param slope of the activation, by what the neuron did
     */
    public record Back(Range sums, Range values, int shift, LayerLearning.Slope slope) implements Source {}

    /**
     * b[n] = saturate(b[n] + halfUp(P[n] * factor / 2^shift)).
     *
     * @param factor the constant X of the bias, times the unit of biases
     * @param range of a bias
     */
    public record BiasRule(long factor, Range range) {
        /** A bias. */
        public Shape shape() {
            return Shapes.signed(range);
        }
    }

    /** Neurons and the lanes of the last group that have none. */
    int places() {
        return walk.groups() * walk.lanes();
    }

    /** What is remembered of each neuron until the errors are due. */
    Shape kept() {
        return switch (source) {
            case Target target -> Shapes.of(target.outputs());
            case Back _ -> Shape.s(walk.errors().union(new Range(-1, 0)).bits());
        };
    }
}
