package dev.synfire.core.learning;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Bundle;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;

/** What the addresses of a walk gather, each S[i] as it is there; it waits for nobody. */
public final class Gathered extends Bundle {
    /** One is there. */
    public final Driven valid = out("valid", Shape.bit());

    /** Whose it is. */
    public final Driven address;

    /** S[i]. */
    public final Driven sum;

    /** What the address did in the sample. */
    public final Driven value;

    Gathered(Place place, int addresses, Range sums, Range values) {
        super(place);
        address = out("address", Shape.index(addresses));
        sum = out("sum", Shapes.of(sums));
        value = out("value", Shapes.of(values));
    }
}
