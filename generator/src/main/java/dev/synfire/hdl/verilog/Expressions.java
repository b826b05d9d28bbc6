package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints expressions so that Verilog's rules give them the width and sign they have here.
 *
 * <p>Verilog evaluates an expression at the width of its widest operand or its target. Here every leaf is printed at
 * exactly the width at which its operator must work, widened or cut, so that the context changes nothing. The one
 * exception makes sums and products readable: directly under an assignment of exactly the result's width, where
 * Verilog extends the operands itself and by the right sign, they stay as they are.
 */
final class Expressions {
    private final Scope scope;

    Expressions(Scope scope) {
        this.scope = scope;
    }

    /** A value for a target of its own width: the right side of an assignment, an argument of a function. */
    String assigned(Expr value) {
        return fit(value, value.shape().width(), true, Sign.FREE).text();
    }

    /** A value that stands for itself at exactly its width: a port, an address, the subject of a case. */
    String alone(Expr value) {
        return fit(value, value.shape().width(), false, Sign.ANY).text();
    }

    /** A condition. */
    Code condition(Expr value) {
        return fit(value, 1, false, Sign.ANY);
    }

    /** One bit inverted, in the form that reads best. */
    Code inverted(Expr value) {
        return switch (value) {
            case Node.Invert invert -> condition(invert.operand());
            case Node.Compare(Node.Relation relation, Expr left, Expr right)
            when relation == Node.Relation.EQ -> compare(Node.Relation.NE, left, right);
            default -> new Code("!" + condition(value).under(Code.PRIMARY), Code.UNARY, false);
        };
    }

    /**
     * A value's low bits in the given width, or the value extended to it.
     *
     * @param given the context has exactly this width, so that Verilog may extend operands of sums and products
     */
    private Code fit(Expr value, int width, boolean given, Sign sign) {
        int own = value.shape().width();
        return switch (value) {
            case Signal signal -> bits(signal, width).as(sign);
            case Node.Literal literal -> Numbers.of(literal.value(), width, signOf(literal, sign));
            case Node.State state -> state(state, width).as(sign);
            case Node.Arith arith -> arithmetic(arith, width, given, sign);
            case Node.Negate negate -> {
                Sign inner = below(sign, negate.operand().shape().signed());
                Code operand = fit(negate.operand(), width, false, inner);
                yield new Code("-" + operand.under(Code.PRIMARY), Code.UNARY, operand.signed()).as(sign);
            }
            case Node.Bitwise bitwise -> bitwise(bitwise, width, sign);
            case Node.Invert(Expr operand) -> {
                if (own == 1 && !operand.shape().signed()) {
                    yield extend(inverted(operand), 1, width, sign);
                }
                if (width <= own || operand.shape().signed()) {
                    Code inner = fit(
                            operand, width, false, below(sign, operand.shape().signed()));
                    yield new Code("~" + inner.under(Code.PRIMARY), Code.UNARY, inner.signed()).as(sign);
                }
                yield extend(fit(value, own, false, Sign.ANY), own, width, sign);
            }
            case Node.Reduce(Node.BitwiseOperator operator, Expr operand) ->
                extend(reduce(operator, operand), 1, width, sign);
            case Node.Compare(Node.Relation relation, Expr left, Expr right) ->
                extend(compare(relation, left, right), 1, width, sign);
            case Node.Mux mux -> {
                Sign inner = sign == Sign.FREE ? Sign.ANY : sign;
                Code first = fit(mux.whenTrue(), width, false, inner);
                Code second = fit(mux.whenFalse(), width, false, inner);
                yield new Code(
                        condition(mux.condition()).under(Code.CONDITIONAL + 1) + " ? "
                                + first.under(Code.CONDITIONAL + 1) + " : " + second.under(Code.CONDITIONAL),
                        Code.CONDITIONAL,
                        first.signed() && second.signed());
            }
            case Node.Concat concat -> concat(concat, width, sign);
            case Node.Replicate(Expr operand, int times) -> {
                if (width < own) {
                    yield hoisted(value, width, sign);
                }
                Code inner = fit(operand, operand.shape().width(), false, Sign.ANY);
                yield extend(Code.primary("{" + times + "{" + inner.text() + "}}", false), own, width, sign);
            }
            case Node.Slice(Expr operand, int high, int low) -> {
                int top = Math.min(high, low + width - 1);
                yield extend(slice(operand, top, low), top - low + 1, width, sign);
            }
            case Node.ShiftLeft(Expr operand, int places) -> {
                if (width <= places) {
                    yield Numbers.of(BigInteger.ZERO, width, sign == Sign.SIGNED);
                }
                Code inner = fit(operand, width - places, false, Sign.ANY);
                yield Code.primary("{" + inner.text() + ", " + Numbers.zeros(places) + "}", false)
                        .as(sign);
            }
            case Node.Reinterpret same -> {
                Expr operand = same.operand();
                if (width <= own) {
                    yield fit(operand, width, false, Sign.ANY).as(sign);
                }
                yield value.shape().signed()
                        ? signExtended(value, width).as(sign)
                        : extend(fit(operand, own, false, Sign.ANY), own, width, sign);
            }
            case Node.Widen(Expr operand, Shape shape) -> {
                boolean agrees = sign == Sign.FREE
                        || sign == Sign.ANY
                        || (sign == Sign.SIGNED) == operand.shape().signed();
                yield agrees
                        ? fit(operand, width, given, sign)
                        : fit(operand, width, false, Sign.ANY).as(sign);
            }
            case Node.Wrap wrap -> wrap(value, wrap.operand(), width, given, sign);
            case Node.Saturate(Expr operand, Shape shape) ->
                call(value, scope.saturation(operand.shape(), shape), operand, width, sign);
            case Node.RoundHalfUp(Expr operand, int places, Shape shape) -> {
                Expr looked = withoutUnlooked(operand, places - 1);
                yield call(value, scope.rounding("half_up", looked.shape(), 1, shape), looked, width, sign);
            }
            case Node.RoundTowardZero(Expr operand, int places, Shape shape) ->
                call(value, scope.rounding("toward_zero", operand.shape(), places, shape), operand, width, sign);
            case Node.ReadNow(var memory, Expr address) -> {
                if (width != own || scope.combinationalBlock()) {
                    yield hoisted(value, width, sign);
                }
                yield Code.primary(
                                memory.name() + "[" + alone(address) + "]",
                                memory.shape().signed())
                        .as(sign);
            }
        };
    }

