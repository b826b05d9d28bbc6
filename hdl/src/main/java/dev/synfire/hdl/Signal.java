package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;
import dev.synfire.hdl.text.Names;
import dev.synfire.hdl.text.Nulls;
import java.util.function.Consumer;

/** Something declared with a name in a component; usable as a value. Its role decides which verbs it has. */
public abstract sealed class Signal extends Attributed implements Expr permits Driven, Reg, Let, ReadPort {
    private final Component<?> component;
    private final String name;
    private final Shape shape;
    private final Line line;
    private final int place;

    Signal(Component<?> component, String name, Shape shape, Line line) {
        this.component = component;
        this.name = Names.checked(name);
        this.shape = Nulls.refused(shape);
        this.line = line;
        this.place = component.recorder().place();
    }

    /** The component instance that declares it. */
    public final Component<?> component() {
        return component;
    }

    /** Its name in the Verilog. */
    public final String name() {
        return name;
    }

    @Override
    public final Shape shape() {
        return shape;
    }

    @Override
    public final void operands(Consumer<? super Expr> consumer) {}

    /** Which of its component's signals it is, from 0. */
    public final int place() {
        return place;
    }

    /** Where it was declared. */
    public final Line line() {
        return line;
    }

    @Override
    public final String toString() {
        return name;
    }
}
