package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;

/** Prints products: at the width of their assignment, of factors that no context changes; elsewhere from a named wire. */
final class Products {
    private final Scope scope;
    private final Expressions expressions;
    private final Widths widths;

    Products(Scope scope, Expressions expressions, Widths widths) {
        this.scope = scope;
        this.expressions = expressions;
        this.widths = widths;
    }

    Code multiply(Expr value, Expr left, Expr right, int width, boolean given, Sign sign) {
        Sign operands = Sign.of(left.shape().signed());
        boolean alone = given && (sign == Sign.FREE || sign == operands);
        if (!alone) {
            return widths.hoisted(value, width, sign);
        }
        Code a = factor(left, width, operands);
        Code b = factor(right, width, operands);
        return new Code(
                a.under(Code.MULTIPLY) + " * " + b.under(Code.MULTIPLY + 1), Code.MULTIPLY, a.signed() && b.signed());
    }

    /** A factor may be narrower than the product when nothing in it depends on the context. */
    private Code factor(Expr said, int width, Sign sign) {
        Expr value = scope.simple(said);
        int own = Math.min(value.shape().width(), width);
        if (own < width
                && value instanceof Node.Literal literal
                && literal.value().signum() < 0) {
            return expressions.fit(value, width, false, sign);
        }
        return own == width || Bits.closed(value)
                ? expressions.fit(value, own, false, sign)
                : scope.hoist(value, value.shape(), "factor").whole().as(sign);
    }
}
