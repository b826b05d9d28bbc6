package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;
import dev.synfire.hdl.text.Names;
import dev.synfire.hdl.text.Nulls;

/**
 * A port whose pins are driven from both sides: {@code inout} in Verilog. What drives them, and when, is left to the
 * vendor's input and output cell, a {@link BlackBox}; no component here drives a pin or lets go of it. So an inout is no
 * value that could be read or assigned: that of an instance is connected straight to one of the component that holds it.
 *
 * {@snippet :
 * final Inout pins = inout("pins", u(2));
 *
 * protected void logic() {
 *     var cell = instance("cell", new Cell()); // has an inout of one bit
 *     cell.pin.connect(pins.bit(0));
 * }
 * }
 */
public final class Inout implements Pins {
    private final Component<?> component;
    private final String name;
    private final Shape shape;
    private final Line line;

    Inout(Component<?> component, String name, Shape shape) {
        this.component = component;
        this.name = Names.checked(name);
        this.shape = Nulls.refused(shape);
        this.line = Line.here();
    }

    /** The component instance that declares it. */
    public Component<?> component() {
        return component;
    }

    /** Its name in the Verilog. */
    public String name() {
        return name;
    }

    /** How many pins it has. */
    public Shape shape() {
        return shape;
    }

    /** Where it was declared. */
    public Line line() {
        return line;
    }

    /** Some of its bits, high down to low. */
    public Pins bits(int high, int low) {
        return new Part(this, high, low);
    }

    /** One of its bits. */
    public Pins bit(int index) {
        return bits(index, index);
    }

    /**
     * Connects the port of an instance, in the parent, to as many bits of the parent's own inouts; of several the first
     * is the most significant. Each bit of an inout belongs to one instance.
     */
    public void connect(Pins first, Pins... more) {
        component.connect(this, first, more);
    }

    @Override
    public Inout port() {
        return this;
    }

    @Override
    public int high() {
        return shape.width() - 1;
    }

    @Override
    public int low() {
        return 0;
    }

    @Override
    public String toString() {
        return name;
    }
}
