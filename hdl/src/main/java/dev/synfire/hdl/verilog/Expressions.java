package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.math.BigInteger;

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
    private final Widths widths;
    private final Slices slices;
    private final Products products;
    private final Logic logic;
    private final Shifts shifts;

    Expressions(Scope scope) {
        this.scope = scope;
        this.widths = new Widths(scope);
        this.slices = new Slices(scope, this, widths);
        this.products = new Products(scope, this, widths);
        this.logic = new Logic(this);
        this.shifts = new Shifts(scope, this, widths);
    }

    /** One bit inverted, in the form that reads best. */
    Code inverted(Expr value) {
        return logic.inverted(value);
    }

    /** A value for a target of its own width: the right side of an assignment, an argument of a function. */
    String assigned(Expr value) {
        return fit(value, value.shape().width(), true, Sign.FREE).text();
    }

    /** A value that stands for itself at exactly its width: a port, an address, the subject of a case. */
    String alone(Expr value) {
        return fit(value, value.shape().width(), false, Sign.ANY).text();
    }

    /** A value in brackets behind a name: were it signed, a negative number would lie before the first element. */
    String index(Expr value, int width) {
        return fit(value, width, false, Sign.UNSIGNED).text();
    }

    /** A condition. */
    Code condition(Expr value) {
        return fit(value, 1, false, Sign.ANY);
    }

    /**
     * A value's low bits in the given width, or the value extended to it.
     *
     * @param given the context has exactly this width, so that Verilog may extend operands of sums and products
     */
    Code fit(Expr said, int width, boolean given, Sign sign) {
        if (said instanceof Signal signal) {
            return widths.bits(signal, width).as(sign);
        }
        Expr value = scope.simple(said);
        int own = value.shape().width();
        return switch (value) {
            case Signal signal -> widths.bits(signal, width).as(sign);
            case Node.Literal literal -> Numbers.of(literal.value(), width, signOf(literal, sign));
            case Node.State state -> state(state, width).as(sign);
            case Node.Arith arith -> arithmetic(arith, width, given, sign);
            case Node.Negate negate -> {
                Sign inner = below(sign, negate.operand().shape().signed());
                Code operand = fit(negate.operand(), width, false, inner);
                yield new Code("-" + operand.under(Code.PRIMARY), Code.UNARY, operand.signed()).as(sign);
            }
            case Node.Bitwise bitwise -> logic.bitwise(bitwise, width, sign);
            case Node.Invert(Expr operand) -> {
                if (own == 1 && !operand.shape().signed()) {
                    yield Widths.extend(logic.inverted(operand), 1, width, sign);
                }
                if (width <= own || operand.shape().signed()) {
                    Code inner = fit(
                            operand, width, false, below(sign, operand.shape().signed()));
                    yield new Code("~" + inner.under(Code.PRIMARY), Code.UNARY, inner.signed()).as(sign);
                }
                yield Widths.extend(fit(value, own, false, Sign.ANY), own, width, sign);
            }
            case Node.Reduce(Node.BitwiseOperator operator, Expr operand) ->
                Widths.extend(logic.reduce(operator, operand), 1, width, sign);
            case Node.Compare(Node.Relation relation, Expr left, Expr right) ->
                Widths.extend(logic.compare(relation, left, right), 1, width, sign);
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
            case Node.Concat concat -> slices.concat(concat, width, sign);
            case Node.Replicate(Expr operand, int times) -> {
                if (width < own) {
                    yield widths.hoisted(value, width, sign);
                }
                Code inner = fit(operand, operand.shape().width(), false, Sign.ANY);
                yield Widths.extend(Code.primary("{" + times + "{" + inner.text() + "}}", false), own, width, sign);
            }
            case Node.Slice(Expr operand, int high, int low) -> {
                int top = Math.min(high, low + width - 1);
                yield Widths.extend(slices.slice(operand, top, low), top - low + 1, width, sign);
            }
            case Node.ShiftLeft(Expr operand, int places) -> slices.shifted(operand, places, width, sign);
            case Node.ShiftLeftBy node -> shifts.left(node, width, sign);
            case Node.ShiftRightBy node -> shifts.right(node, width, sign);
            case Node.Part part -> shifts.part(part, width, sign);
            case Node.Reinterpret same -> {
                Expr operand = same.operand();
                if (width <= own) {
                    yield fit(operand, width, false, Sign.ANY).as(sign);
                }
                yield value.shape().signed()
                        ? slices.signExtended(value, width).as(sign)
                        : Widths.extend(fit(operand, own, false, Sign.ANY), own, width, sign);
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
                    yield widths.hoisted(value, width, sign);
                }
                scope.accessed(memory, address);
                yield Code.primary(
                                memory.name() + "["
                                        + index(address, address.shape().width()) + "]",
                                memory.shape().signed())
                        .as(sign);
            }
        };
    }

    private static boolean signOf(Expr value, Sign sign) {
        return sign == Sign.SIGNED || sign != Sign.UNSIGNED && value.shape().signed();
    }

    /** What operands of the given sign must be so that the operator over them may be taken as wanted. */
    static Sign below(Sign wanted, boolean operands) {
        return wanted == Sign.SIGNED && operands || wanted == Sign.UNSIGNED && !operands ? wanted : Sign.ANY;
    }

    private Code state(Node.State state, int width) {
        int own = state.shape().width();
        if (width < own) {
            return Numbers.of(BigInteger.valueOf(state.constant().ordinal()), width, false);
        }
        return Widths.extend(Code.primary(scope.state(state.constant(), state.shape()), false), own, width, Sign.ANY);
    }

    private Code arithmetic(Node.Arith arith, int width, boolean given, Sign sign) {
        return switch (arith.operator()) {
            case ADD -> sum(" + ", arith.left(), arith.right(), width, given, sign);
            case SUB -> sum(" - ", arith.left(), arith.right(), width, given, sign);
            case MUL -> products.multiply(arith, arith.left(), arith.right(), width, given, sign);
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
        boolean negative = b.isNegativeNumber();
        String shown = negative ? operator.equals(" + ") ? " - " : " + " : operator;
        String by = negative ? b.text().substring(1) : b.under(Code.ADD + 1);
        return new Code(a.under(Code.ADD) + shown + by, Code.ADD, a.signed() && b.signed());
    }

    /** An operand of a sum: one bit narrower than the context is as good as exact, and linters know it. */
    private Code operand(Expr value, int width, boolean lenient, Sign sign) {
        if (lenient && value instanceof Signal signal && signal.shape().width() == width - 1) {
            return scope.net(signal).whole().as(sign);
        }
        return fit(value, width, lenient, sign);
    }

    private Code wrap(Expr value, Expr operand, int width, boolean given, Sign sign) {
        int own = value.shape().width();
        if (width > own) {
            return value.shape().signed()
                    ? slices.signExtended(value, width).as(sign)
                    : Widths.extend(fit(value, own, false, Sign.ANY), own, width, sign);
        }
        boolean agrees = sign == Sign.FREE
                || sign == Sign.ANY
                || (sign == Sign.SIGNED) == operand.shape().signed();
        if (Bits.ring(operand) || width >= operand.shape().width()) {
            return agrees
                    ? fit(operand, width, given, sign)
                    : fit(operand, width, false, Sign.ANY).as(sign);
        }
        return slices.slice(operand, width - 1, 0).as(sign);
    }

    /** A function's value; a wire's in a block without a clock, where Verilator 5.032 can fail on a call that it never reaches. */
    private Code call(Expr value, String function, Expr operand, int width, Sign sign) {
        if (scope.combinationalBlock()) {
            return widths.hoisted(value, width, sign);
        }
        if (width != value.shape().width()) {
            if (width > value.shape().width() && !value.shape().signed()) {
                return Widths.extend(
                        call(value, function, operand, value.shape().width(), Sign.ANY),
                        value.shape().width(),
                        width,
                        sign);
            }
            return widths.hoisted(value, width, sign);
        }
        return Code.primary(
                        function + "(" + assigned(operand) + ")", value.shape().signed())
                .as(sign);
    }

    /** The value without its lowest bits, which its reader does not look at. */
    private static Expr withoutUnlooked(Expr value, int places) {
        return places == 0 ? value : value.shr(places);
    }
}
