package dev.synfire.board.link;

import dev.synfire.core.stream.EventFormat;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.InputPort;
import java.util.Optional;

/**
 * How an input event is written in a command, and in the buffer.
 *
 * @param inputs how many addresses there are, 1 to 65535
 * @param values what an event carries; contains 0
 */
public record PayloadFormat(int inputs, Range values) {
    /** Two bytes of address. */
    public static final int MAX_INPUTS = 0xffff;

    /** The format for the input of a network. */
    public static PayloadFormat of(InputPort input) {
        return new PayloadFormat(input.size(), input.values());
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

    /** The same event as a core takes it. */
    EventFormat stream() {
        return new EventFormat(inputs, values);
    }

    Shape address() {
        return stream().address();
    }

    /** Absent where the event itself says that the value is 1. */
    Optional<Shape> value() {
        return stream().value();
    }

    /** An event in one word: the value above the address. */
    Shape word() {
        return Shape.u(address().width() + value().map(Shape::width).orElse(0));
    }

    /** A number of events, or of events less one and the end of a tick. */
    Shape count() {
        return Shape.index(inputs + 1);
    }
}
