package dev.synfire.hdl;

import dev.synfire.fixed.Rounding;
import dev.synfire.hdl.text.Mistake;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;

/**
 * A value in a design: a signal or an expression over signals; immutable.
 *
 * <p>Arithmetic is lossless: results grow so that every value fits. Operands must have the same sign and binary point;
 * constants given as numbers take them from the other operand. What can lose bits has a name that tells what is lost.
 */
public sealed interface Expr permits Node, Signal {
    /** What the value can hold. */
    Shape shape();

    /** Calls the consumer for the expressions over which this one is, from the left to the right. */
    void operands(Consumer<? super Expr> consumer);

    /** this + other, one bit wider than the wider operand. */
    default Expr add(Expr other) {
        return Arithmetic.add(this, other);
    }

    /** this + constant, one bit wider than the wider operand. */
    default Expr add(long constant) {
        return add(Constants.like(this, constant));
    }

    /** this - other, signed, one bit wider than the wider operand. */
    default Expr sub(Expr other) {
        return Arithmetic.sub(this, other);
    }

    /** this - constant, signed, one bit wider than the wider operand. */
    default Expr sub(long constant) {
        return sub(Constants.like(this, constant));
    }

    /** this * other, as wide as both together. */
    default Expr mul(Expr other) {
        return Arithmetic.mul(this, other);
    }

    /** this * constant, as wide as both together. */
    default Expr mul(long constant) {
        return mul(Constants.like(this, constant));
    }

    /** -this, signed, one bit wider. */
    default Expr neg() {
        return new Node.Negate(this, new Shape(shape().width() + 1, true, shape().fraction()));
    }

    /** The low bits of this + other, in the wider operand's shape. */
    default Expr addWrap(Expr other) {
        return add(other).wrap(Arithmetic.wider(this, other));
    }

    /** The low bits of this + constant, in this shape. */
    default Expr addWrap(long constant) {
        return add(Constants.in(shape(), constant, "the constant")).wrap(shape());
    }

    /** The low bits of this - other, in the wider operand's shape. */
    default Expr subWrap(Expr other) {
        return sub(other).wrap(Arithmetic.wider(this, other));
    }

    /** The low bits of this - constant, in this shape. */
    default Expr subWrap(long constant) {
        return sub(Constants.in(shape(), constant, "the constant")).wrap(shape());
    }

    /** this + other, clipped to the wider operand's shape. */
    default Expr addSat(Expr other) {
        return add(other).sat(Arithmetic.wider(this, other));
    }

    /** this - other, clipped to the wider operand's shape. */
    default Expr subSat(Expr other) {
        return sub(other).sat(Arithmetic.wider(this, other));
    }

    /** Bitwise and; both operands have one shape. */
    default Expr and(Expr other) {
        return Arithmetic.bitwise(Node.BitwiseOperator.AND, this, other);
    }

    /** Bitwise or; both operands have one shape. */
    default Expr or(Expr other) {
        return Arithmetic.bitwise(Node.BitwiseOperator.OR, this, other);
    }

    /** Bitwise exclusive or; both operands have one shape. */
    default Expr xor(Expr other) {
        return Arithmetic.bitwise(Node.BitwiseOperator.XOR, this, other);
    }

    /** Every bit inverted. */
    default Expr not() {
        return this instanceof Node.Invert(Expr operand) ? operand : new Node.Invert(this);
    }

    /** One bit: this = other. */
    default Expr eq(Expr other) {
        return Comparison.of(Node.Relation.EQ, this, other);
    }

    /** One bit: this is not other. */
    default Expr ne(Expr other) {
        return Comparison.of(Node.Relation.NE, this, other);
    }

    /** One bit: this is less than other. */
    default Expr lt(Expr other) {
        return Comparison.of(Node.Relation.LT, this, other);
    }

    /** One bit: this is at most other. */
    default Expr le(Expr other) {
        return Comparison.of(Node.Relation.LE, this, other);
    }

    /** One bit: this is greater than other. */
    default Expr gt(Expr other) {
        return Comparison.of(Node.Relation.GT, this, other);
    }

    /** One bit: this is at least other. */
    default Expr ge(Expr other) {
        return Comparison.of(Node.Relation.GE, this, other);
    }

