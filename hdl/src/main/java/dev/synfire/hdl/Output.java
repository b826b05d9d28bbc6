package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;

/** A port through which a value goes out. */
public final class Output extends Driven {
    Output(Component<?> component, String name, Shape shape, Line line) {
        super(component, name, shape, line);
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
