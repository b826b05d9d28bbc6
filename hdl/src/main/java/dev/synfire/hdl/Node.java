package dev.synfire.hdl;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;

/** An expression over other expressions. The builder's verbs make them well typed; the printers and simulators read them. */
public sealed interface Node extends Expr {
    /** Operators on each bit. */
    enum BitwiseOperator {
        AND,
        OR,
        XOR
    }

    /** How two numbers are compared. */
    enum Relation {
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE
    }

    /** Operators whose exact result is a number of a wider shape. */
    enum ArithmeticOperator {
        ADD,
        SUB,
        MUL
    }

    /** The shape of operators that keep that of their first operand, however many there are in a row. */
    private static Shape shapeBelow(Expr value) {
        Expr at = value;
        while (true) {
            if (at instanceof Bitwise node) {
                at = node.left();
            } else if (at instanceof Invert node) {
                at = node.operand();
            } else if (at instanceof ShiftRightBy node) {
                at = node.operand();
            } else {
                return at.shape();
            }
        }
    }

    /** A constant. */
    record Literal(BigInteger value, Shape shape) implements Node {
        @Override
        public void operands(Consumer<? super Expr> consumer) {}

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** A constant that has a name: a state of a state machine. */
    record State(Enum<?> constant, Shape shape) implements Node {
        @Override
        public void operands(Consumer<? super Expr> consumer) {}

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** The exact sum, difference or product; operands have the same sign. */
    record Arith(ArithmeticOperator operator, Expr left, Expr right, Shape shape) implements Node {
        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(left);
            consumer.accept(right);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** The exact negative. */
    record Negate(Expr operand, Shape shape) implements Node {
        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** A bitwise operator on operands of one shape. */
    record Bitwise(BitwiseOperator operator, Expr left, Expr right) implements Node {
        @Override
        public Shape shape() {
            return shapeBelow(this);
        }

        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(left);
            consumer.accept(right);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** Every bit inverted. */
    record Invert(Expr operand) implements Node {
        @Override
        public Shape shape() {
            return shapeBelow(this);
        }

        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** All bits of a value joined by an operator. */
    record Reduce(BitwiseOperator operator, Expr operand) implements Node {
        @Override
        public Shape shape() {
            return Shape.bit();
        }

        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** Two numbers of the same sign compared. */
    record Compare(Relation relation, Expr left, Expr right) implements Node {
        @Override
        public Shape shape() {
            return Shape.bit();
        }

        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(left);
            consumer.accept(right);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** A choice; both values fit the shape. */
    record Mux(Expr condition, Expr whenTrue, Expr whenFalse, Shape shape) implements Node {
        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(condition);
            consumer.accept(whenTrue);
            consumer.accept(whenFalse);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** Bits high down to low. */
    record Slice(Expr operand, int high, int low) implements Node {
        @Override
        public Shape shape() {
            return Shape.u(high - low + 1);
        }

        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** Parts joined, the most significant first. */
    record Concat(List<Expr> parts, Shape shape) implements Node {
        @Override
        public void operands(Consumer<? super Expr> consumer) {
            parts.forEach(consumer);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** The same bits several times. */
    record Replicate(Expr operand, int times) implements Node {
        @Override
        public Shape shape() {
            return Shape.u(operand.shape().width() * times);
        }

        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** Multiplied by a power of two, exactly. */
    record ShiftLeft(Expr operand, int places) implements Node {
        @Override
        public Shape shape() {
            return operand.shape().withWidth(operand.shape().width() + places);
        }

        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /**
     * The low bits, in the shape, of a number multiplied by 2^places; exact where the shape has as many bits more as
     * places can count.
     */
    record ShiftLeftBy(Expr operand, Expr places, Shape shape) implements Node {
        /** True when nothing is lost. */
        public boolean exact() {
            return shape.width() - operand.shape().width()
                    >= places.shape().max().intValueExact();
        }

        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
            consumer.accept(places);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** Divided by 2^places toward minus infinity. */
    record ShiftRightBy(Expr operand, Expr places) implements Node {
        @Override
        public Shape shape() {
            return shapeBelow(this);
        }

        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
            consumer.accept(places);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** Bits from the given one up; 0 beyond the highest. */
    record Part(Expr operand, Expr from, int width) implements Node {
        @Override
        public Shape shape() {
            return Shape.u(width);
        }

        /** True when no value of {@code from} looks beyond the highest bit. */
        public boolean inside() {
            return from.shape().max().intValueExact() + width <= operand.shape().width();
        }

        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
            consumer.accept(from);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** The same bits, read with another sign or binary point. */
    record Reinterpret(Expr operand, Shape shape) implements Node {
        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** The same number in a shape that holds it. */
    record Widen(Expr operand, Shape shape) implements Node {
        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** The low bits of a number. */
    record Wrap(Expr operand, Shape shape) implements Node {
        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** A number clipped to a shape. */
    record Saturate(Expr operand, Shape shape) implements Node {
        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** Divided by a power of two, rounded to the nearest, halves up; low bits are given up. */
    record RoundHalfUp(Expr operand, int places, Shape shape) implements Node {
        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** Divided by a power of two, rounded toward zero. */
    record RoundTowardZero(Expr operand, int places, Shape shape) implements Node {
        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(operand);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }

    /** The word of a memory now, without a clock edge. */
    record ReadNow(Memory memory, Expr address) implements Node {
        @Override
        public Shape shape() {
            return memory.shape();
        }

        @Override
        public void operands(Consumer<? super Expr> consumer) {
            consumer.accept(address);
        }

        @Override
        public String toString() {
            return NodeText.of(this);
        }
    }
}
