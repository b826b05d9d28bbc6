package dev.synfire.hdl.verilog.simplify;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what is known of expressions whatever the signals are: of arithmetic on constants, of extended numbers, of a
 * thing and itself. Linters find such things too, and warn of a comparison that they decide.
 */
public final class KnownBits {
    /** Stands for what is known of any number of the expression's shape. */
    private static final ConstantFacts NOTHING = ConstantFacts.between(BigInteger.ZERO, BigInteger.ZERO);

    private final Map<Signal, ConstantFacts> names = new IdentityHashMap<>();
    private final Map<Node, ConstantFacts> known = new IdentityHashMap<>();
    private final Map<Shape, ConstantFacts> any = new HashMap<>();

    /** Looks at what a name stands for, so that it is known where only the name is read. */
    public void name(Signal signal, Expr value) {
        if (!open(value)) {
            names.put(signal, of(value));
        }
    }

    /** The smallest number that an expression may be, as far as is known. */
    public BigInteger least(Expr expr) {
        return of(expr).min();
    }

    /** The largest number that an expression may be, as far as is known. */
    public BigInteger most(Expr expr) {
        return of(expr).max();
    }

    /** What is known of an expression. */
    ConstantFacts of(Expr expr) {
        ConstantFacts facts = facts(expr);
        return facts == NOTHING ? any.computeIfAbsent(expr.shape(), ConstantFacts::any) : facts;
    }

    /** The number that the expression always is. */
    Optional<BigInteger> value(Expr expr) {
        if (expr instanceof Node.Literal literal) {
            return Optional.of(literal.value());
        }
        ConstantFacts facts = facts(expr);
        return facts == NOTHING ? Optional.empty() : facts.value();
    }

    /** True when nothing is known of the expression. */
    boolean open(Expr expr) {
        return !(expr instanceof Node.Literal) && facts(expr) == NOTHING;
    }

    private ConstantFacts facts(Expr expr) {
        return switch (expr) {
            case Signal signal -> names.isEmpty() ? NOTHING : names.getOrDefault(signal, NOTHING);
            case Node.Literal literal -> ConstantFacts.of(literal.value());
            case Node.State _, Node.ReadNow _ -> NOTHING;
            case Node node -> {
                if (opens(node)) {
                    yield NOTHING;
                }
                ConstantFacts facts = known.get(node);
                if (facts == null) {
                    facts = found(node);
                    known.put(node, facts);
                }
                yield facts;
            }
        };
    }

    /** True where too little is known of the operands to know anything of the result */
    private boolean opens(Node expr) {
        return switch (expr) {
            case Node.Arith node ->
                node.operator() != Node.ArithmeticOperator.MUL
                        && (open(node.left()) || open(node.right()))
                        && !node.left().equals(node.right());
            case Node.Bitwise node -> opens(node);
            case Node.Compare node ->
                node.left().shape().equals(node.right().shape())
                        && both(node.left(), node.right())
                        && !node.left().equals(node.right());
            case Node.Mux node ->
                open(node.condition())
                        && (fills(node.whenTrue(), node.shape()) || fills(node.whenFalse(), node.shape()));
            case Node.Concat node -> {
                boolean all = true;
                for (Expr part : node.parts()) {
                    all = all && open(part);
                }
                yield all;
            }
            case Node.Reduce node -> open(node.operand());
            case Node.Invert node -> open(node.operand());
            case Node.Slice node -> open(node.operand());
            case Node.Reinterpret node -> open(node.operand());
            case Node.Wrap node -> open(node.operand());
            case Node.Literal _,
                    Node.State _,
                    Node.Negate _,
                    Node.Replicate _,
                    Node.ShiftLeft _,
                    Node.ShiftLeftBy _,
                    Node.ShiftRightBy _,
                    Node.Part _,
                    Node.Widen _,
                    Node.Saturate _,
                    Node.RoundHalfUp _,
                    Node.RoundTowardZero _,
                    Node.ReadNow _ -> false;
        };
    }

    private boolean opens(Node.Bitwise node) {
        Expr left = node.left();
        Expr right = node.right();
        boolean exclusive = node.operator() == Node.BitwiseOperator.XOR;
        return (both(left, right) || exclusive && (open(left) || open(right)))
                && !left.equals(right)
                && !opposite(left, right);
    }

    private boolean both(Expr left, Expr right) {
        return open(left) && open(right);
    }

    private boolean fills(Expr expr, Shape shape) {
        return expr.shape().equals(shape) && open(expr);
    }

