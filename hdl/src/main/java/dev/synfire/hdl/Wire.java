package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;

/** A named value without memory, assigned once or on every path of when and switch. */
public final class Wire extends Driven {
    Wire(Component<?> component, String name, Shape shape, Line line) {
        super(component, name, shape, line);
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

    /** Some of its bits, high down to low, to be assigned apart from the others. */
    public DrivenPart part(int high, int low) {
        return new DrivenPart(this, high, low);
    }

    /** One of its bits, to be assigned apart from the others. */
    public DrivenPart part(int index) {
        return part(index, index);
    }
}
