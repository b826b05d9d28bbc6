package dev.synfire.core.stream;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;
import java.util.Optional;

/** A stream of words of a list memory: for every event those of its address in turn, then the tick's marker. */
public final class Entries extends Beats {
    /** Which word. */
    public final Driven word;

    /** What the event carries; absent for spikes. */
    public final Optional<Driven> value;

    public Entries(Place place, int words, EventFormat events) {
        super(place);
        word = out("word", Shape.index(words));
        value = events.value().map(shape -> out("value", shape));
    }
}
