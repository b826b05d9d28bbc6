package dev.synfire.hdl.verilog.simplify;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Puts simpler expressions in the place of those of which something is known: a constant where all is, one side where
 * the other changes nothing, one branch where the condition is always the same, bits of constant places where the count
 * is. Generated descriptions are full of such things; in Verilog they read badly, and linters warn of them.
 */
public final class Simplifier {
    private final KnownBits known;

    public Simplifier(KnownBits known) {
        this.known = known;
    }

    /** The simplest form; operands are left as they are. */
    public Expr of(Expr expr) {
        Expr at = expr;
        while (at instanceof Node node && !(at instanceof Node.Literal || at instanceof Node.State)) {
            Expr next = once(node);
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private Expr once(Node node) {
        Optional<BigInteger> number = known.value(node);
        return number.isPresent() ? new Node.Literal(number.get(), node.shape()) : simpler(node);
    }

    private Expr simpler(Node expr) {
        return switch (expr) {
            case Node.Arith node -> arithmetic(node);
            case Node.Bitwise node -> bitwise(node);
            case Node.Mux(Expr condition, Expr whenTrue, Expr whenFalse, Shape shape) ->
                value(condition)
                        .map(bit -> in(shape, bit.signum() != 0 ? whenTrue : whenFalse))
                        .orElse(expr);
            case Node.ShiftLeftBy node ->
                value(node.places())
                        .map(count -> shifted(node, count.intValueExact()))
                        .orElse(expr);
            case Node.ShiftRightBy(Expr operand, Expr places) ->
                value(places)
                        .map(count -> operand.shr(Math.min(
                                        count.intValueExact(), expr.shape().width()))
                                .extend(expr.shape()))
                        .orElse(expr);
            case Node.Part(Expr operand, Expr from, int width) ->
                value(from)
                        .map(place -> operand.bits(new Node.Literal(place, from.shape()), width))
                        .orElse(expr);
            case Node.Literal _,
                    Node.State _,
                    Node.Negate _,
                    Node.Invert _,
                    Node.Reduce _,
                    Node.Compare _,
                    Node.Slice _,
                    Node.Concat _,
                    Node.Replicate _,
                    Node.ShiftLeft _,
                    Node.Reinterpret _,
                    Node.Widen _,
                    Node.Wrap _,
                    Node.Saturate _,
                    Node.RoundHalfUp _,
                    Node.RoundTowardZero _,
                    Node.ReadNow _ -> expr;
        };
    }

    private Optional<BigInteger> value(Expr expr) {
        return known.value(expr);
    }

    private boolean is(Expr expr, BigInteger number) {
        Optional<BigInteger> value = known.value(expr);
        return value.isPresent() && value.get().equals(number);
    }

    private static Expr shifted(Node.ShiftLeftBy node, int places) {
        return node.exact()
                ? in(node.shape(), node.operand().shl(places))
                : node.operand().shlWrap(places);
    }

    private Expr arithmetic(Node.Arith node) {
        BigInteger neutral = node.operator() == Node.ArithmeticOperator.MUL ? BigInteger.ONE : BigInteger.ZERO;
        if (is(node.right(), neutral)) {
            return in(node.shape(), node.left());
        }
        return is(node.left(), neutral) && node.operator() != Node.ArithmeticOperator.SUB
                ? in(node.shape(), node.right())
                : node;
    }

    /** A side that has no 1 where the other has a 0 is what is left of both by AND, and so on. */
    private Expr bitwise(Node.Bitwise node) {
        Expr left = node.left();
        Expr right = node.right();
        return covers(node.operator(), left, right) ? left : covers(node.operator(), right, left) ? right : node;
    }

    private boolean covers(Node.BitwiseOperator operator, Expr kept, Expr other) {
        return !known.open(other)
                && switch (operator) {
                    case AND -> all(known.of(kept).zeros(), known.of(other).ones());
                    case OR -> all(known.of(kept).ones(), known.of(other).zeros());
                    case XOR -> is(other, BigInteger.ZERO);
                };
    }

    private static boolean all(BigInteger some, BigInteger others) {
        return some.or(others).not().signum() == 0;
    }

    private static Expr in(Shape shape, Expr value) {
        return value.shape().equals(shape) ? value : new Node.Widen(value, shape);
    }
}