    /** One bit: this = constant; the constant must fit this shape. */
    default Expr eq(long constant) {
        return Comparison.of(Node.Relation.EQ, this, constant);
    }

    /** One bit: this is not the constant, which must fit this shape. */
    default Expr ne(long constant) {
        return Comparison.of(Node.Relation.NE, this, constant);
    }

    /** One bit: this is less than the constant, which may lie outside this shape. */
    default Expr lt(long constant) {
        return Comparison.of(Node.Relation.LT, this, constant);
    }

    /** One bit: this is at most the constant, which may lie outside this shape. */
    default Expr le(long constant) {
        return Comparison.of(Node.Relation.LE, this, constant);
    }

    /** One bit: this is greater than the constant, which may lie outside this shape. */
    default Expr gt(long constant) {
        return Comparison.of(Node.Relation.GT, this, constant);
    }

    /** One bit: this is at least the constant, which may lie outside this shape. */
    default Expr ge(long constant) {
        return Comparison.of(Node.Relation.GE, this, constant);
    }

    /** One bit: this is in the given state. */
    default Expr eq(Enum<?> state) {
        return Comparison.of(Node.Relation.EQ, this, state);
    }

    /** One bit: this is not in the given state. */
    default Expr ne(Enum<?> state) {
        return Comparison.of(Node.Relation.NE, this, state);
    }

    /** this * 2^places, that much wider. */
    default Expr shl(int places) {
        return places == 0 ? this : new Node.ShiftLeft(this, Mistake.places(places));
    }

    /** The low bits of this * 2^places, in this shape. */
    default Expr shlWrap(int places) {
        return shl(Math.min(places, shape().width())).wrap(shape());
    }

    /** this * 2^places; wider by the largest value that places can have. */
    default Expr shl(Expr places) {
        return Indexing.shiftLeft(this, places);
    }

    /** The low bits of this * 2^places, in this shape. */
    default Expr shlWrap(Expr places) {
        return Indexing.shiftLeftWrap(this, places);
    }

    /** this / 2^places toward minus infinity, in this shape: signed values keep their sign bit. */
    default Expr shr(Expr places) {
        return Indexing.shiftRight(this, places);
    }

    /** The same bits, turned left: the highest become the lowest. */
    default Expr rotateLeft(int places) {
        return Indexing.rotateRight(this, -places);
    }

    /** The same bits, turned right: the lowest become the highest. */
    default Expr rotateRight(int places) {
        return Indexing.rotateRight(this, places);
    }

    /** this / 2^places toward minus infinity, that much narrower, at least one bit. */
    default Expr shr(int places) {
        return shiftRight(places, Rounding.FLOOR);
    }

    /**
     * this / 2^places in the given rounding mode. The result has {@code width - places} bits, one more when rounding
     * half up, and at least one.
     */
    default Expr shiftRight(int places, Rounding rounding) {
        return places == 0 ? this : Arithmetic.shiftRight(this, Mistake.places(places), rounding);
    }

    /** Bits high down to low, unsigned. */
    default Expr bits(int high, int low) {
        if (low < 0 || high < low || high >= shape().width()) {
            throw Mistake.bits(shape().toString(), shape().width(), high, low);
        }
        return new Node.Slice(this, high, low);
    }

    /** That many bits from the given one up, unsigned: Verilog's {@code x[from +: width]}. Bits beyond the highest are 0. */
    default Expr bits(Expr from, int width) {
        return Indexing.part(this, from, width);
    }

    /** One bit; 0 beyond the highest. */
    default Expr bit(Expr index) {
        return Indexing.part(this, index, 1);
    }

    /** One bit. */
    default Expr bit(int index) {
        return bits(index, index);
    }

    /** The most significant bit. */
    default Expr msb() {
        return bit(shape().width() - 1);
    }

    /** These bits the given number of times, unsigned. */
    default Expr replicate(int times) {
        return times == 1 ? bits(shape().width() - 1, 0) : new Node.Replicate(this, Mistake.times(times));
    }

    /** The first value where this bit is 1, else the second; both of one sign, in the wider shape. */
    default Expr mux(Expr whenTrue, Expr whenFalse) {
        return Arithmetic.mux(this, whenTrue, whenFalse);
    }

    /** The first value where this bit is 1, else the constant, which must fit the value's shape. */
    default Expr mux(Expr whenTrue, long whenFalse) {
        return mux(whenTrue, Constants.in(whenTrue.shape(), whenFalse, "the constant"));
    }

