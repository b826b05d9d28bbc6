package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;

/** The constants of neurons, such as thresholds. */
public interface Constants {
    /**
     * The constant of the neuron that is worked on.
     *
     * @param name in lower-case letters with underscores, in the plural
     * @param values one per neuron, or one for all
     * @param shape holds them all
     */
    Expr of(String name, IntVector values, Shape shape);

    /**
     * The same in the narrowest shape that is signed.
     *
     * @param most what all constants that may take their place lie within
     */
    default Expr signed(String name, IntVector values, Range most) {
        return of(name, values, exchangeable() ? Shapes.signed(most) : Shapes.signed(values));
    }

    /** The same in the narrowest shape, of constants that are not negative. */
    default Expr unsigned(String name, IntVector values, Range most) {
        return of(name, values, exchangeable() ? Shapes.of(most) : Shapes.of(values));
    }

    /** What one of them is called. */
    static String singular(String name) {
        return name.endsWith("ies")
                ? name.substring(0, name.length() - 3) + "y"
                : name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    /** Whether other constants may take their place in a finished bitstream. */
    default boolean exchangeable() {
        return false;
    }
}
