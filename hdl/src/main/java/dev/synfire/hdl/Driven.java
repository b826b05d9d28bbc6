package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;

/** A signal that follows the values assigned to it without delay; of several assignments that apply the last counts. */
public abstract sealed class Driven extends Signal permits Input, Output, Wire {
    Driven(Component<?> component, String name, Shape shape, Line line) {
        super(component, name, shape, line);
    }

    /** Drives the signal; a narrower value is widened, a wider one is an error. An input is driven from outside. */
    public void assign(Expr value) {
        component().assign(this, value, Line.here());
    }

    /** Drives the signal with a constant, which must fit. */
    public final void assign(long value) {
        assign(Constants.in(shape(), value, name()));
    }

    /** Drives the signal with a named state. */
    public final void assign(Enum<?> state) {
        assign(Constants.state(state));
    }
}
