package dev.synfire.hdl;

import dev.synfire.hdl.text.Mistake;
import java.util.List;
import java.util.function.BinaryOperator;

/** Shifts, bits and choices by the value of a signal: their shapes, and the checks on operands. */
final class Indexing {
    /** A count of more bits would not shift within any shape there is. */
    private static final int WIDEST_COUNT = 16;

    private Indexing() {}

    static Expr shiftLeft(Expr value, Expr places) {
        if (count(places, "a shift") instanceof Node.Literal known) {
            return value.shl(known.value().intValueExact());
        }
        Shape shape = value.shape();
        int more = places.shape().max().intValueExact();
        return new Node.ShiftLeftBy(value, places, shape.withWidth(shape.width() + more));
    }

    static Expr shiftLeftWrap(Expr value, Expr places) {
        return count(places, "a shift") instanceof Node.Literal known
                ? value.shlWrap(known.value().intValueExact())
                : new Node.ShiftLeftBy(value, places, value.shape());
    }

    static Expr shiftRight(Expr value, Expr places) {
        return new Node.ShiftRightBy(value, count(places, "a shift"));
    }

    static Expr part(Expr value, Expr from, int width) {
        int own = value.shape().width();
        if (width < 1 || width > own) {
            throw Mistake.part(value.shape().toString(), own, width);
        }
        count(from, "an index");
        if (own == 1) {
            return from.eq(0).and(value.bit(0));
        }
        if (from instanceof Node.Literal known) {
            int low = known.value().intValueExact();
            Shape shape = Shape.u(width);
            return low >= own
                    ? Constants.in(shape, 0, "the result")
                    : value.bits(Math.min(own, low + width) - 1, low).extend(shape);
        }
        return new Node.Part(value, from, width);
    }

    /** Bits turned round by a constant: the low ones become the high ones. */
    static Expr rotateRight(Expr value, int places) {
        int width = value.shape().width();
        int turn = Math.floorMod(places, width);
        Expr turned =
                turn == 0 ? value.bits(width - 1, 0) : Expr.cat(value.bits(turn - 1, 0), value.bits(width - 1, turn));
        return turned.shape().equals(value.shape()) ? turned : new Node.Reinterpret(turned, value.shape());
    }

    /** A tree of choices, one level a bit of the index. */
    static Expr select(Expr index, List<? extends Expr> values) {
        if (values.isEmpty()) {
            throw Mistake.empty("a choice");
        }
        count(index, "an index");
        Expr widest = values.getFirst();
        for (Expr value : values) {
            widest = Arithmetic.wider(widest, value).equals(widest.shape()) ? widest : value;
        }
        return select(index, values, widest.shape(), index.shape().width() - 1, 0);
    }

    /** Values joined in pairs, the pairs in pairs, and so on. */
    static Expr tree(List<? extends Expr> values, String what, BinaryOperator<Expr> join) {
        return switch (values.size()) {
            case 0 -> throw Mistake.empty(what);
            case 1 -> values.getFirst();
            default -> {
                int half = (values.size() + 1) / 2;
                yield join.apply(
                        tree(values.subList(0, half), what, join),
                        tree(values.subList(half, values.size()), what, join));
            }
        };
    }

    private static Expr select(Expr index, List<? extends Expr> values, Shape shape, int bit, int base) {
        if (base >= values.size()) {
            return Constants.in(shape, 0, "the result");
        }
        if (bit < 0) {
            return Arithmetic.widen(values.get(base), shape, "the result");
        }
        Expr low = select(index, values, shape, bit - 1, base);
        boolean none = bit >= Integer.SIZE - 2 || base + (1 << bit) >= values.size();
        Expr high =
                none ? Constants.in(shape, 0, "the result") : select(index, values, shape, bit - 1, base + (1 << bit));
        return Arithmetic.mux(index.bit(bit), high, low);
    }

    /** A count: unsigned, without binary point, of few enough bits. */
    private static Expr count(Expr count, String of) {
        Shape shape = count.shape();
        if (shape.signed() || shape.fraction() != 0 || shape.width() > WIDEST_COUNT) {
            throw Mistake.count(of, shape.toString(), WIDEST_COUNT);
        }
        return count;
    }
}
