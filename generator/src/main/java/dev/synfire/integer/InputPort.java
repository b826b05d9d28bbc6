package dev.synfire.integer;

import dev.synfire.fixed.Range;

/**
 * The input of a network.
 *
 * @param size how many input addresses there are, at least 1
 * @param values the codes that may arrive; contains 0, which is never sent. 0..1 makes the inputs spikes
 * @param encoder what makes events of the codes
 */
public record InputPort(int size, Range values, Encoder encoder) {
    public InputPort {
        if (size < 1) {
            throw new IllegalArgumentException("an input of size " + size + ", expected at least 1");
        }
        if (!values.contains(0)) {
            throw new IllegalArgumentException("input values " + values + " do not contain 0");
        }
        if (values.min() < Integer.MIN_VALUE || values.max() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("input values " + values + " do not fit 32 bits");
        }
    }

    /** An input whose codes are the events. */
    public InputPort(int size, Range values) {
        this(size, values, new Encoder.Direct());
    }

    /** What an event carries that the layers get; contains 0. */
    public Range events() {
        return encoder.events(values);
    }

    /** How many frames a sample of so many ticks brings at most. */
    public int frames(int ticks) {
        return encoder.takesOneFrame() ? 1 : ticks;
    }

    /** The largest magnitude of a code, at least 1. */
    public long largest() {
        return Math.max(1, Math.max(-values.min(), values.max()));
    }
}
