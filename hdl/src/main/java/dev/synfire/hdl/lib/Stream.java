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
    public final Driven valid;

    /** The beat is taken. */
    public final Driven ready;

    protected Stream(Place place) {
        this(place, "valid", "ready");
    }

    /** With names of its own for the handshake, such as tvalid and tready of AXI4-Stream. */
    protected Stream(Place place, String valid, String ready) {
        super(place);
        this.valid = out(valid, Shape.bit());
        this.ready = in(ready, Shape.bit());
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
