package dev.synfire.core.stream;

import dev.synfire.hdl.Driven;
import java.util.Optional;

/** A stream of events: those of a tick in ascending order of address, never with the value 0, then the marker. */
public final class Events extends Beats {
    /** Where the event comes from. */
    public final Driven address;

    /** What it carries; absent for spikes. */
    public final Optional<Driven> value;

    public Events(Place place, EventFormat format) {
        super(place);
        address = out("address", format.address());
        value = format.value().map(shape -> out("value", shape));
    }
}
