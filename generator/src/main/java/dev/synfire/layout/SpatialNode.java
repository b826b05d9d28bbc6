package dev.synfire.layout;

import dev.synfire.fixed.Range;
import java.util.List;

/**
 * A part of the sums of a spatial layer: an unsigned number, made of a tick's inputs, that stands in a register.
 *
 * <p>Nothing is ever subtracted. What is negative is a number from 0 on too, and how much lower it should be is known
 * beforehand ({@link #base}); these constants are added up, and become one with the bias. So no adder needs an inverter
 * before it.
 */
public sealed interface SpatialNode {
    /** How many registers lie between a tick's inputs and this. */
    int level();

    /** The largest number that this can be. */
    long most();

    /** What is to be added to this to get the sum of weight times input that it stands for. */
    long base();

    /** How wide it is. */
    default int width() {
        return Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, most()));
    }

    /**
     * An input, as a number from 0 on.
     *
     * @param input its place in the vector
     * @param values what it may be
     * @param negated whether it stands for the input times -1
     */
    record Wire(int input, Range values, boolean negated) implements SpatialNode {
        @Override
        public int level() {
            return 0;
        }

        @Override
        public long most() {
            return (1L << values.bits()) - 1;
        }

        @Override
        public long base() {
            long lowest = values.signed() ? -(1L << (values.bits() - 1)) : 0;
            return negated ? -(lowest + most()) : lowest;
        }
    }

    /**
     * The sum of weight times input of a few inputs, which have four bits at most together: a look-up table for each bit.
     *
     * @param inputs their places in the vector, ascending
     * @param values what each may be
     * @param weights none 0
     */
    record Table(List<Integer> inputs, List<Range> values, List<Integer> weights) implements SpatialNode {
        @Override
        public int level() {
            return 1;
        }

        @Override
        public long most() {
            long most = 0;
            for (int i = 0; i < inputs.size(); i++) {
                most += Math.abs(weights.get(i))
                        * (values.get(i).max() - values.get(i).min());
            }
            return most;
        }

        @Override
        public long base() {
            long base = 0;
            for (int i = 0; i < inputs.size(); i++) {
                long weight = weights.get(i);
                base += Math.min(
                        weight * values.get(i).min(), weight * values.get(i).max());
            }
            return base;
        }
    }

    /** The sum of two parts, of which one is not shifted. */
    final class Sum implements SpatialNode {
        private final SpatialOperand first;
        private final SpatialOperand second;
        private final int level;

        /** A sum, one level above the higher of both. */
        Sum(SpatialOperand first, SpatialOperand second) {
            this.first = first;
            this.second = second;
            this.level = 1 + Math.max(first.node().level(), second.node().level());
        }

        public SpatialOperand first() {
            return first;
        }

        public SpatialOperand second() {
            return second;
        }

        @Override
        public int level() {
            return level;
        }

        @Override
        public long most() {
            return first.most() + second.most();
        }

        @Override
        public long base() {
            return first.base() + second.base();
        }
    }
}
