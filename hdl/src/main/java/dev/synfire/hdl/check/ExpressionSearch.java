package dev.synfire.hdl.check;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import java.util.function.Predicate;

/** Finds something within an expression; what a name stands for is not searched. */
public final class ExpressionSearch {
    private ExpressionSearch() {}

    /** True where a word of a memory is read in place. */
    public static boolean into(Expr expr) {
        return any(expr, part -> part instanceof Node.ReadNow);
    }

    /** True where the expression or one within it is such a one. */
    public static boolean any(Expr expr, Predicate<Expr> such) {
        if (such.test(expr)) {
            return true;
        }
        boolean[] found = {false};
        expr.operands(operand -> found[0] |= any(operand, such));
        return found[0];
    }
}
