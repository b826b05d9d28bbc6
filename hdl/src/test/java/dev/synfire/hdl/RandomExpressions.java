package dev.synfire.hdl;

import dev.synfire.fixed.Rounding;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Well-typed expressions over given signals, of every verb the builder has. A choice of 0 is the simplest: the first
 * leaf.
 */
public final class RandomExpressions {
    /** How many verbs there are, by number. */
    public static final int VERBS = 43;

    private static final int WIDEST = 160;

    private final RandomGenerator random;
    private final List<? extends Expr> leaves;

    public RandomExpressions(RandomGenerator random, List<? extends Expr> leaves) {
        this.random = random;
        this.leaves = leaves;
    }

    /** An expression of at most that depth. */
    public Expr any(int depth) {
        if (depth == 0 || random.nextInt(9) == 0) {
            return leaves.get(random.nextInt(leaves.size()));
        }
        return apply(random.nextInt(VERBS), any(depth - 1), depth - 1);
    }

    /** A verb with this operand, and others of at most that depth. */
    public Expr apply(int verb, Expr operand, int depth) {
        Expr value = verb(verb, operand, depth);
        return value.shape().width() > WIDEST ? value.wrap(value.shape().withWidth(1 + random.nextInt(70))) : value;
    }

    private Expr verb(int verb, Expr a, int depth) {
        int width = a.shape().width();
        return switch (verb) {
            case 0 -> a.add(like(a, depth));
            case 1 -> a.sub(like(a, depth));
            case 2 -> a.mul(narrow(like(a, depth)));
            case 3 -> a.neg();
            case 4 -> a.addWrap(like(a, depth));
            case 5 -> a.subWrap(like(a, depth));
            case 6 -> a.addSat(like(a, depth));
            case 7 -> a.subSat(like(a, depth));
            case 8 -> a.and(same(a, depth));
            case 9 -> a.or(same(a, depth));
            case 10 -> a.xor(same(a, depth));
            case 11 -> a.not();
            case 12 -> a.eq(like(a, depth));
            case 13 -> a.ne(like(a, depth));
            case 14 -> a.lt(like(a, depth));
            case 15 -> a.le(like(a, depth));
            case 16 -> a.gt(like(a, depth));
            case 17 -> a.ge(like(a, depth));
            case 18 -> compare(a);
            case 19 -> a.shl(1 + random.nextInt(5));
            case 20 -> a.shr(1 + random.nextInt(width + 2));
            case 21 -> a.shiftRight(1 + random.nextInt(width + 1), Rounding.HALF_UP);
            case 22 -> a.shiftRight(1 + random.nextInt(width + 1), Rounding.TOWARD_ZERO);
            case 23 -> {
                int low = random.nextInt(width);
                yield a.bits(low + random.nextInt(width - low), low);
            }
            case 24 -> Expr.cat(a, any(depth), any(depth));
            case 25 -> a.replicate(1 + random.nextInt(width > 30 ? 2 : 4));
            case 26 -> any(depth).orReduce().mux(a, like(a, depth));
            case 27 -> a.orReduce();
            case 28 -> a.andReduce();
            case 29 -> a.xorReduce();
            case 30 -> a.shape().signed() ? a.asUnsigned() : a.asSigned();
            case 31 -> a.toSigned().extend(Shape.s(width + 1 + random.nextInt(9)));
            case 32 ->
                a.wrap(
                        width == 1 && random.nextInt(4) < 3
                                ? new Shape(1, !a.shape().signed(), 0)
                                : shape());
            case 33 -> a.sat(shape());
            case 34 -> a.shl(count(depth, 5));
            case 35 -> a.shlWrap(count(depth, 8));
            case 36 -> a.shr(count(depth, 8));
            case 37 -> a.bit(count(depth, 8));
            case 38 -> a.bits(count(depth, 8), 1 + random.nextInt(width));
            case 39 -> a.min(like(a, depth));
            case 40 -> a.max(like(a, depth));
            case 41 -> a.shape().signed() ? a.abs() : a.rotateLeft(random.nextInt(9));
            case 42 -> count(depth, 3).select(a, like(a, depth), like(a, depth));
            default -> throw new IllegalArgumentException("no verb " + verb);
        };
    }

    /** An unsigned value of few bits. */
    private Expr count(int depth, int widest) {
        return any(depth).asUnsigned().wrap(Shape.u(1 + random.nextInt(widest)));
    }

    private Shape shape() {
        int width = 1 + random.nextInt(random.nextInt(4) == 3 ? 70 : 12);
        return random.nextBoolean() ? Shape.s(width) : Shape.u(width);
    }

    /** A value of the other's sign. */
    private Expr like(Expr other, int depth) {
        if (random.nextInt(6) == 5) {
            return constant(other.shape());
        }
        return signed(any(depth), other.shape().signed());
    }

    private static Expr signed(Expr value, boolean signed) {
        return value.shape().signed() == signed ? value : signed ? value.toSigned() : value.asUnsigned();
    }

    private Expr narrow(Expr value) {
        return value.shape().width() <= 80 ? value : value.wrap(value.shape().withWidth(80));
    }

    private Expr same(Expr other, int depth) {
        return like(other, depth).wrap(other.shape());
    }

    /** Neither end of the range, at which linters find comparisons idle. */
    private Expr constant(Shape shape) {
        if (shape.width() < 3) {
            return signed(any(0), shape.signed());
        }
        long bound = 1L << Math.min(40, shape.width() - 2);
        long value = 1 + random.nextLong(bound);
        return Expr.lit(shape.signed() && random.nextBoolean() ? -value : value, shape);
    }

    private Expr compare(Expr a) {
        long constant = random.nextBoolean() ? random.nextInt(-300, 300) : random.nextInt(-3, 4);
        return switch (random.nextInt(4)) {
            case 0 -> a.lt(constant);
            case 1 -> a.le(constant);
            case 2 -> a.gt(constant);
            default -> a.ge(constant);
        };
    }

    /** A value that lies at the ends of the range more often than not. */
    public static BigInteger value(RandomGenerator random, Shape shape) {
        return switch (random.nextInt(6)) {
            case 0 -> shape.min();
            case 1 -> shape.max();
            case 2 -> BigInteger.ZERO;
            case 3 -> shape.wrap(BigInteger.valueOf(random.nextInt(9) - 4));
            default -> shape.wrap(new BigInteger(shape.width(), new Random(random.nextLong())));
        };
    }
}
