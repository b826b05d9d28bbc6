package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Signal;
import java.util.List;

/** Values of one width where another is wanted: cut, extended, or named first because Verilog cannot do either in place. */
final class Widths {
    private final Scope scope;

    Widths(Scope scope) {
        this.scope = scope;
    }

    Code bits(Signal signal, int width) {
        return bits(scope.net(signal), signal.shape().signed(), width);
    }

    /** A net's low bits, or the net extended. */
    Code bits(Net net, boolean signed, int width) {
        int own = net.width();
        if (width <= own) {
            return net.bits(width - 1, 0);
        }
        if (!signed) {
            return Code.primary(
                    "{" + Numbers.zeros(width - own) + ", " + net.whole().text() + "}", false);
        }
        String top = net.bits(own - 1, own - 1).text();
        return Code.primary("{" + copies(top, width - own) + ", " + net.whole().text() + "}", false);
    }

    static String copies(String bit, int times) {
        return times == 1 ? bit : "{" + times + "{" + bit + "}}";
    }

    /** An unsigned value with zeros before it. */
    static Code extend(Code code, int own, int width, Sign sign) {
        if (width == own) {
            return code.as(sign);
        }
        return Code.joined(List.of(Numbers.zeros(width - own), code.text())).as(sign);
    }

    /** A named wire for the value, cut or extended. */
    Code hoisted(Expr value, int width, Sign sign) {
        return bits(
                        scope.hoist(value, value.shape(), role(value)),
                        value.shape().signed(),
                        width)
                .as(sign);
    }

    /** What a hoisted value is to its target. */
    static String role(Expr value) {
        return switch (value) {
            case Node.Arith arith ->
                switch (arith.operator()) {
                    case ADD -> "sum";
                    case SUB -> "difference";
                    case MUL -> "product";
                };
            case Node.Negate _ -> "negative";
            case Node.Wrap wrap -> role(wrap.operand());
            case Node.Widen widen -> role(widen.operand());
            case Node.Reinterpret same -> role(same.operand());
            case Node.Saturate _ -> "clipped";
            case Node.RoundHalfUp _, Node.RoundTowardZero _ -> "rounded";
            case Node.ShiftLeftBy _, Node.ShiftRightBy _ -> "shifted";
            case Node.Mux _ -> "choice";
            case Node.ReadNow read -> read.memory().name();
            case Node.Concat _, Node.Replicate _, Node.ShiftLeft _ -> "word";
            case Node _, Signal _ -> "value";
        };
    }
}
