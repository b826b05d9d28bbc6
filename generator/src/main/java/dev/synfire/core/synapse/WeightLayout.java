package dev.synfire.core.synapse;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;

/**
 * Where the words of a full matrix lie: one for each input and each group of neurons.
 *
 * <p>If the groups are a power of two, a word is found by the input's address with the group below it, else if the inputs
 * are one by the group with the address below it: no adder. Otherwise the words of a group lie in a row, and a further group
 * is one addition away.
 *
 * @param inputs addresses of events
 * @param groups of as many neurons as there are lanes
 */
public record WeightLayout(int inputs, int groups) {
    /** How a word is found. */
    public enum Order {
        INPUT_FIRST,
        GROUP_FIRST,
        STEPS
    }

    public Order order() {
        if (inputs > 1 && groups > 1 && Integer.bitCount(groups) == 1) {
            return Order.INPUT_FIRST;
        }
        return inputs > 1 && groups > 1 && Integer.bitCount(inputs) == 1 ? Order.GROUP_FIRST : Order.STEPS;
    }

    public int depth() {
        return inputs * groups;
    }

    /** A word's address. */
    public Shape address() {
        return Shape.index(depth());
    }

    /** The word of that input and that group. */
    public int at(int input, int group) {
        return order() == Order.INPUT_FIRST ? input * groups + group : group * inputs + input;
    }

    /** The same in hardware, where no addition is needed. */
    public Expr at(Expr input, Expr group) {
        return order() == Order.INPUT_FIRST ? Expr.cat(input, group) : Expr.cat(group, input);
    }

    /** For a sentence about a memory of words. */
    @Override
    public String toString() {
        return order() == Order.INPUT_FIRST
                ? "word input * " + groups + " + group"
                : "word group * " + inputs + " + input";
    }
}
