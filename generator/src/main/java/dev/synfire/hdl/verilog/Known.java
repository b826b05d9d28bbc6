package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what an expression is whatever the signals are: arithmetic on constants, a comparison of a thing with itself.
 * Linters find such things too, and call them slips; printed as the constants that they are, they read better.
 */
final class Known {
    private final Map<Signal, BigInteger> named = new IdentityHashMap<>();

    /** Looks at what a name stands for, so that it is known where only the name is read. */
    void name(Signal signal, Expr value) {
        value(value).ifPresent(number -> named.put(signal, number));
    }

    /** The number that the expression always is, as a literal; the expression itself where it depends on a signal or is a name. */
    Expr simple(Expr expr) {
        return expr instanceof Signal || expr instanceof Node.Literal
                ? expr
                : value(expr)
                        .<Expr>map(number -> new Node.Literal(number, expr.shape()))
                        .orElse(expr);
    }

    /** The number that the expression always is. */
    Optional<BigInteger> value(Expr expr) {
        return switch (expr) {
            case Signal signal -> Optional.ofNullable(named.get(signal));
            case Node.State _, Node.ReadNow _ -> Optional.empty();
            case Node.Literal literal -> Optional.of(literal.value());
            case Node.Arith node -> arithmetic(node);
            case Node.Bitwise node -> bitwise(node);
            case Node.Compare node -> compare(node).map(Known::bit);
            case Node.Mux node -> mux(node);
            case Node.Reduce node -> reduce(node);
            case Node.Concat node -> concat(node);
            case Node.Replicate node -> replicate(node);
            case Node.Negate node -> value(node.operand()).map(BigInteger::negate);
            case Node.Invert node ->
                value(node.operand()).map(number -> expr.shape().wrap(number.not()));
            case Node.Slice node ->
                value(node.operand()).map(number -> expr.shape().wrap(number.shiftRight(node.low())));
            case Node.ShiftLeft node -> value(node.operand()).map(number -> number.shiftLeft(node.places()));
            case Node.ShiftLeftBy node ->
                both(node.operand(), node.places(), BigInteger::shiftLeft).map(expr.shape()::wrap);
            case Node.ShiftRightBy node -> both(node.operand(), node.places(), BigInteger::shiftRight);
            case Node.Part node ->
                both(node.operand().bits(node.operand().shape().width() - 1, 0), node.from(), BigInteger::shiftRight)
                        .map(expr.shape()::wrap);
            case Node.Reinterpret node ->
                value(node.operand()).map(number -> expr.shape().wrap(number));
            case Node.Widen node -> value(node.operand());
            case Node.Wrap node ->
                value(node.operand()).map(number -> expr.shape().wrap(number));
            case Node.Saturate node ->
                value(node.operand()).map(number -> number.max(expr.shape().min())
                        .min(expr.shape().max()));
            case Node.RoundHalfUp node ->
                value(node.operand()).map(number -> number.shiftRight(node.places() - 1)
                        .add(BigInteger.ONE)
                        .shiftRight(1));
            case Node.RoundTowardZero node ->
                value(node.operand()).map(number -> number.divide(BigInteger.ONE.shiftLeft(node.places())));
        };
    }

    private interface Shift {
        BigInteger by(BigInteger number, int places);
    }

    private Optional<BigInteger> both(Expr operand, Expr places, Shift shift) {
        return value(operand)
                .flatMap(number -> number.signum() == 0
                        ? Optional.of(number)
                        : value(places).map(count -> shift.by(number, count.intValueExact())));
    }

    private Optional<BigInteger> arithmetic(Node.Arith node) {
        Optional<BigInteger> left = value(node.left());
        Optional<BigInteger> right = value(node.right());
        boolean product = node.operator() == Node.ArithmeticOperator.MUL;
        if (product && (isZero(left) || isZero(right))
                || node.operator() == Node.ArithmeticOperator.SUB && node.left().equals(node.right())) {
            return Optional.of(BigInteger.ZERO);
        }
        return left.flatMap(a -> right.map(b -> switch (node.operator()) {
            case ADD -> a.add(b);
            case SUB -> a.subtract(b);
            case MUL -> a.multiply(b);
        }));
    }

