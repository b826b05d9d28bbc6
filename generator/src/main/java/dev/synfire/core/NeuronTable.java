package dev.synfire.core;

import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.plan.MemoryStyle;
import java.util.stream.IntStream;

/**
 * One constant a neuron: a threshold, a bias, a multiplier. Where all neurons share one it is a literal and takes no
 * memory; where 2^k neurons after each other always do, as those of an output channel whose planes are of that size, a word
 * serves them all and is found by the upper bits of the neuron's number.
 *
 * @param name of the memory
 * @param values one a neuron
 * @param shape holds them all
 * @param style what the memory is built from
 */
record NeuronTable(String name, IntVector values, Shape shape, MemoryStyle style) {
    /** Up to that many bits a table is plain logic. */
    private static final int SMALL = 1024;

    /** The neuron's constant, one stage after its number is known. */
    Expr read(CoreComponent<?> owner, String readName, Expr neuron, Expr enable) {
        if (values.isUniform(values.get(0))) {
            return Expr.lit(values.get(0), shape);
        }
        int low = sharedBits();
        int count = Math.ceilDiv(values.size(), 1 << low);
        long[] words =
                IntStream.range(0, count).mapToLong(i -> values.get(i << low)).toArray();
        Expr index = low == 0 ? neuron : neuron.bits(neuron.shape().width() - 1, low);
        return owner.words(name, count, shape)
                .style(Shapes.style(low > 0 && count * shape.width() <= SMALL ? MemoryStyle.REGISTERS : style))
                .contents(words)
                .read(readName, index, enable);
    }

    /** The low bits of a neuron's number that never matter. */
    private int sharedBits() {
        int low = 0;
        while (shared(low + 1)) {
            low++;
        }
        return low;
    }

    private boolean shared(int low) {
        return IntStream.range(0, values.size()).allMatch(n -> values.get(n) == values.get(n >> low << low));
    }
}
