package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;
import java.util.Optional;

/** A port through which a value comes in; assigned by whoever holds the component as an instance. */
public final class Input extends Driven {
    private Optional<Clock> clock = Optional.empty();
    private boolean asynchronous;

    Input(Component<?> component, String name, Shape shape, Line line) {
        super(component, name, shape, line);
    }

    /** Says of a port of the top at whose edges it changes. */
    public Input clockedBy(Clock clock) {
        this.clock = Optional.of(clock);
        return this;
    }

    /** Says of a port of the top that it changes at any time, so that it needs a synchroniser. */
    public Input asynchronous() {
        asynchronous = true;
        return this;
    }

    /** The clock at whose edges it changes, if one was given. */
    public Optional<Clock> clock() {
        return clock;
    }

    /** Whether it changes at any time. */
    public boolean isAsynchronous() {
        return asynchronous;
    }

    /** Connects the port of an instance, at the place in the parent where this is called. */
    @Override
    public void assign(Expr value) {
        component().connect(this, value);
    }
}
