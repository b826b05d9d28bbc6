package dev.synfire.core.learning;

import dev.synfire.hdl.Bundle;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;
import java.util.Optional;

/** A layer's turn to learn: what is to be done, and whether it is done. */
public final class Turn extends Bundle {
    /** A sample is under way that will be learned. */
    public final Driven records = out("records", Shape.bit());

    /** Begins the pass over the errors. */
    public final Driven judge = out("judge", Shape.bit());

    /** Begins the walk over the weights. */
    public final Driven walk = out("walk", Shape.bit());

    /** With it: no weight changes, what was recorded is only cleared. */
    public final Driven dropped = out("dropped", Shape.bit());

    /** Something is under way. */
    public final Driven busy = in("busy", Shape.bit());

    /** After the pass: an error was not 0; present for the layer whose errors come from the label. */
    public final Optional<Driven> any;

    Turn(Place place, boolean first) {
        super(place);
        any = first ? Optional.of(in("any", Shape.bit())) : Optional.empty();
    }
}
