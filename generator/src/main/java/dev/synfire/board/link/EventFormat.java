package dev.synfire.board.link;

import dev.synfire.fixed.Range;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.InputPort;

/**
 * How an input event is written in a command, and in the buffer.
 *
 * @param inputs how many addresses there are, 1 to 65535
 * @param values what an event carries; contains 0
 */
public record EventFormat(int inputs, Range values) {
    /** Two bytes of address. */
    public static final int MAX_INPUTS = 0xffff;

    /** The format for the input of a network. */
    public static EventFormat of(InputPort input) {
        return new EventFormat(input.size(), input.values());
    }

    /** Whether the event itself says that the value is 1. */
    public boolean spikes() {
        return values.min() >= 0 && values.max() <= 1;
    }

    public int addressBytes() {
        return inputs <= 256 ? 1 : 2;
    }

    public int valueBytes() {
        return spikes() ? 0 : (values.bits() + 7) / 8;
    }

    public int bytes() {
        return addressBytes() + valueBytes();
    }

    Shape address() {
        return Shape.index(inputs);
    }

    Shape value() {
        return values.signed() ? Shape.s(values.bits()) : Shape.u(values.bits());
    }

    /** An event in one word: the value above the address. */
    Shape word() {
        return Shape.u(address().width() + (spikes() ? 0 : value().width()));
    }

    /** A number of events, or of events less one and the end of a tick. */
    Shape count() {
        return Shape.index(inputs + 1);
    }
}
