package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Reg;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A condition at the highest of 32 bits, above zeros and other conditions: {@code a == b ? 32'h80000000 : 32'd0}.
 *
 * <p>As {@code {a == b, 31'd0}} Verilator 5.032 can take it for a negative number when it is compared or shifted right: in
 * C++ a condition shifted is an int, and a wire or a port is the condition behind it. Registers and bits of anything wider
 * don't suffer, nor do other widths.
 */
final class HighestOf32 {
    private static final int WIDTH = 32;

    private final Scope scope;
    private final Expressions expressions;

    HighestOf32(Scope scope, Expressions expressions) {
        this.scope = scope;
        this.expressions = expressions;
    }

    /** True when parts, the highest first, fill 32 bits and a condition stands above what is no wider than a bit. */
    boolean isIn(List<Expr> joined, int width) {
        if (width != WIDTH) {
            return false;
        }
        List<Expr> parts = flat(joined);
        return parts.stream().mapToInt(part -> part.shape().width()).sum() == WIDTH
                && condition(parts.getFirst())
                && parts.stream().skip(1).allMatch(this::narrow);
    }

    /** The highest bit as a choice, the others as they are. */
    Code choice(List<Expr> joined) {
        List<Expr> parts = flat(joined);
        String choice = expressions.condition(parts.getFirst()).under(Code.CONDITIONAL + 1) + " ? 32'h80000000 : "
                + Numbers.zeros(WIDTH);
        List<Expr> others = parts.subList(1, parts.size());
        Code highest = new Code(choice, Code.CONDITIONAL, false);
        if (others.stream().allMatch(this::zero)) {
            return highest;
        }
        List<String> below = new ArrayList<>(List.of(Numbers.zeros(1)));
        for (Expr other : others) {
            below.add(expressions
                    .fit(other, other.shape().width(), false, Sign.ANY)
                    .text());
        }
        return new Code(highest.under(Code.BIT_OR) + " | " + Code.joined(below).text(), Code.BIT_OR, false);
    }

    /** The parts, those of parts that are joined bits among them. */
    private List<Expr> flat(List<Expr> parts) {
        return parts.stream()
                .map(scope::simple)
                .flatMap(part -> part instanceof Node.Concat concat ? flat(concat.parts()).stream() : Stream.of(part))
                .toList();
    }

    private boolean condition(Expr value) {
        return value.shape().width() == 1 && !(value instanceof Reg || value instanceof Node.Literal);
    }

    private boolean narrow(Expr part) {
        Expr value = scope.simple(part);
        return value.shape().width() == 1
                || zero(value)
                || value instanceof Node.ShiftLeft shift && narrow(shift.operand())
                || value instanceof Node.Reinterpret same && narrow(same.operand());
    }

    private boolean zero(Expr part) {
        return scope.simple(part) instanceof Node.Literal literal
                && literal.value().signum() == 0;
    }
}
