package dev.synfire.core.learning;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.Stream;

/** A stream of the addresses that did something in a sample, in ascending order. */
public final class Active extends Stream {
    /** Which address. */
    public final Driven address;

    /** What it did; 0 only where all addresses are wanted. */
    public final Driven value;

    Active(Place place, int addresses, Shape values) {
        super(place);
        address = out("address", Shape.index(addresses));
        value = out("value", values);
    }
}
