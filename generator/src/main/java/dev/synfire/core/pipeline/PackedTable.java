package dev.synfire.core.pipeline;

import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Shape;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several constants looked up by one index, side by side in one memory. What is the same for every index is a literal and
 * takes no memory.
 *
 * @param name of the memory
 * @param columns what stands in a word, the first in the lowest bits; each with a value for every index
 */
public record PackedTable(String name, List<Column> columns) {
    /**
     * One of the constants.
     *
     * @param values not negative
     */
    public record Column(String name, Shape shape, IntVector values) {
        public boolean isUniform() {
            return values.isUniform(values.get(0));
        }
    }

    /** Up to that many bits a table is plain logic. */
    private static final int SMALL = 1024;

    /** Whether a constant is the same for every index. */
    public boolean isUniform(String column) {
        return columns.stream().allMatch(c -> !c.name().equals(column) || c.isUniform());
    }

    /** The constants by name, one clock edge with enable after their index is there. */
    public Map<String, Expr> read(CoreComponent<?> owner, Expr index, Expr enable, Memory.Style style) {
        Map<String, Expr> constants = new HashMap<>();
        columns.stream()
                .filter(Column::isUniform)
                .forEach(c -> constants.put(c.name(), Expr.lit(c.values().get(0), c.shape())));
        List<Column> stored = columns.stream().filter(c -> !c.isUniform()).toList();
        if (stored.isEmpty()) {
            return constants;
        }
        int width = stored.stream().mapToInt(c -> c.shape().width()).sum();
        int depth = stored.getFirst().values().size();
        Expr word = owner.words(name, depth, Shape.u(width))
                .style(depth * width <= SMALL ? Memory.Style.REGISTERS : style)
                .contents(contents(stored))
                .read(name + "_entry", index, enable);
        int from = 0;
        for (Column column : stored) {
            int bits = column.shape().width();
            constants.put(column.name(), width == bits ? word : word.bits(from + bits - 1, from));
            from += bits;
        }
        return constants;
    }

    private static List<BigInteger> contents(List<Column> stored) {
        var words = new BigInteger[stored.getFirst().values().size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = BigInteger.ZERO;
            int from = 0;
            for (Column column : stored) {
                BigInteger value = BigInteger.valueOf(column.values().get(i));
                words[i] = words[i].or(value.shiftLeft(from));
                from += column.shape().width();
            }
        }
        return List.of(words);
    }
}
