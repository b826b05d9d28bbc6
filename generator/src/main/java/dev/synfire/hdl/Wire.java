package dev.synfire.hdl;

/** A named value without memory, assigned once or on every path of when and switch. */
public final class Wire extends Signal implements Driven {
    Wire(Component<?> component, String name, Shape shape) {
        super(component, name, shape);
    }
}
