package dev.synfire.core.stream;

import dev.synfire.fixed.Range;
import dev.synfire.hdl.Bundle;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import java.util.Optional;

/** A look at a stream: its events in the cycles in which they are taken, without its markers. */
public final class Recorded extends Bundle {
    /** An event is taken. */
    public final Driven valid = out("valid", Shape.bit());

    /** Where it comes from. */
    public final Driven address;

    /** What it carries; absent for spikes. */
    public final Optional<Driven> value;

    /** Shows the events of a stream of this component, in all ticks or in a sample's last one only. */
    public void show(Events events, boolean lastTick) {
        Expr moves = events.moves().and(events.tick.not());
        valid.assign(lastTick ? moves.and(events.last) : moves);
        address.assign(events.address);
        value.ifPresent(port -> port.assign(events.value.orElseThrow()));
    }

    public Recorded(Place place, int addresses, Range values) {
        super(place);
        EventFormat format = new EventFormat(addresses, values);
        address = out("address", format.address());
        value = format.value().map(shape -> out("value", shape));
    }
}