    /** The constant where this bit is 1, else the value, whose shape the constant must fit. */
    default Expr mux(long whenTrue, Expr whenFalse) {
        return mux(Constants.in(whenFalse.shape(), whenTrue, "the constant"), whenFalse);
    }

    /**
     * The value at this index, from 0; 0 where there is none. All values have one sign; the result has the
     * widest shape. For many values {@code switch_} reads better in the Verilog.
     */
    default Expr select(List<? extends Expr> values) {
        return Indexing.select(this, values);
    }

    /** The value at this index, from 0; 0 where there is none. */
    default Expr select(Expr... values) {
        return select(List.of(values));
    }

    /** The smaller of two values of one sign, in the wider shape. */
    default Expr min(Expr other) {
        return lt(other).mux(this, other);
    }

    /** The greater of two values of one sign, in the wider shape. */
    default Expr max(Expr other) {
        return gt(other).mux(this, other);
    }

    /** The magnitude, unsigned, of this width: that of the lowest number fits too. */
    default Expr abs() {
        return shape().signed() ? lt(0).mux(neg(), extend(neg().shape())).wrap(Arithmetic.unsigned(shape())) : this;
    }

    /** One bit: any bit is 1. */
    default Expr orReduce() {
        return new Node.Reduce(Node.BitwiseOperator.OR, this);
    }

    /** One bit: all bits are 1. */
    default Expr andReduce() {
        return new Node.Reduce(Node.BitwiseOperator.AND, this);
    }

    /** One bit: the number of ones is odd. */
    default Expr xorReduce() {
        return new Node.Reduce(Node.BitwiseOperator.XOR, this);
    }

    /** The same number in a wider shape; every value of this must fit it. */
    default Expr extend(Shape wider) {
        return Arithmetic.widen(this, wider, "the result");
    }

    /** The same number, signed: one bit wider when this is unsigned. */
    default Expr toSigned() {
        return shape().signed() ? this : extend(new Shape(shape().width() + 1, true, shape().fraction()));
    }

    /** The same bits read as unsigned. */
    default Expr asUnsigned() {
        return Arithmetic.reinterpret(this, false);
    }

    /** The same bits read as signed. */
    default Expr asSigned() {
        return Arithmetic.reinterpret(this, true);
    }

    /** The same bits with the binary point elsewhere: so many of them right of it. */
    default Expr withPoint(int fraction) {
        return Arithmetic.point(this, fraction);
    }

    /** The low bits of this number in the given shape: what does not fit is lost. */
    default Expr wrap(Shape target) {
        return Arithmetic.wrap(this, target);
    }

    /** This number clipped to the range of the given shape. */
    default Expr sat(Shape target) {
        return Arithmetic.saturate(this, target);
    }

    /** The bits of all parts joined, the first part most significant; unsigned. */
    static Expr cat(Expr... parts) {
        return Arithmetic.cat(List.of(parts));
    }

    /** The bits of all parts joined, the first part most significant; unsigned. */
    static Expr cat(List<? extends Expr> parts) {
        return Arithmetic.cat(List.copyOf(parts));
    }

    /** The sum of all values, which have one sign and binary point; as wide as the sum can become, or a few bits more. */
    static Expr sum(List<? extends Expr> values) {
        return Indexing.tree(values, "a sum", Expr::add);
    }

    /** One bit: any of these bits is 1. */
    static Expr any(List<? extends Expr> bits) {
        return Indexing.tree(
                bits, "a choice", (one, other) -> Arithmetic.condition(one).or(other));
    }

    /** One bit: all of these bits are 1. */
    static Expr all(List<? extends Expr> bits) {
        return Indexing.tree(
                bits, "a choice", (one, other) -> Arithmetic.condition(one).and(other));
    }

    /** A constant; its value must fit the shape. */
    static Expr lit(long value, Shape shape) {
        return Constants.in(shape, value, "the constant");
    }

    /** A constant of any width; its value must fit the shape. */
    static Expr lit(BigInteger value, Shape shape) {
        return Constants.in(shape, value, "the constant");
    }

    /** A named state as a constant; it appears by its name in the Verilog. */
    static Expr lit(Enum<?> state) {
        return Constants.state(state);
    }
}
