package dev.synfire.core;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Stream;

/** A stream of results, one a sample. */
public final class Result extends Stream {
    /** The neuron that won. */
    public final Driven label;

    /** Its activation, spike count or membrane potential. */
    public final Driven score;

    public Result(Place place, Shape labels, Shape scores) {
        super(place);
        label = out("label", labels);
        score = out("score", scores);
    }
}
