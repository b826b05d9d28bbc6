package dev.synfire.core.stream;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.Stream;

/** A stream in ticks: every tick ends with exactly one marker, a beat whose other payload means nothing. */
public abstract sealed class Beats extends Stream permits Currents, Entries, Events, Visits {
    /** The beat is the end-of-tick marker. */
    public final Driven tick = out("tick", Shape.bit());

    /**
     * With the marker: this tick is the last of its sample. What a layer sends, and a delay line, says so with every beat of
     * the tick.
     */
    public final Driven last = out("last", Shape.bit());

    Beats(Place place) {
        super(place);
    }
}
