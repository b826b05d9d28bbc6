package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Signal;

/** Which expressions have bits that can be named without naming the whole first. */
final class Bits {
    private Bits() {}

    /** True when any bits of the value can be printed in place. */
    static boolean selectable(Expr value) {
        return switch (value) {
            case Signal _, Node.Literal _ -> true;
            case Node.Slice slice -> selectable(slice.operand());
            case Node.Concat concat -> concat.parts().stream().allMatch(Bits::selectable);
            case Node.Reinterpret same -> selectable(same.operand());
            case Node.Widen widen -> selectable(widen.operand());
            case Node.Wrap wrap -> selectable(wrap.operand());
            case Node.ShiftLeft shift -> selectable(shift.operand());
            case Node _ -> value.shape().width() == 1;
        };
    }

    /** True for operators whose low result bits need only the low operand bits. */
    static boolean ring(Expr value) {
        return switch (value) {
            case Node.Arith _, Node.Negate _, Node.Bitwise _, Node.Invert _, Node.ShiftLeft _ -> true;
            case Node.Widen widen -> ring(widen.operand());
            case Node.Wrap wrap -> ring(wrap.operand());
            case Node.Reinterpret same -> ring(same.operand());
            case Node.Mux _ -> true;
            case Node _, Signal _ -> false;
        };
    }
}
