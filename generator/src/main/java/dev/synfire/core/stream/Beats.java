package dev.synfire.core.stream;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Stream;

/** A stream in ticks: every tick ends with exactly one marker, a beat whose other payload means nothing. */
public abstract sealed class Beats extends Stream permits Currents, Entries, Events, Visits {
    /** The beat is the end-of-tick marker. */
    public final Driven tick = out("tick", Shape.bit());

    /** With the marker: this tick is the last of its sample. */
    public final Driven last = out("last", Shape.bit());

    Beats(Place place) {
        super(place);
    }
}
