package dev.synfire.core.stream;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.Stream;
import java.util.List;

/**
 * The contents of the memories that start with unknown words, sent after every reset: those of one layer after the other,
 * word after word, the lowest 16 bits of a word first. Ready goes down when all have come.
 */
public final class WeightLoad extends Stream {
    /** Bits of a beat. */
    public static final int BITS = 16;

    /** The next 16 bits. */
    public final Driven data = out("data", Shape.u(BITS));

    public WeightLoad(Place place) {
        super(place);
    }

    /** Fills one memory after the other: what comes here goes to the first that is not full yet. */
    public void fill(List<WeightLoad> memories) {
        Expr here = valid;
        Expr open = Expr.lit(0, Shape.bit());
        for (WeightLoad memory : memories) {
            memory.valid.assign(here);
            memory.data.assign(data);
            here = here.and(memory.ready.not());
            open = open.or(memory.ready);
        }
        ready.assign(open);
    }
}
