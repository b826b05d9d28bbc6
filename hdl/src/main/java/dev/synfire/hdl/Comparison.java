package dev.synfire.hdl;

import java.math.BigInteger;

/** Comparisons, and what is known of a comparison with a constant before any signal is. */
final class Comparison {
    private Comparison() {}

    static Expr of(Node.Relation relation, Expr left, Expr right) {
        Arithmetic.wider(left, right);
        if (left instanceof Node.Literal && !(right instanceof Node.Literal)) {
            return of(swapped(relation), right, left);
        }
        if (right instanceof Node.Literal literal) {
            BigInteger constant = literal.value();
            Shape shape = left.shape();
            return switch (relation) {
                case EQ -> shape.holds(constant) ? new Node.Compare(relation, left, right) : literal(false);
                case NE -> shape.holds(constant) ? new Node.Compare(relation, left, right) : literal(true);
                case LT, LE, GT, GE -> order(relation, left, constant);
            };
        }
        return new Node.Compare(relation, left, right);
    }

    static Expr of(Node.Relation relation, Expr left, Enum<?> state) {
        Expr right = Constants.state(state);
        States.check(left, right);
        return of(relation, left, right);
    }

    private static Node.Relation swapped(Node.Relation relation) {
        return switch (relation) {
            case EQ, NE -> relation;
            case LT -> Node.Relation.GT;
            case LE -> Node.Relation.GE;
            case GT -> Node.Relation.LT;
            case GE -> Node.Relation.LE;
        };
    }

    static Expr of(Node.Relation relation, Expr left, long number) {
        BigInteger constant = BigInteger.valueOf(number);
        return switch (relation) {
            case EQ, NE -> new Node.Compare(relation, left, Constants.in(left.shape(), constant, "the constant"));
            case LT, LE, GT, GE -> order(relation, left, constant);
        };
    }

    /** An order that the shape alone decides (u(8) &lt; 256) is a constant. */
    private static Expr order(Node.Relation relation, Expr left, BigInteger constant) {
        Shape shape = left.shape();
        int low = shape.min().compareTo(constant);
        int high = shape.max().compareTo(constant);
        return switch (relation) {
            case LT -> decided(relation, left, constant, high < 0, low >= 0);
            case LE -> decided(relation, left, constant, high <= 0, low > 0);
            case GT -> decided(relation, left, constant, low > 0, high <= 0);
            case GE -> decided(relation, left, constant, low >= 0, high < 0);
            case EQ, NE -> throw new IllegalArgumentException(relation.toString());
        };
    }

    private static Expr decided(Node.Relation relation, Expr left, BigInteger constant, boolean always, boolean never) {
        return always || never
                ? literal(always)
                : new Node.Compare(relation, left, new Node.Literal(constant, left.shape()));
    }

    private static Expr literal(boolean value) {
        return new Node.Literal(value ? BigInteger.ONE : BigInteger.ZERO, Shape.bit());
    }
}
