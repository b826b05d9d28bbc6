package dev.synfire.core;

import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;

/** The constants of neurons, such as thresholds. */
interface Constants {
    /**
     * The constant of the neuron that is worked on.
     *
     * @param name in lower-case letters with underscores, in the plural
     * @param values one a neuron, or one for all
     * @param shape holds them all
     */
    Expr of(String name, IntVector values, Shape shape);

    /** The same in the narrowest shape that is signed. */
    default Expr signed(String name, IntVector values) {
        return of(name, values, Shapes.signed(values));
    }
}
