package dev.synfire.core.stream;

import dev.synfire.hdl.Bundle;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;

/** Biases that change: one is read, which comes a cycle later, and one is written. */
public final class BiasPort extends Bundle {
    /** Whose bias is read. */
    public final Driven neuron;

    /** It, a cycle later. */
    public final Driven value;

    /** A bias is written. */
    public final Driven write = out("write", Shape.bit());

    /** Whose. */
    public final Driven written;

    /** What it is from now on. */
    public final Driven changed;

    public BiasPort(Place place, int neurons, Shape bias) {
        super(place);
        neuron = out("neuron", Shape.index(neurons));
        value = in("value", bias);
        written = out("written", Shape.index(neurons));
        changed = out("changed", bias);
    }
}
