package dev.synfire.hdl;

/** Whether an expression looks into a memory without a clock edge. */
public final class Looks {
    private Looks() {}

    /** True where a word of a memory is read in place, not where the expression names something that reads one. */
    public static boolean into(Expr expr) {
        return switch (expr) {
            case Node.ReadNow _ -> true;
            case Signal _, Node.Literal _, Node.State _ -> false;
            case Node.Arith node -> into(node.left()) || into(node.right());
            case Node.Bitwise node -> into(node.left()) || into(node.right());
            case Node.Compare node -> into(node.left()) || into(node.right());
            case Node.Mux node -> into(node.condition()) || into(node.whenTrue()) || into(node.whenFalse());
            case Node.Concat node -> node.parts().stream().anyMatch(Looks::into);
            case Node.Negate node -> into(node.operand());
            case Node.Invert node -> into(node.operand());
            case Node.Reduce node -> into(node.operand());
            case Node.Slice node -> into(node.operand());
            case Node.Replicate node -> into(node.operand());
            case Node.ShiftLeft node -> into(node.operand());
            case Node.Reinterpret node -> into(node.operand());
            case Node.Widen node -> into(node.operand());
            case Node.Wrap node -> into(node.operand());
            case Node.Saturate node -> into(node.operand());
            case Node.RoundHalfUp node -> into(node.operand());
            case Node.RoundTowardZero node -> into(node.operand());
        };
    }
}
