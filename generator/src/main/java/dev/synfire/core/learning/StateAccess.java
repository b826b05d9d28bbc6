package dev.synfire.core.learning;

import dev.synfire.hdl.Bundle;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;

/** A layer's weights or biases, or the counters, for {@link LearnedState}. */
public final class StateAccess extends Bundle {
    /** The word in {@link #word} is read; it comes as many clocks later as the memory takes. */
    public final Driven reads = out("reads", Shape.bit());

    /** It becomes {@link #changed}. */
    public final Driven stores = out("stores", Shape.bit());

    /** Which. */
    public final Driven word;

    /** What it becomes. */
    public final Driven changed;

    /** What it is. */
    public final Driven found;

    public StateAccess(Place place, int words, Shape shape) {
        super(place);
        word = out("word", Shape.index(words));
        changed = out("changed", shape);
        found = in("found", shape);
    }
}