    private static boolean signOf(Expr value, Sign sign) {
        return sign == Sign.SIGNED || sign != Sign.UNSIGNED && value.shape().signed();
    }

    /** What operands of the given sign must be so that the operator over them may be taken as wanted. */
    private static Sign below(Sign wanted, boolean operands) {
        return wanted == Sign.SIGNED && operands || wanted == Sign.UNSIGNED && !operands ? wanted : Sign.ANY;
    }

    private Code bits(Signal signal, int width) {
        return bits(scope.net(signal), signal.shape().signed(), width);
    }

    /** A net's low bits, or the net extended. */
    private Code bits(Net net, boolean signed, int width) {
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

    private static String copies(String bit, int times) {
        return times == 1 ? bit : "{" + times + "{" + bit + "}}";
    }

    private Code state(Node.State state, int width) {
        int own = state.shape().width();
        if (width < own) {
            return Numbers.of(BigInteger.valueOf(state.constant().ordinal()), width, false);
        }
        return extend(Code.primary(scope.state(state.constant(), state.shape()), false), own, width, Sign.ANY);
    }

    /** An unsigned value with zeros before it. */
    private Code extend(Code code, int own, int width, Sign sign) {
        if (width == own) {
            return code.as(sign);
        }
        return Code.primary("{" + Numbers.zeros(width - own) + ", " + code.text() + "}", false)
                .as(sign);
    }

    private Code arithmetic(Node.Arith arith, int width, boolean given, Sign sign) {
        return switch (arith.operator()) {
            case ADD -> sum(" + ", arith.left(), arith.right(), width, given, sign);
            case SUB -> sum(" - ", arith.left(), arith.right(), width, given, sign);
            case MUL -> multiply(arith, arith.left(), arith.right(), width, given, sign);
        };
    }

    private Code sum(String operator, Expr left, Expr right, int width, boolean given, Sign sign) {
        Sign operands = Sign.of(left.shape().signed());
        if (sign != Sign.FREE && sign != Sign.ANY && sign != operands) {
            return Code.primary(
                            sum(operator, left, right, width, false, Sign.ANY).text(), sign == Sign.UNSIGNED)
                    .as(sign);
        }
        Sign inner = sign == Sign.FREE ? operands : sign;
        boolean lenient = given && inner != Sign.ANY;
        Code a = operand(left, width, lenient, inner);
        Code b = operand(right, width, lenient, inner);
        return new Code(a.under(Code.ADD) + operator + b.under(Code.ADD + 1), Code.ADD, a.signed() && b.signed());
    }

    /** An operand of a sum: one bit narrower than the context is as good as exact, and linters know it. */
    private Code operand(Expr value, int width, boolean lenient, Sign sign) {
        if (lenient && value instanceof Signal signal && signal.shape().width() == width - 1) {
            return scope.net(signal).whole().as(sign);
        }
        return fit(value, width, lenient, sign);
    }

    private Code multiply(Expr value, Expr left, Expr right, int width, boolean given, Sign sign) {
        Sign operands = Sign.of(left.shape().signed());
        boolean alone = given && (sign == Sign.FREE || sign == operands);
        if (!alone) {
            return hoisted(value, width, sign);
        }
        Code a = factor(left, width, operands);
        Code b = factor(right, width, operands);
        return new Code(
                a.under(Code.MULTIPLY) + " * " + b.under(Code.MULTIPLY + 1), Code.MULTIPLY, a.signed() && b.signed());
    }

    /** A factor may be narrower than the product when nothing in it depends on the context. */
    private Code factor(Expr value, int width, Sign sign) {
        int own = Math.min(value.shape().width(), width);
        if (own < width
                && value instanceof Node.Literal literal
                && literal.value().signum() < 0) {
            return fit(value, width, false, sign);
        }
        return own == width || Bits.closed(value)
                ? fit(value, own, false, sign)
                : scope.hoist(value, value.shape(), "factor").whole().as(sign);
    }

    private Code bitwise(Node.Bitwise node, int width, Sign sign) {
        Shape shape = node.left().shape();
        if (shape.width() == 1 && !shape.signed()) {
            return extend(logical(node), 1, width, sign);
        }
        Sign inner = below(sign, shape.signed());
        Code a = fit(node.left(), width, false, inner);
        Code b = fit(node.right(), width, false, inner);
        int level = level(node.operator());
        String operator = " " + symbol(node.operator()) + " ";
        return new Code(a.under(level) + operator + b.under(level), level, a.signed() && b.signed()).as(sign);
    }

    private Code logical(Node.Bitwise node) {
        Code a = condition(node.left());
        Code b = condition(node.right());
        return switch (node.operator()) {
            case AND -> new Code(a.under(Code.AND) + " && " + b.under(Code.AND), Code.AND, false);
            case OR -> new Code(a.under(Code.AND) + " || " + b.under(Code.AND), Code.OR, false);
            case XOR -> new Code(a.under(Code.UNARY) + " ^ " + b.under(Code.UNARY), Code.BIT_XOR, false);
        };
    }

    private static String symbol(Node.BitwiseOperator operator) {
        return switch (operator) {
            case AND -> "&";
            case OR -> "|";
            case XOR -> "^";
        };
    }

    private static int level(Node.BitwiseOperator operator) {
        return switch (operator) {
            case AND -> Code.BIT_AND;
            case OR -> Code.BIT_OR;
            case XOR -> Code.BIT_XOR;
        };
    }

    private Code reduce(Node.BitwiseOperator operator, Expr operand) {
        Code inner = fit(operand, operand.shape().width(), false, Sign.ANY);
        return new Code(symbol(operator) + inner.under(Code.PRIMARY), Code.UNARY, false);
    }

    private Code compare(Node.Relation relation, Expr left, Expr right) {
        int width = Math.max(left.shape().width(), right.shape().width());
        boolean order = relation != Node.Relation.EQ && relation != Node.Relation.NE;
        if (!order && left.shape().equals(Shape.bit()) && right instanceof Node.Literal literal) {
            boolean straight =
                    (relation == Node.Relation.EQ) == (literal.value().signum() != 0);
            return straight ? condition(left) : inverted(left);
        }
        Sign sign = order ? Sign.of(left.shape().signed()) : Sign.ANY;
        int level = order ? Code.RELATION : Code.EQUALITY;
        String operator =
                switch (relation) {
                    case EQ -> " == ";
                    case NE -> " != ";
                    case LT -> " < ";
                    case LE -> " <= ";
                    case GT -> " > ";
                    case GE -> " >= ";
                };
        Code a = fit(left, width, false, sign);
        Code b = fit(right, width, false, sign);
        return new Code(a.under(level + 1) + operator + b.under(level + 1), level, false);
    }

    private Code concat(Node.Concat concat, int width, Sign sign) {
        List<String> parts = new ArrayList<>();
        int left = width;
        for (Expr part : concat.parts().reversed()) {
            int own = Math.min(left, part.shape().width());
            if (own == 0) {
                break;
            }
            parts.addFirst(fit(part, own, false, Sign.ANY).text());
            left -= own;
        }
        if (left > 0) {
            parts.addFirst(Numbers.zeros(left));
        }
        return Code.primary("{" + String.join(", ", parts) + "}", false).as(sign);
    }

    /** Bits of a value, unsigned or of a whole signed net. */
    private Code slice(Expr value, int high, int low) {
        int own = value.shape().width();
        if (low == 0 && high == own - 1 || low == 0 && Bits.ring(value)) {
            return fit(value, high + 1, false, Sign.ANY);
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
            case Node node -> scope.hoist(node, node.shape(), role(node)).bits(high, low);
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
        return parts.size() == 1 ? last : Code.primary("{" + String.join(", ", parts) + "}", false);
    }

    /** A signed value that is not a net, extended. */
    private Code signExtended(Expr value, int width) {
        int own = value.shape().width();
        if (!Bits.selectable(value)) {
            return bits(scope.hoist(value, value.shape(), role(value)), true, width);
        }
        String top = slice(value, own - 1, own - 1).text();
        String all = slice(value, own - 1, 0).text();
        return Code.primary("{" + copies(top, width - own) + ", " + all + "}", false);
    }

    private Code wrap(Expr value, Expr operand, int width, boolean given, Sign sign) {
        int own = value.shape().width();
        if (width > own) {
            return value.shape().signed()
                    ? signExtended(value, width).as(sign)
                    : extend(fit(value, own, false, Sign.ANY), own, width, sign);
        }
        boolean agrees = sign == Sign.FREE
                || sign == Sign.ANY
                || (sign == Sign.SIGNED) == operand.shape().signed();
        if (Bits.ring(operand) || width >= operand.shape().width()) {
            return agrees
                    ? fit(operand, width, given, sign)
                    : fit(operand, width, false, Sign.ANY).as(sign);
        }
        return slice(operand, width - 1, 0).as(sign);
    }

    private Code call(Expr value, String function, Expr operand, int width, Sign sign) {
        if (width != value.shape().width()) {
            if (width > value.shape().width() && !value.shape().signed()) {
                return extend(
                        call(value, function, operand, value.shape().width(), Sign.ANY),
                        value.shape().width(),
                        width,
                        sign);
            }
            return hoisted(value, width, sign);
        }
        return Code.primary(
                        function + "(" + assigned(operand) + ")", value.shape().signed())
                .as(sign);
    }

    /** The value without its lowest bits, which its reader does not look at. */
    private static Expr withoutUnlooked(Expr value, int places) {
        return places == 0 ? value : value.shr(places);
    }

    /** A named wire for the value, cut or extended. */
    private Code hoisted(Expr value, int width, Sign sign) {
        return bits(
                        scope.hoist(value, value.shape(), role(value)),
                        value.shape().signed(),
                        width)
                .as(sign);
    }

    /** What a hoisted value is to its target. */
    private static String role(Expr value) {
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
            case Node.Mux _ -> "choice";
            case Node.ReadNow read -> read.memory().name();
            case Node.Concat _, Node.Replicate _, Node.ShiftLeft _ -> "word";
            case Node _, Signal _ -> "value";
        };
    }
}