    private static boolean isZero(Optional<BigInteger> number) {
        return number.filter(value -> value.signum() == 0).isPresent();
    }

    private Optional<BigInteger> bitwise(Node.Bitwise node) {
        Optional<BigInteger> left = value(node.left());
        Optional<BigInteger> right = value(node.right());
        BigInteger ones = node.shape().wrap(BigInteger.ONE.negate());
        return switch (node.operator()) {
            case AND ->
                isZero(left) || isZero(right) ? Optional.of(BigInteger.ZERO) : left.flatMap(a -> right.map(a::and));
            case OR ->
                left.equals(Optional.of(ones)) || right.equals(Optional.of(ones))
                        ? Optional.of(ones)
                        : left.flatMap(a -> right.map(a::or));
            case XOR ->
                node.left().equals(node.right())
                        ? Optional.of(BigInteger.ZERO)
                        : left.flatMap(a -> right.map(b -> node.shape().wrap(a.xor(b))));
        };
    }

    /** Known from both sides, from both being the same, or from one side that lies beyond all the other can be. */
    private Optional<Boolean> compare(Node.Compare node) {
        if (node.left().equals(node.right())) {
            return Optional.of(holds(node.relation(), 0));
        }
        Optional<BigInteger> left = value(node.left());
        Optional<BigInteger> right = value(node.right());
        if (left.isEmpty() && right.isEmpty()) {
            return Optional.empty();
        }
        BigInteger leftLow = left.orElse(node.left().shape().min());
        BigInteger leftHigh = left.orElse(node.left().shape().max());
        BigInteger rightLow = right.orElse(node.right().shape().min());
        BigInteger rightHigh = right.orElse(node.right().shape().max());
        List<Integer> possible = List.of(leftLow.compareTo(rightHigh), leftHigh.compareTo(rightLow));
        boolean atLeast = holds(node.relation(), possible.getFirst());
        boolean atMost = holds(node.relation(), possible.getLast());
        return switch (node.relation()) {
            case LT, LE, GT, GE -> atLeast == atMost ? Optional.of(atLeast) : Optional.empty();
            case EQ, NE ->
                left.isPresent() && right.isPresent()
                        ? Optional.of(atLeast)
                        : possible.getFirst() > 0 || possible.getLast() < 0
                                ? Optional.of(node.relation() == Node.Relation.NE)
                                : Optional.empty();
        };
    }

    private static boolean holds(Node.Relation relation, int order) {
        return switch (relation) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        };
    }

    private Optional<BigInteger> mux(Node.Mux node) {
        return value(node.condition())
                .flatMap(condition -> value(condition.signum() != 0 ? node.whenTrue() : node.whenFalse()));
    }

    private Optional<BigInteger> reduce(Node.Reduce node) {
        Shape shape = Shape.u(node.operand().shape().width());
        return value(node.operand()).map(shape::wrap).map(bits -> {
            int ones = bits.bitCount();
            return bit(
                    switch (node.operator()) {
                        case AND -> ones == shape.width();
                        case OR -> ones > 0;
                        case XOR -> ones % 2 == 1;
                    });
        });
    }

    private Optional<BigInteger> concat(Node.Concat node) {
        BigInteger all = BigInteger.ZERO;
        for (Expr part : node.parts()) {
            Optional<BigInteger> known = value(part);
            if (known.isEmpty()) {
                return known;
            }
            int width = part.shape().width();
            all = all.shiftLeft(width).or(Shape.u(width).wrap(known.get()));
        }
        return Optional.of(all);
    }

    private Optional<BigInteger> replicate(Node.Replicate node) {
        int width = node.operand().shape().width();
        return value(node.operand()).map(number -> {
            BigInteger all = BigInteger.ZERO;
            for (int i = 0; i < node.times(); i++) {
                all = all.shiftLeft(width).or(Shape.u(width).wrap(number));
            }
            return all;
        });
    }

    private static BigInteger bit(boolean value) {
        return value ? BigInteger.ONE : BigInteger.ZERO;
    }
}