    private ConstantFacts found(Node expr) {
        return switch (expr) {
            case Node.Literal _, Node.State _, Node.ReadNow _ -> of(expr);
            case Node.Arith node -> arithmetic(node);
            case Node.Negate node -> of(node.operand()).negated();
            case Node.Bitwise node -> bitwise(node);
            case Node.Invert node -> of(node.operand()).inverted().wrapped(node.shape());
            case Node.Compare node -> compare(node);
            case Node.Mux node -> mux(node);
            case Node.Reduce(Node.BitwiseOperator operator, Expr operand) ->
                of(operand)
                        .reduced(operator, operand.shape().width())
                        .map(ConstantFacts::of)
                        .orElseGet(KnownBits::anyBit);
            case Node.Concat(var parts, Shape shape) -> {
                ConstantFacts all = ConstantFacts.of(BigInteger.ZERO);
                for (Expr part : parts) {
                    all = followed(all, part);
                }
                yield all;
            }
            case Node.Replicate(Expr operand, int times) -> {
                ConstantFacts all = ConstantFacts.of(BigInteger.ZERO);
                for (int i = 0; i < times; i++) {
                    all = followed(all, operand);
                }
                yield all;
            }
            case Node.Slice(Expr operand, int high, int low) ->
                of(operand).shiftedRight(low).wrapped(expr.shape());
            case Node.ShiftLeft(Expr operand, int places) -> of(operand).shiftedLeft(places);
            case Node.ShiftLeftBy node ->
                shifted(
                        of(node.operand()),
                        of(node.places()),
                        ConstantFacts::shiftedLeft,
                        expr.shape().width(),
                        expr.shape());
            case Node.ShiftRightBy node ->
                shifted(
                        of(node.operand()),
                        of(node.places()),
                        ConstantFacts::shiftedRight,
                        expr.shape().width(),
                        expr.shape());
            case Node.Part node -> {
                int width = node.operand().shape().width();
                ConstantFacts bits = of(node.operand()).wrapped(Shape.u(width));
                yield shifted(bits, of(node.from()), ConstantFacts::shiftedRight, width, expr.shape());
            }
            case Node.Reinterpret(Expr operand, Shape shape) -> of(operand).wrapped(shape);
            case Node.Widen(Expr operand, Shape shape) -> of(operand);
            case Node.Wrap(Expr operand, Shape shape) -> of(operand).wrapped(shape);
            case Node.Saturate(Expr operand, Shape shape) -> of(operand).clipped(shape);
            case Node.RoundHalfUp(Expr operand, int places, Shape shape) ->
                of(operand)
                        .shiftedRight(places - 1)
                        .plus(ConstantFacts.of(true))
                        .shiftedRight(1);
            case Node.RoundTowardZero(Expr operand, int places, Shape shape) ->
                of(operand).dividedBy2(places);
        };
    }

    private static ConstantFacts anyBit() {
        return ConstantFacts.any(Shape.bit());
    }

    /** Joined bits with those of one more part behind them. */
    private ConstantFacts followed(ConstantFacts all, Expr part) {
        int width = part.shape().width();
        return all.followedBy(of(part).wrapped(Shape.u(width)), width);
    }

    private ConstantFacts arithmetic(Node.Arith node) {
        ConstantFacts left = of(node.left());
        ConstantFacts right = of(node.right());
        return switch (node.operator()) {
            case ADD -> left.plus(right);
            case SUB -> node.left().equals(node.right()) ? ConstantFacts.of(BigInteger.ZERO) : left.minus(right);
            case MUL -> left.times(right);
        };
    }

    private ConstantFacts bitwise(Node.Bitwise node) {
        if (node.left().equals(node.right())) {
            return node.operator() == Node.BitwiseOperator.XOR ? ConstantFacts.of(BigInteger.ZERO) : of(node.left());
        }
        if (opposite(node.left(), node.right())) {
            boolean none = node.operator() == Node.BitwiseOperator.AND;
            return ConstantFacts.of(none ? BigInteger.ZERO : node.shape().wrap(BigInteger.ONE.negate()));
        }
        return of(node.left()).bitwise(node.operator(), of(node.right()), node.shape());
    }

    private static boolean opposite(Expr left, Expr right) {
        return left instanceof Node.Invert(Expr inverted) && inverted.equals(right)
                || right instanceof Node.Invert(Expr same) && same.equals(left);
    }

    private ConstantFacts compare(Node.Compare node) {
        ConstantFacts zero = ConstantFacts.of(BigInteger.ZERO);
        return (node.left().equals(node.right())
                        ? zero.compare(node.relation(), zero)
                        : of(node.left()).compare(node.relation(), of(node.right())))
                .map(ConstantFacts::of)
                .orElseGet(KnownBits::anyBit);
    }

    private ConstantFacts mux(Node.Mux node) {
        return value(node.condition())
                .map(condition -> of(condition.signum() != 0 ? node.whenTrue() : node.whenFalse()))
                .orElseGet(() -> of(node.whenTrue()).or(of(node.whenFalse())));
    }

    private interface Shift {
        ConstantFacts by(ConstantFacts number, int places);
    }

    /** What is known whichever of the possible counts it is; counts beyond the width all do the same. */
    private ConstantFacts shifted(ConstantFacts number, ConstantFacts counts, Shift shift, int width, Shape shape) {
        int least = Math.min(counts.min().intValueExact(), width);
        int most = Math.min(counts.max().intValueExact(), width);
        ConstantFacts any = ConstantFacts.any(shape);
        ConstantFacts all = shift.by(number, least).wrapped(shape);
        for (int count = least + 1; count <= most && !all.equals(any); count++) {
            if (counts.allow(BigInteger.valueOf(count)) || count == width) {
                all = all.or(shift.by(number, count).wrapped(shape));
            }
        }
        return all;
    }
}
