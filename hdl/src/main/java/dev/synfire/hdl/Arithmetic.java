package dev.synfire.hdl;

import dev.synfire.fixed.Rounding;
import dev.synfire.hdl.text.Mistake;
import java.math.BigInteger;
import java.util.List;

/** The shapes of arithmetic results, and the checks on operands. */
final class Arithmetic {
    private Arithmetic() {}

    static Expr add(Expr left, Expr right) {
        return new Node.Arith(
                Node.ArithmeticOperator.ADD,
                left,
                right,
                grown(left, right, wider(left, right).signed()));
    }

    static Expr sub(Expr left, Expr right) {
        return new Node.Arith(Node.ArithmeticOperator.SUB, left, right, grown(left, right, true));
    }

    static Expr mul(Expr left, Expr right) {
        sameSign(left, right);
        Shape a = left.shape();
        Shape b = right.shape();
        Shape product = new Shape(a.width() + b.width(), a.signed(), a.fraction() + b.fraction());
        return new Node.Arith(Node.ArithmeticOperator.MUL, left, right, product);
    }

    /** One bit more than the wider operand. */
    private static Shape grown(Expr left, Expr right, boolean signed) {
        Shape wider = wider(left, right);
        return new Shape(wider.width() + 1, signed, wider.fraction());
    }

    /** The wider of two shapes of one sign and binary point. */
    static Shape wider(Expr left, Expr right) {
        sameSign(left, right);
        samePoint(left, right);
        return left.shape().width() >= right.shape().width() ? left.shape() : right.shape();
    }

    static Expr bitwise(Node.BitwiseOperator operator, Expr left, Expr right) {
        if (!left.shape().equals(right.shape())) {
            throw Mistake.bitwise(left.shape().toString(), right.shape().toString());
        }
        if (left.shape().equals(Shape.bit()) && operator != Node.BitwiseOperator.XOR) {
            if (left instanceof Node.Literal literal) {
                return known(operator, literal, right);
            }
            if (right instanceof Node.Literal literal) {
                return known(operator, literal, left);
            }
        }
        return new Node.Bitwise(operator, left, right);
    }

    /** One bit joined to a constant: the constant decides, or the other bit does. */
    private static Expr known(Node.BitwiseOperator operator, Node.Literal constant, Expr other) {
        boolean decides = (constant.value().signum() != 0) == (operator == Node.BitwiseOperator.OR);
        return decides ? constant : other;
    }

    static Expr mux(Expr condition, Expr whenTrue, Expr whenFalse) {
        Shape shape = wider(whenTrue, whenFalse);
        if (condition(condition) instanceof Node.Literal known) {
            return widen(known.value().signum() != 0 ? whenTrue : whenFalse, shape, "the result");
        }
        return new Node.Mux(condition, whenTrue, whenFalse, shape);
    }

    /** The expression itself when it is one bit. */
    static Expr condition(Expr condition) {
        if (condition.shape().equals(Shape.bit())) {
            return condition;
        }
        throw Mistake.condition(condition.shape().toString());
    }

    static Expr cat(List<Expr> parts) {
        if (parts.isEmpty()) {
            throw Mistake.emptyCat();
        }
        int width = parts.stream().mapToInt(part -> part.shape().width()).sum();
        return parts.size() == 1 ? parts.getFirst().bits(width - 1, 0) : new Node.Concat(parts, Shape.u(width));
    }

    /** The expression in a shape that holds it, or an error that names what was to hold it. */
    static Expr widen(Expr value, Shape target, String name) {
        Shape from = value.shape();
        if (from.equals(target)) {
            return value;
        }
        if (from.fraction() != target.fraction()) {
            throw Mistake.assignedPoint(name, target.toString(), from.toString());
        }
        if (from.signed() && !target.signed()) {
            throw Mistake.assignedSign(name, target.toString(), from.toString());
        }
        if (!target.holds(from)) {
            throw Mistake.narrowing(name, target.toString(), from.toString());
        }
        return value instanceof Node.Literal literal
                ? new Node.Literal(literal.value(), target)
                : new Node.Widen(value, target);
    }

