package dev.synfire.hdl;

import java.math.BigInteger;

/** Comparisons, and what is known of a comparison with a constant before any signal is. */
final class Comparison {
    private Comparison() {}

    static Expr of(Node.Relation relation, Expr left, Expr right) {
        Arithmetic.wider(left, right);
        return new Node.Compare(relation, left, right);
    }

    /** An order that the shape alone decides (u(8) &lt; 256) is a constant; an equality outside the shape is a slip. */
    static Expr of(Node.Relation relation, Expr left, long number) {
        Shape shape = left.shape();
        BigInteger constant = BigInteger.valueOf(number);
        int low = shape.min().compareTo(constant);
        int high = shape.max().compareTo(constant);
        return switch (relation) {
            case EQ, NE -> new Node.Compare(relation, left, Constants.in(shape, constant, "the constant"));
            case LT -> decided(relation, left, constant, high < 0, low >= 0);
            case LE -> decided(relation, left, constant, high <= 0, low > 0);
            case GT -> decided(relation, left, constant, low > 0, high <= 0);
            case GE -> decided(relation, left, constant, low >= 0, high < 0);
        };
    }

    private static Expr decided(Node.Relation relation, Expr left, BigInteger constant, boolean always, boolean never) {
        if (always || never) {
            return new Node.Literal(always ? BigInteger.ONE : BigInteger.ZERO, Shape.bit());
        }
        return new Node.Compare(relation, left, Constants.in(left.shape(), constant, "the constant"));
    }
}
