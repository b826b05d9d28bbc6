package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Prints bits of values and bits joined: bits of what has a name in place, of anything else from a named wire. */
final class Slices {
    private final Scope scope;
    private final Expressions expressions;
    private final Widths widths;
    private final HighestOf32 highest;

    Slices(Scope scope, Expressions expressions, Widths widths) {
        this.scope = scope;
        this.expressions = expressions;
        this.widths = widths;
        this.highest = new HighestOf32(scope, expressions);
    }

    /** The low bits of parts joined, or all with zeros before them. */
    Code concat(Node.Concat concat, int width, Sign sign) {
        if (highest.isIn(concat.parts(), width)) {
            return highest.choice(concat.parts()).as(sign);
        }
        List<Code> parts = new ArrayList<>();
        int left = width;
        for (Expr part : concat.parts().reversed()) {
            int own = Math.min(left, part.shape().width());
            if (own == 0) {
                break;
            }
            parts.addFirst(expressions.fit(part, own, false, Sign.ANY));
            left -= own;
        }
        if (left > 0) {
            parts.addFirst(Code.primary(Numbers.zeros(left), false));
        }
        // Yosys 0.52 fails on a signed net alone in braces at a port.
        return (parts.size() == 1
                        ? parts.getFirst()
                        : Code.joined(parts.stream().map(Code::text).toList()))
                .as(sign);
    }

    /** A value with zeros behind it. */
    Code shifted(Expr value, int places, int width, Sign sign) {
        if (width <= places) {
            return Numbers.of(BigInteger.ZERO, width, sign == Sign.SIGNED);
        }
        List<Expr> parts = List.of(value, new Node.Literal(BigInteger.ZERO, Shape.u(places)));
        if (highest.isIn(parts, width)) {
            return highest.choice(parts).as(sign);
        }
        Code bits = expressions.fit(value, width - places, false, Sign.ANY);
        return Code.joined(List.of(bits.text(), Numbers.zeros(places))).as(sign);
    }

    /** Bits of a value, unsigned or of a whole signed net. */
    Code slice(Expr said, int high, int low) {
        Expr value = scope.simple(said);
        int own = value.shape().width();
        if (low == 0 && high == own - 1 || low == 0 && Bits.ring(value)) {
            return expressions.fit(value, high + 1, false, Sign.ANY);
        }
        return switch (value) {
            case Signal signal -> scope.net(signal).bits(high, low);
            case Node.Literal literal ->
                Numbers.of(literal.shape().wrap(literal.value()).shiftRight(low), high - low + 1, false);
            case Node.Slice inner -> slice(inner.operand(), inner.low() + high, inner.low() + low);
            case Node.Reinterpret same -> slice(same.operand(), high, low);
            case Node.Widen widen when high < widen.operand().shape().width() -> slice(widen.operand(), high, low);
            case Node.Wrap wrap when Bits.selectable(wrap.operand()) -> slice(wrap.operand(), high, low);
            case Node.ShiftLeft shift
            when low >= shift.places() -> slice(shift.operand(), high - shift.places(), low - shift.places());
            case Node.Concat concat when Bits.selectable(concat) -> sliceOfConcat(concat, high, low);
            case Node node -> scope.hoist(node, node.shape(), Widths.role(node)).bits(high, low);
        };
    }

    private Code sliceOfConcat(Node.Concat concat, int high, int low) {
        List<String> parts = new ArrayList<>();
        int base = 0;
        Code last = null;
        for (Expr part : concat.parts().reversed()) {
            int top = base + part.shape().width() - 1;
            if (top >= low && base <= high) {
                last = slice(part, Math.min(high, top) - base, Math.max(low, base) - base);
                parts.addFirst(last.text());
            }
            base = top + 1;
        }
        return parts.size() == 1 ? last : Code.joined(parts);
    }

    /** A signed value that is not a net, extended. */
    Code signExtended(Expr value, int width) {
        int own = value.shape().width();
        if (!Bits.selectable(value)) {
            return widths.bits(scope.hoist(value, value.shape(), Widths.role(value)), true, width);
        }
        String top = slice(value, own - 1, own - 1).text();
        String all = slice(value, own - 1, 0).text();
        return Code.joined(List.of(Widths.copies(top, width - own), all));
    }
}
