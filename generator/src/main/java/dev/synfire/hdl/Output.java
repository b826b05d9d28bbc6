package dev.synfire.hdl;

/** A port through which a value goes out. */
public final class Output extends Driven {
    Output(Component<?> component, String name, Shape shape) {
        super(component, name, shape);
    }
}
