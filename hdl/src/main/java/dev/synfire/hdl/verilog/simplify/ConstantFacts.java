package dev.synfire.hdl.verilog.simplify;

import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What is known of a number before any signal is: bits that are always 0, bits that are always 1, and the range it lies
 * in. Numbers have their two's complement's bits here, however many: those above the highest repeat the sign.
 *
 * <p>Each operation gives facts about its exact result; {@link #wrapped} is what keeps only some of the bits. Of several numbers
 * that come from one signal nothing is known that is not known of each: x - x may be anything.
 *
 * @param zeros a 1 where the number always has a 0
 * @param ones  a 1 where the number always has a 1
 */
record ConstantFacts(BigInteger zeros, BigInteger ones, BigInteger min, BigInteger max) {
    private static final BigInteger NONE = BigInteger.ZERO;
    private static final BigInteger ALL = BigInteger.ONE.negate();

    /** Bits and range bound each other: bits bound a range without negative numbers, or of negative numbers only; where
     * its ends agree from the top, bits are known. */
    ConstantFacts {
        BigInteger open = zeros.or(ones).not();
        if (open.signum() >= 0) {
            min = min.max(ones);
            max = max.min(zeros.not());
        }
        if (min.signum() < 0 == max.signum() < 0) {
            BigInteger agreed = ALL.shiftLeft(min.xor(max).bitLength());
            zeros = zeros.or(agreed.andNot(min));
            ones = ones.or(agreed.and(min));
        }
    }

    private static BigInteger below(int places) {
        return BigInteger.ONE.shiftLeft(places).subtract(BigInteger.ONE);
    }

    /** Of one number. */
    static ConstantFacts of(BigInteger number) {
        return new ConstantFacts(number.not(), number, number, number);
    }

    /** Of 1 or 0. */
    static ConstantFacts of(boolean bit) {
        return of(bit ? BigInteger.ONE : BigInteger.ZERO);
    }

    /** Of any number of a range. */
    static ConstantFacts between(BigInteger min, BigInteger max) {
        return new ConstantFacts(NONE, NONE, min, max);
    }

    /** Of any number that the shape holds. */
    static ConstantFacts any(Shape shape) {
        return between(shape.min(), shape.max());
    }

    private static ConstantFacts ofBits(BigInteger zeros, BigInteger ones, Shape shape) {
        return new ConstantFacts(zeros, ones, shape.min(), shape.max());
    }

    /** The number, where it can be one only. */
    Optional<BigInteger> value() {
        return min.equals(max) ? Optional.of(min) : Optional.empty();
    }

    /** True when the number is always this one. */
    boolean is(BigInteger number) {
        return min.equals(number) && max.equals(number);
    }

    /** False when the number is never this one. */
    boolean allow(BigInteger number) {
        return zeros.and(number).signum() == 0
                && ones.andNot(number).signum() == 0
                && number.compareTo(min) >= 0
                && number.compareTo(max) <= 0;
    }

    /** What is known when the number may be the other one as well. */
    ConstantFacts or(ConstantFacts other) {
        return new ConstantFacts(zeros.and(other.zeros), ones.and(other.ones), min.min(other.min), max.max(other.max));
    }

    /** Of two numbers of one shape. */
    ConstantFacts bitwise(Node.BitwiseOperator operator, ConstantFacts other, Shape shape) {
        return switch (operator) {
            case AND -> ofBits(zeros.or(other.zeros), ones.and(other.ones), shape);
            case OR -> ofBits(zeros.and(other.zeros), ones.or(other.ones), shape);
            case XOR ->
                ofBits(
                        zeros.and(other.zeros).or(ones.and(other.ones)),
                        zeros.and(other.ones).or(ones.and(other.zeros)),
                        shape);
        };
    }

    ConstantFacts inverted() {
        return new ConstantFacts(ones, zeros, max.not(), min.not());
    }

    ConstantFacts plus(ConstantFacts other) {
        return sum(other, BigInteger.ZERO);
    }

    ConstantFacts minus(ConstantFacts other) {
        return sum(other.inverted(), BigInteger.ONE);
    }

    ConstantFacts negated() {
        return of(BigInteger.ZERO).minus(this);
    }

    /**
     * A bit of a sum is known where both bits and the carry into them are; the carry is known where the least and the
     * greatest number with the known bits, added, have the same (Regehr and Duongsaa, "Deriving abstract transfer
     * functions for analyzing embedded software", 2006, and LLVM's KnownBits).
     */
    private ConstantFacts sum(ConstantFacts other, BigInteger carry) {
        BigInteger most = zeros.not().add(other.zeros.not()).add(carry);
        BigInteger least = ones.add(other.ones).add(carry);
        BigInteger carriesZero = most.xor(zeros).xor(other.zeros).not();
        BigInteger carriesOne = least.xor(ones).xor(other.ones);
        BigInteger known = zeros.or(ones).and(other.zeros.or(other.ones)).and(carriesZero.or(carriesOne));
        return new ConstantFacts(
                known.andNot(most),
                known.and(least),
                min.add(other.min).add(carry),
                max.add(other.max).add(carry));
    }

    /** The range of a product has its ends among the products of ends; its low bits are 0 where those of factors are. */
    ConstantFacts times(ConstantFacts other) {
        BigInteger[] ends = {
            min.multiply(other.min), min.multiply(other.max), max.multiply(other.min), max.multiply(other.max)
        };
        BigInteger low = ends[0];
        BigInteger high = ends[0];
        for (BigInteger end : ends) {
            low = low.min(end);
            high = high.max(end);
        }
        return new ConstantFacts(below(lowZeros() + other.lowZeros()), NONE, low, high);
    }

    private int lowZeros() {
        return zeros.equals(ALL) ? 0 : zeros.not().getLowestSetBit();
    }

    ConstantFacts shiftedLeft(int places) {
        return new ConstantFacts(
                zeros.shiftLeft(places).or(below(places)),
                ones.shiftLeft(places),
                min.shiftLeft(places),
                max.shiftLeft(places));
    }

    /** Divided by 2^places, toward minus infinity. */
    ConstantFacts shiftedRight(int places) {
        return new ConstantFacts(
                zeros.shiftRight(places), ones.shiftRight(places), min.shiftRight(places), max.shiftRight(places));
    }

    /** Divided by 2^places, toward zero. */
    ConstantFacts dividedBy2(int places) {
        BigInteger divisor = BigInteger.ONE.shiftLeft(places);
        return min.signum() >= 0 ? shiftedRight(places) : between(min.divide(divisor), max.divide(divisor));
    }

    /** The number in the shape that has the same low bits. */
    ConstantFacts wrapped(Shape shape) {
        if (shape.holds(min) && shape.holds(max)) {
            return this;
        }
        Shape signed = Shape.s(shape.width());
        BigInteger none = shape.signed() ? NONE : ALL.shiftLeft(shape.width());
        return ofBits(signed.wrap(zeros).or(none), shape.signed() ? signed.wrap(ones) : shape.wrap(ones), shape);
    }

    /** The number in the shape that is nearest. */
    ConstantFacts clipped(Shape shape) {
        return shape.holds(min) && shape.holds(max)
                ? this
                : between(
                        min.max(shape.min()).min(shape.max()),
                        max.min(shape.max()).max(shape.min()));
    }

    /** How the number compares with the other, where that is the same for all of them. */
    Optional<Boolean> compare(Node.Relation relation, ConstantFacts other) {
        return switch (relation) {
            case LT -> order(max.compareTo(other.min) < 0, min.compareTo(other.max) < 0);
            case LE -> order(max.compareTo(other.min) <= 0, min.compareTo(other.max) <= 0);
            case GT -> other.compare(Node.Relation.LT, this);
            case GE -> other.compare(Node.Relation.LE, this);
            case EQ -> equal(other);
            case NE -> equal(other).map(same -> !same);
        };
    }

    private static Optional<Boolean> order(boolean always, boolean ever) {
        return always == ever ? Optional.of(always) : Optional.empty();
    }

    private Optional<Boolean> equal(ConstantFacts other) {
        boolean apart = max.compareTo(other.min) < 0
                || min.compareTo(other.max) > 0
                || zeros.and(other.ones).signum() != 0
                || ones.and(other.zeros).signum() != 0;
        return apart ? Optional.of(false) : other.value().filter(this::is).map(_ -> true);
    }

    /** These bits and those of a number without a sign behind them. */
    ConstantFacts followedBy(ConstantFacts low, int width) {
        ConstantFacts high = shiftedLeft(width);
        return new ConstantFacts(
                high.zeros.and(low.zeros), high.ones.or(low.ones), high.min.add(low.min), high.max.add(low.max));
    }

    /** All of the low bits joined. */
    Optional<Boolean> reduced(Node.BitwiseOperator operator, int width) {
        BigInteger bits = below(width);
        BigInteger zero = zeros.and(bits);
        BigInteger one = ones.and(bits);
        return switch (operator) {
            case AND -> decided(zero.signum() != 0, one.equals(bits)).map(zeroFound -> !zeroFound);
            case OR -> decided(one.signum() != 0, zero.equals(bits));
            case XOR -> zero.or(one).equals(bits) ? Optional.of(one.bitCount() % 2 == 1) : Optional.empty();
        };
    }

    private static Optional<Boolean> decided(boolean yes, boolean no) {
        return yes || no ? Optional.of(yes) : Optional.empty();
    }
}
