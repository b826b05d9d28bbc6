package dev.synfire.hdl.lib;

import dev.synfire.hdl.Bundle;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import java.util.List;

/**
 * A bundle with the handshake of a stream: a beat moves at a rising clock edge with valid and ready both 1. Valid must
 * not wait for ready, and stays, with stable data, until the beat is taken. A subclass declares the payload.
 */
@SuppressWarnings("this-escape") // the bundle only keeps the reference
public abstract class Stream extends Bundle {
    /** A beat is offered. */
    public final Driven valid = out("valid", Shape.bit());

    /** The beat is taken. */
    public final Driven ready = in("ready", Shape.bit());

    protected Stream(Place place) {
        super(place);
    }

    /** One bit: a beat moves at this clock edge. */
    public final Expr moves() {
        return valid.and(ready);
    }

    @Override
    public List<Field> payload() {
        return super.payload().stream().filter(field -> field.signal() != valid).toList();
    }
}
