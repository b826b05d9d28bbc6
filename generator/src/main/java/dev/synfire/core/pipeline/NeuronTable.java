package dev.synfire.core.pipeline;

import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.layout.ReserveWidths;
import java.util.stream.IntStream;

/**
 * One constant a neuron: a threshold, a bias, a multiplier. Where all neurons share one it is a literal and takes no
 * memory; where 2^k neurons after each other always do, as those of an output channel whose planes are of that size, a word
 * serves them all and is found by the upper bits of the neuron's number.
 *
 * @param name of the memory
 * @param values one per neuron
 * @param shape holds them all
 * @param style what the memory is built from
 * @param exchangeable whether other constants may take their place in a finished bitstream: a memory in any case
 */
public record NeuronTable(String name, IntVector values, Shape shape, MemoryStyle style, boolean exchangeable) {
    /** Up to that many bits a table is plain logic. */
    private static final int SMALL = 1024;

    /** Constants that stay. */
    public NeuronTable(String name, IntVector values, Shape shape, MemoryStyle style) {
        this(name, values, shape, style, false);
    }

    /** The biases of neurons, 0 bits wide where there are none and none may come. */
    public static NeuronTable biases(IntVector biases, LayerPlan plan) {
        return plan.room()
                .filter(room -> room.biasBits() > 0)
                .map(room -> new NeuronTable("biases", biases, Shape.s(room.biasBits()), plan.parameters(), true))
                .orElseGet(() -> new NeuronTable("biases", biases, Shapes.signed(biases), plan.parameters()));
    }

    /** Whether all neurons share one constant for good, which is then a literal. */
    public boolean isConstant() {
        return !exchangeable && values.isUniform(values.get(0));
    }

    /** Whether the constant of every neuron is 0 for good. */
    public boolean isZero() {
        return isConstant() && values.get(0) == 0;
    }

    /** The neuron's constant, one stage after its number is known. */
    public Expr read(CoreComponent<?> owner, String readName, Expr neuron, Expr enable) {
        if (isConstant()) {
            return Expr.lit(values.get(0), shape);
        }
        if (exchangeable) {
            return owner.words(name, ReserveWidths.words(values.size()), shape)
                    .style(Shapes.style(style))
                    .contents(values.stream().asLongStream().toArray())
                    .read(readName, neuron, enable);
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