    static Expr wrap(Expr value, Shape target) {
        samePoint(value, target);
        Shape from = value.shape();
        if (value instanceof Node.Literal literal) {
            return new Node.Literal(target.wrap(literal.value()), target);
        }
        if (target.holds(from)) {
            return widen(value, target, "the result");
        }
        if (target.width() > from.width()) {
            return reinterpret(widen(value, from.withWidth(target.width()), "the result"), target.signed());
        }
        return new Node.Wrap(value, target);
    }

    static Expr saturate(Expr value, Shape target) {
        samePoint(value, target);
        if (!value.shape().signed() && target.max().signum() == 0
                || !target.signed() && value.shape().max().signum() == 0) {
            return Constants.in(target, 0, "the result");
        }
        return target.holds(value.shape()) ? widen(value, target, "the result") : new Node.Saturate(value, target);
    }

    static Expr shiftRight(Expr value, int places, Rounding rounding) {
        Shape shape = value.shape();
        Shape room = shape.withWidth(Math.max(shape.width(), places + 1));
        Expr wide = widen(value, room, "the value");
        Shape kept = room.withWidth(room.width() - places);
        return switch (rounding) {
            case FLOOR -> floor(wide, places, kept);
            case TOWARD_ZERO ->
                shape.signed() ? new Node.RoundTowardZero(wide, places, kept) : floor(wide, places, kept);
            case HALF_UP -> new Node.RoundHalfUp(wide, places, kept.withWidth(kept.width() + 1));
            case HALF_EVEN -> halfEven(wide, places, kept.withWidth(kept.width() + 1));
        };
    }

    /** (x + 2^(k-1) - 1 + the last bit of x >> k) >> k: only where that bit is 1 does a half go up. */
    private static Expr halfEven(Expr wide, int places, Shape rounded) {
        Shape sum = wide.shape().withWidth(wide.shape().width() + 1);
        Expr below = new Node.Literal(BigInteger.ONE.shiftLeft(places - 1).subtract(BigInteger.ONE), sum);
        Expr odd = wrap(widen(wide.bits(places, places), unsigned(sum), "the last bit"), sum);
        Expr added = wrap(add(wrap(add(widen(wide, sum, "the value"), below), sum), odd), sum);
        return floor(added, places, rounded);
    }

    private static Expr floor(Expr wide, int places, Shape kept) {
        Expr high = wide.bits(wide.shape().width() - 1, places);
        return high.shape().equals(kept) ? high : new Node.Reinterpret(high, kept);
    }

    static Expr point(Expr value, int fraction) {
        Shape read = value.shape().withFraction(fraction);
        return value.shape().equals(read)
                ? value
                : value instanceof Node.Literal literal
                        ? new Node.Literal(literal.value(), read)
                        : new Node.Reinterpret(value, read);
    }

    static Expr reinterpret(Expr value, boolean signed) {
        Shape shape = value.shape();
        if (shape.signed() == signed) {
            return value;
        }
        Shape read = new Shape(shape.width(), signed, shape.fraction());
        return value instanceof Node.Literal literal
                ? new Node.Literal(read.wrap(literal.value()), read)
                : new Node.Reinterpret(value, read);
    }

    static Shape unsigned(Shape shape) {
        return new Shape(shape.width(), false, shape.fraction());
    }

    private static void sameSign(Expr left, Expr right) {
        if (left.shape().signed() != right.shape().signed()) {
            throw Mistake.mixedSigns(left.shape().toString(), right.shape().toString());
        }
    }

    private static void samePoint(Expr left, Expr right) {
        if (left.shape().fraction() != right.shape().fraction()) {
            throw Mistake.mixedPoints(left.shape().toString(), right.shape().toString());
        }
    }

    private static void samePoint(Expr value, Shape target) {
        if (value.shape().fraction() != target.fraction()) {
            throw Mistake.mixedPoints(value.shape().toString(), target.toString());
        }
    }
}
