package dev.synfire.hdl;

/** Whether an expression looks into a memory without a clock edge. */
public final class Looks {
    private Looks() {}

    /** True where a word of a memory is read in place, not where the expression names something that reads one. */
    public static boolean into(Expr expr) {
        if (expr instanceof Node.ReadNow) {
            return true;
        }
        boolean[] found = {false};
        References.operands(expr, operand -> found[0] |= into(operand));
        return found[0];
    }
}
