package dev.synfire.core.stream;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;
import java.util.Optional;

/** A stream of visits: for every event one to each place whose window sees it, then the tick's marker. */
public final class Visits extends Beats {
    /** Which place is visited. */
    public final Driven place;

    /** Through which tap of which kernel; absent where nothing has weights. */
    public final Optional<Driven> tap;

    /** What the event carries; absent for spikes. */
    public final Optional<Driven> value;

    /**
     * @param places how many places there are
     * @param taps how many taps; 0 where nothing has weights
     * @param events what is visited for
     */
    public Visits(Place bundle, int places, int taps, EventFormat events) {
        super(bundle);
        place = out("place", Shape.index(places));
        tap = taps > 0 ? Optional.of(out("tap", Shape.index(taps))) : Optional.empty();
        value = events.value().map(shape -> out("value", shape));
    }
}
