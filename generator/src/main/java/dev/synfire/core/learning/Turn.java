package dev.synfire.core.learning;

import dev.synfire.hdl.Bundle;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;

/** A layer's turn to learn: what is to be done, and whether it is done. */
public final class Turn extends Bundle {
    /** A sample is under way that will be learned. */
    public final Driven records = out("records", Shape.bit());

    /** Begins the pass over the errors. */
    public final Driven judge = out("judge", Shape.bit());

    /** With it: the sample counts as if every error were 0. */
    public final Driven withdrawn = out("withdrawn", Shape.bit());

    /** Begins the walk over the weights. */
    public final Driven walk = out("walk", Shape.bit());

    /** With it: no weight changes, what was recorded is only cleared. */
    public final Driven dropped = out("dropped", Shape.bit());

    /** Something is under way. */
    public final Driven busy = in("busy", Shape.bit());

    /** After the pass: an error was not 0. */
    public final Driven any = in("any", Shape.bit());

    Turn(Place place) {
        super(place);
    }
}
