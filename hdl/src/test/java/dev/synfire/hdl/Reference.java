package dev.synfire.hdl;

import java.math.BigInteger;
import java.util.Map;

/** What an expression means, by mathematics on integers: independent of how anything computes it. */
public final class Reference {
    private final Map<? extends Signal, BigInteger> values;

    public Reference(Map<? extends Signal, BigInteger> values) {
        this.values = values;
    }

    /** The number that the expression stands for. */
    public BigInteger of(Expr expr) {
        return switch (expr) {
            case Signal signal -> values.get(signal);
            case Node.Literal literal -> literal.value();
            case Node.State state -> BigInteger.valueOf(state.constant().ordinal());
            case Node.Arith node ->
                switch (node.operator()) {
                    case ADD -> of(node.left()).add(of(node.right()));
                    case SUB -> of(node.left()).subtract(of(node.right()));
                    case MUL -> of(node.left()).multiply(of(node.right()));
                };
            case Node.Negate node -> of(node.operand()).negate();
            case Node.Bitwise node ->
                node.shape()
                        .wrap(
                                switch (node.operator()) {
                                    case AND -> of(node.left()).and(of(node.right()));
                                    case OR -> of(node.left()).or(of(node.right()));
                                    case XOR -> of(node.left()).xor(of(node.right()));
                                });
            case Node.Invert node -> node.shape().wrap(of(node.operand()).not());
            case Node.Reduce node -> {
                int ones = bits(node.operand()).bitCount();
                yield bit(
                        switch (node.operator()) {
                            case AND -> ones == node.operand().shape().width();
                            case OR -> ones > 0;
                            case XOR -> ones % 2 == 1;
                        });
            }
            case Node.Compare node -> {
                int order = of(node.left()).compareTo(of(node.right()));
                yield bit(
                        switch (node.relation()) {
                            case EQ -> order == 0;
                            case NE -> order != 0;
                            case LT -> order < 0;
                            case LE -> order <= 0;
                            case GT -> order > 0;
                            case GE -> order >= 0;
                        });
            }
            case Node.Mux node -> of(node.condition()).signum() != 0 ? of(node.whenTrue()) : of(node.whenFalse());
            case Node.Concat node -> {
                BigInteger all = BigInteger.ZERO;
                for (Expr part : node.parts()) {
                    all = all.shiftLeft(part.shape().width()).or(bits(part));
                }
                yield all;
            }
            case Node.Replicate node -> {
                BigInteger all = BigInteger.ZERO;
                for (int i = 0; i < node.times(); i++) {
                    all = all.shiftLeft(node.operand().shape().width()).or(bits(node.operand()));
                }
                yield all;
            }
            case Node.Slice node -> node.shape().wrap(of(node.operand()).shiftRight(node.low()));
            case Node.ShiftLeft node -> of(node.operand()).shiftLeft(node.places());
            case Node.ShiftLeftBy node ->
                node.shape().wrap(of(node.operand()).shiftLeft(of(node.places()).intValueExact()));
            case Node.ShiftRightBy node ->
                of(node.operand()).shiftRight(of(node.places()).intValueExact());
            case Node.Part node ->
                node.shape()
                        .wrap(bits(node.operand()).shiftRight(of(node.from()).intValueExact()));
            case Node.Reinterpret node -> node.shape().wrap(of(node.operand()));
            case Node.Widen node -> of(node.operand());
            case Node.Wrap node -> node.shape().wrap(of(node.operand()));
            case Node.Saturate node ->
                of(node.operand()).max(node.shape().min()).min(node.shape().max());
            case Node.RoundHalfUp node ->
                of(node.operand())
                        .add(BigInteger.ONE.shiftLeft(node.places() - 1))
                        .shiftRight(node.places());
            case Node.RoundTowardZero node -> of(node.operand()).divide(BigInteger.ONE.shiftLeft(node.places()));
            case Node.ReadNow node -> throw new IllegalArgumentException("no memories here: " + node.memory());
        };
    }

    private BigInteger bits(Expr expr) {
        return Shape.u(expr.shape().width()).wrap(of(expr));
    }

    private static BigInteger bit(boolean value) {
        return value ? BigInteger.ONE : BigInteger.ZERO;
    }
}
