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

    /** True for a name, or bits of one. */
    static boolean named(Expr value) {
        return switch (value) {
            case Signal _ -> true;
            case Node.Slice slice -> named(slice.operand());
            case Node.Reinterpret same -> named(same.operand());
            case Node.Widen widen -> named(widen.operand());
            case Node.Wrap wrap -> named(wrap.operand());
            case Node _ -> false;
        };
    }

    /** True for operators whose low result bits need only the low operand bits. */
    static boolean ring(Expr value) {
        return switch (value) {
            case Node.Arith _, Node.Negate _, Node.Bitwise _, Node.Invert _, Node.ShiftLeft _ -> true;
            case Node.ShiftLeftBy _ -> true;
            case Node.Widen widen -> ring(widen.operand());
            case Node.Wrap wrap -> ring(wrap.operand());
            case Node.Reinterpret same -> ring(same.operand());
            case Node.Mux _ -> true;
            case Node _, Signal _ -> false;
        };
    }

    /** True for what is printed as a name, a constant, a part of a name or a cast: no context changes its value. */
    static boolean closed(Expr value) {
        return switch (value) {
            case Signal _, Node.Literal _ -> true;
            case Node.Slice slice -> slice.operand() instanceof Signal;
            case Node.Reinterpret same -> closed(same.operand());
            case Node.Widen widen ->
                widen.operand() instanceof Signal || !widen.operand().shape().signed() && closed(widen.operand());
            case Node.Saturate _, Node.RoundHalfUp _, Node.RoundTowardZero _, Node.Concat _, Node.Replicate _ -> true;
            case Node _ -> false;
        };
    }
}
