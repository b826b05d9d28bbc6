package dev.synfire.core.stream;

import dev.synfire.hdl.Bundle;
import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;

/**
 * What a core has learned, read and written from outside, a word at a time: a register takes a word from its place (load), or
 * gives it to its place (store), and is shifted by a byte at a time in between, the lowest byte first.
 */
public final class StatePort extends Bundle {
    /** Bits by which the register is shifted. */
    public static final int BYTE = 8;

    /** Which part of what was learned. */
    public final Driven part;

    /** Which word of it. With {@link #part} it stays while {@link #busy}. */
    public final Driven word;

    /** For one clock, while free: the register takes the word. It has it when it is no longer busy. */
    public final Driven load = out("load", Shape.bit());

    /** For one clock, while free: the word becomes what the register holds. */
    public final Driven store = out("store", Shape.bit());

    /** For one clock, while not busy: the register drops its lowest byte, and takes another at its upper end. */
    public final Driven shift = out("shift", Shape.bit());

    /** The byte that it takes. */
    public final Driven in = out("in", Shape.u(BYTE));

    /** The register's lowest byte. */
    public final Driven out = in("out", Shape.u(BYTE));

    /** No sample is under way and nothing is being learned or moved: words may be loaded and stored. */
    public final Driven free = in("free", Shape.bit());

    /** A word is on its way. */
    public final Driven busy = in("busy", Shape.bit());

    public StatePort(Place place, int parts, int words) {
        super(place);
        part = out("part", Shape.index(parts));
        word = out("word", Shape.index(words));
    }
}
