package dev.synfire.core.stream;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.Stream;

/** Currents of which it is known whose they are: they come in lockstep with a stream that says so. */
public final class Addends extends Stream {
    /** A part of a current; with a marker it means nothing. */
    public final Driven value;

    Addends(Place place, Shape part) {
        super(place);
        value = out("value", part);
    }

    /** Takes what an engine sends. */
    public void take(Currents currents) {
        valid.assign(currents.valid);
        value.assign(currents.value);
        currents.ready.assign(ready);
    }
}
