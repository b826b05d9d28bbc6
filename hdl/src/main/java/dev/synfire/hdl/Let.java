package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;

/** A name given to an expression. */
public final class Let extends Signal {
    Let(Component<?> component, String name, Shape shape, Line line) {
        super(component, name, shape, line);
    }
}
