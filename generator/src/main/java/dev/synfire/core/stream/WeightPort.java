package dev.synfire.core.stream;

import dev.synfire.hdl.Bundle;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;

/** Weights that change: words are read while nothing else reads them, and written. */
public final class WeightPort extends Bundle {
    /** Whoever is at this port reads; no event is worked on. */
    public final Driven walks = out("walks", Shape.bit());

    /** Which word is read. */
    public final Driven word;

    /** It, as many cycles later as the memory takes. */
    public final Driven weights;

    /** A word is written. */
    public final Driven write = out("write", Shape.bit());

    /** Which. */
    public final Driven written;

    /** What it is from now on. */
    public final Driven changed;

    public WeightPort(Place place, Shape address, Shape words) {
        super(place);
        word = out("word", address);
        weights = in("weights", words);
        written = out("written", address);
        changed = out("changed", words);
    }
}
