package dev.synfire.hdl;

import dev.synfire.fixed.Rounding;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Well-typed expressions over given signals, of every verb the builder has. */
public final class RandomExpressions {
    private static final int WIDEST = 160;

    private final RandomGenerator random;
    private final List<? extends Expr> leaves;

    public RandomExpressions(RandomGenerator random, List<? extends Expr> leaves) {
        this.random = random;
        this.leaves = leaves;
    }

    /** An expression of at most that depth. */
    public Expr any(int depth) {
        if (depth == 0) {
            return leaves.get(random.nextInt(leaves.size()));
        }
        Expr value = operation(depth - 1);
        return value.shape().width() > WIDEST ? value.wrap(value.shape().withWidth(1 + random.nextInt(70))) : value;
    }

    private Expr operation(int depth) {
        Expr a = any(depth);
        return switch (random.nextInt(36)) {
            case 0, 1 -> a.add(like(a, depth));
            case 2, 3 -> a.sub(like(a, depth));
            case 4, 5 -> a.shape().width() > 40 ? a.not() : a.mul(narrow(like(a, depth)));
            case 6 -> a.neg();
            case 7 -> a.addWrap(like(a, depth));
            case 8 -> a.subWrap(like(a, depth));
            case 9 -> a.addSat(like(a, depth));
            case 10 -> a.and(same(a, depth));
            case 11 -> a.or(same(a, depth));
            case 12 -> a.xor(same(a, depth));
            case 13 -> a.not();
            case 14 -> compare(a, like(a, depth));
            case 15 -> compare(a, depth);
            case 16 -> a.shl(1 + random.nextInt(5));
            case 17 -> a.shr(1 + random.nextInt(a.shape().width() + 2));
            case 18 -> a.shiftRight(1 + random.nextInt(a.shape().width() + 1), Rounding.HALF_UP);
            case 19 -> a.shiftRight(1 + random.nextInt(a.shape().width() + 1), Rounding.TOWARD_ZERO);
            case 20 -> {
                int low = random.nextInt(a.shape().width());
                yield a.bits(low + random.nextInt(a.shape().width() - low), low);
            }
            case 21 -> Expr.cat(a, any(depth), any(depth));
            case 22 -> a.shape().width() > 20 ? a.xorReduce() : a.replicate(1 + random.nextInt(4));
            case 23 -> any(depth).orReduce().mux(a, like(a, depth));
            case 24 -> random.nextBoolean() ? a.orReduce() : a.andReduce();
            case 25 -> a.shape().signed() ? a.asUnsigned() : random.nextBoolean() ? a.asSigned() : a.toSigned();
            case 26 -> a.wrap(shape());
            case 27 -> a.shl(count(depth, 5));
            case 28 -> a.shlWrap(count(depth, 8));
            case 29 -> a.shr(count(depth, 8));
            case 30 -> a.bit(count(depth, 8));
            case 31 -> a.bits(count(depth, 8), 1 + random.nextInt(a.shape().width()));
            case 32 -> random.nextBoolean() ? a.min(like(a, depth)) : a.max(like(a, depth));
            case 33 -> a.shape().signed() ? a.abs() : a.rotateLeft(random.nextInt(9));
            case 34 -> count(depth, 3).select(a, like(a, depth), like(a, depth));
            default -> a.sat(shape());
        };
    }

    /** An unsigned value of few bits. */
    private Expr count(int depth, int widest) {
        return any(depth).asUnsigned().wrap(Shape.u(1 + random.nextInt(widest)));
    }

    private Shape shape() {
        int width = 1 + random.nextInt(random.nextInt(5) == 0 ? 70 : 12);
        return random.nextBoolean() ? Shape.s(width) : Shape.u(width);
    }

    /** A value of the other's sign. */
    private Expr like(Expr other, int depth) {
        if (random.nextInt(6) == 0) {
            return constant(other.shape());
        }
        Expr value = any(depth);
        return value.shape().signed() == other.shape().signed()
                ? value
                : other.shape().signed() ? value.toSigned() : value.asUnsigned();
    }

    private Expr narrow(Expr value) {
        return value.shape().width() <= 40 ? value : value.wrap(value.shape().withWidth(40));
    }

    private Expr same(Expr other, int depth) {
        return like(other, depth).wrap(other.shape());
    }

    /** Neither end of the range, at which linters find comparisons idle. */
    private Expr constant(Shape shape) {
        if (shape.width() < 3) {
            return leaves.stream()
                    .filter(leaf -> leaf.shape().signed() == shape.signed())
                    .findFirst()
                    .map(Expr.class::cast)
                    .orElseThrow();
        }
        long bound = 1L << Math.min(40, shape.width() - 2);
        long value = 1 + random.nextLong(bound);
        return Expr.lit(shape.signed() && random.nextBoolean() ? -value : value, shape);
    }

    private Expr compare(Expr a, Expr b) {
        return switch (random.nextInt(6)) {
            case 0 -> a.eq(b);
            case 1 -> a.ne(b);
            case 2 -> a.lt(b);
            case 3 -> a.le(b);
            case 4 -> a.gt(b);
            default -> a.ge(b);
        };
    }

    private Expr compare(Expr a, int depth) {
        long constant = random.nextBoolean() ? random.nextLong(-3, 4) : random.nextLong(-300, 300);
        return switch (random.nextInt(4)) {
            case 0 -> a.lt(constant);
            case 1 -> a.le(constant);
            case 2 -> a.gt(constant);
            default -> a.ge(constant);
        };
    }

    /** A value that lies at the ends of the range more often than not. */
    public static BigInteger value(RandomGenerator random, Signal signal) {
        Shape shape = signal.shape();
        return switch (random.nextInt(5)) {
            case 0 -> shape.min();
            case 1 -> shape.max();
            case 2 -> BigInteger.ZERO;
            default -> shape.wrap(new BigInteger(shape.width(), new Random(random.nextLong())));
        };
    }
}
