package dev.synfire.hdl;

/** A port through which a value comes in; assigned by whoever holds the component as an instance. */
public final class Input extends Signal {
    Input(Component<?> component, String name, Shape shape) {
        super(component, name, shape);
    }

    /** Connects the port of an instance, at the place in the parent where this is said. */
    public void assign(Expr value) {
        component().connect(this, value);
    }

    /** Connects the port of an instance to a constant. */
    public void assign(long value) {
        assign(Constants.in(shape(), value, name()));
    }
}
