package dev.synfire.hdl;

import dev.synfire.hdl.text.Mistake;
import dev.synfire.hdl.text.Names;
import dev.synfire.problem.Problem;
import java.math.BigInteger;

/** Constants in a shape that is given or found. */
final class Constants {
    private Constants() {}

    /** The constant in the narrowest shape of the other operand's sign and binary point. */
    static Expr like(Expr other, long value) {
        BigInteger number = BigInteger.valueOf(value);
        Shape shape = other.shape();
        if (!shape.signed() && value < 0) {
            throw misfit("the constant", shape, number);
        }
        return new Node.Literal(
                number, Shape.holding(number, number, shape.signed()).withFraction(shape.fraction()));
    }

    static Expr in(Shape shape, long value, String name) {
        return in(shape, BigInteger.valueOf(value), name);
    }

    /** The constant in the given shape, or an error that names what was to hold it. */
    static Expr in(Shape shape, BigInteger value, String name) {
        if (!shape.holds(value)) {
            throw misfit(name, shape, value);
        }
        return new Node.Literal(value, shape);
    }

    private static Problem misfit(String name, Shape shape, BigInteger value) {
        return Mistake.constant(name, shape.toString(), value, shape.min(), shape.max());
    }

    static Expr state(Enum<?> state) {
        Names.checked(state.name());
        return new Node.State(state, Shape.index(state.getDeclaringClass().getEnumConstants().length));
    }
}
