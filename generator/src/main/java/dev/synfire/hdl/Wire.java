package dev.synfire.hdl;

/** A named value without memory, assigned once or on every path of when and switch. */
public final class Wire extends Driven {
    Wire(Component<?> component, String name, Shape shape) {
        super(component, name, shape);
    }

    /** Puts an attribute before its declaration in the Verilog. */
    public Wire attribute(String name) {
        attach(Attribute.of(name));
        return this;
    }

    /** Puts an attribute with a value before its declaration in the Verilog. */
    public Wire attribute(String name, String value) {
        attach(Attribute.of(name, value));
        return this;
    }
}
