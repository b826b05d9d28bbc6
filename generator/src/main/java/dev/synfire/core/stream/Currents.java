package dev.synfire.core.stream;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;

/** A stream of input currents: in each tick one of every neuron in ascending order, then the marker. */
public final class Currents extends Beats {
    /** Whose current it is. */
    public final Driven neuron;

    /** The current a[n], bias included. */
    public final Driven value;

    public Currents(Place place, int neurons, Shape current) {
        super(place);
        neuron = out("neuron", Shape.index(neurons));
        value = out("value", current);
    }
}
