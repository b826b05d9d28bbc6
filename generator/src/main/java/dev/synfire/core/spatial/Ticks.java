package dev.synfire.core.spatial;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.Stream;
import java.util.Optional;

/** A stream of whole ticks: a beat carries the values of all addresses. */
public final class Ticks extends Stream {
    /** This tick is the last of its sample. */
    public final Driven last = out("last", Shape.bit());

    /** What each address sends, that of address 0 in the lowest bits, 0 where there is no event; absent if none sends. */
    public final Optional<Driven> values;

    /** The membrane potentials after the tick, likewise; present where a readout compares them. */
    public final Optional<Driven> membranes;

    Ticks(Place place, TickFormat values) {
        this(place, values, Optional.empty());
    }

    Ticks(Place place, TickFormat values, Optional<TickFormat> membranes) {
        super(place);
        this.values = values.silent() ? Optional.empty() : Optional.of(out("values", values.whole()));
        this.membranes = membranes.map(format -> out("membranes", format.whole()));
    }
}
