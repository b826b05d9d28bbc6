package dev.synfire.core;

import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.plan.MemoryStyle;

/**
 * One constant a neuron: a threshold, a bias, a multiplier. Where all neurons share one it is a literal and takes no
 * memory.
 *
 * @param name of the memory
 * @param values one a neuron
 * @param shape holds them all
 * @param style what the memory is built from
 */
record NeuronTable(String name, IntVector values, Shape shape, MemoryStyle style) {
    /** The neuron's constant, one stage after its number is known. */
    Expr read(CoreComponent<?> owner, String readName, Expr neuron, Expr enable) {
        if (values.isUniform(values.get(0))) {
            return Expr.lit(values.get(0), shape);
        }
        return owner.words(name, values.size(), shape)
                .style(Shapes.style(style))
                .contents(values.stream().asLongStream().toArray())
                .read(readName, neuron, enable);
    }
}
