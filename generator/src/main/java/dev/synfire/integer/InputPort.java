package dev.synfire.integer;

import dev.synfire.fixed.Range;

/**
 * The input of a network.
 *
 * @param size how many input addresses there are, at least 1
 * @param values what an input may carry; contains 0, which is never sent. 0..1 makes the inputs spikes
 */
public record InputPort(int size, Range values) {
    public InputPort {
        if (size < 1) {
            throw new IllegalArgumentException("an input of size " + size + ", expected at least 1");
        }
        if (!values.contains(0)) {
            throw new IllegalArgumentException("input values " + values + " do not contain 0");
        }
    }
}
