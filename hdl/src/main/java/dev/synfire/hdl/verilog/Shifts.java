package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.math.BigInteger;

/** Prints shifts and bits by the value of a signal. */
final class Shifts {
    private final Scope scope;
    private final Expressions expressions;
    private final Widths widths;

    Shifts(Scope scope, Expressions expressions, Widths widths) {
        this.scope = scope;
        this.expressions = expressions;
        this.widths = widths;
    }

    Code left(Node.ShiftLeftBy node, int width, Sign sign) {
        int own = node.shape().width();
        if (width > own && !node.exact()) {
            return node.shape().signed()
                    ? widths.hoisted(node, width, sign)
                    : Widths.extend(left(node, own, Sign.ANY), own, width, sign);
        }
        if (node.operand().shape().equals(Shape.bit())
                && width > 1
                && !(scope.simple(node.operand()) instanceof Node.Literal)) {
            return bit(node, width).as(sign);
        }
        Sign inner = Expressions.below(sign, node.shape().signed());
        Code value = expressions.fit(node.operand(), width, false, inner);
        return shifted(value, " << ", node.places(), value.signed()).as(sign);
    }

    /**
     * One bit put in its place is a choice: {@code valid ? 8'd1 << index : 8'd0}. So it reads best, and Verilator 5.032 can
     * take a condition for a negative number that was widened to 32 bits and shifted to the highest.
     */
    private Code bit(Node.ShiftLeftBy node, int width) {
        Code one = shifted(Numbers.of(BigInteger.ONE, width, false), " << ", node.places(), false);
        String choice = expressions.condition(node.operand()).under(Code.CONDITIONAL + 1) + " ? "
                + one.under(Code.CONDITIONAL + 1) + " : " + Numbers.zeros(width);
        return new Code(choice, Code.CONDITIONAL, false);
    }

    /** An arithmetic shift looks at the sign of all that is around it, so it stands alone or among signed values only. */
    Code right(Node.ShiftRightBy node, int width, Sign sign) {
        if (width < node.shape().width()) {
            return widths.hoisted(node, width, sign);
        }
        if (!node.shape().signed()) {
            Code value = expressions.fit(node.operand(), width, false, Expressions.below(sign, false));
            return shifted(value, " >> ", node.places(), value.signed()).as(sign);
        }
        Code value = expressions.fit(node.operand(), width, false, Sign.SIGNED);
        Code shifted = shifted(value, " >>> ", node.places(), true);
        return switch (sign) {
            case FREE, SIGNED -> shifted;
            case UNSIGNED -> shifted.as(Sign.UNSIGNED);
            case ANY -> Code.primary("$signed(" + shifted.text() + ")", true);
        };
    }

    private Code shifted(Code value, String operator, Expr places, boolean signed) {
        Code count = expressions.fit(places, places.shape().width(), false, Sign.ANY);
        return new Code(value.under(Code.SHIFT) + operator + count.under(Code.SHIFT + 1), Code.SHIFT, signed);
    }

    /** Bits of a name in place where none lies beyond it, or where it is one bit; else the low bits of what is shifted. */
    Code part(Node.Part part, int width, Sign sign) {
        int own = Math.min(width, part.width());
        Code bits = part.inside()
                ? selected(part, own)
                : part.width() == 1 ? guarded(part) : lowOfShifted(part).bits(own - 1, 0);
        return Widths.extend(bits, own, width, sign);
    }

    private Code selected(Node.Part part, int width) {
        Net net = net(part.operand());
        int needed = Shape.index(net.width()).width();
        String from = Bits.named(part.from())
                ? expressions.index(part.from(), needed)
                : widths.bits(scope.hoist(part.from(), part.from().shape(), "index"), false, needed)
                        .text();
        String name = net.indexed(part.from().shape().max().intValueExact() + width - 1);
        return Code.primary(name + (width == 1 ? "[" + from + "]" : "[" + from + " +: " + width + "]"), false);
    }

    private Code guarded(Node.Part part) {
        Shape index = part.from().shape();
        BigInteger beyond = BigInteger.valueOf(part.operand().shape().width());
        Code inside =
                expressions.condition(new Node.Compare(Node.Relation.LT, part.from(), new Node.Literal(beyond, index)));
        return new Code(inside.under(Code.AND) + " && " + selected(part, 1).under(Code.AND), Code.AND, false);
    }

    private Net lowOfShifted(Node.Part part) {
        Expr bits = part.operand().asUnsigned();
        return scope.hoist(new Node.ShiftRightBy(bits, part.from()), bits.shape(), "shifted");
    }

    private Net net(Expr value) {
        return value instanceof Signal signal
                ? scope.net(signal)
                : scope.hoist(value, value.shape(), Widths.role(value));
    }
}
