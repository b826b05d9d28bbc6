package dev.synfire.network;

import dev.synfire.fixed.Range;

/**
 * What arrives from outside: integer codes that stand for real numbers.
 *
 * @param size how many inputs there are, at least 1
 * @param values the codes an input may carry, within -65535..65535; contains 0, which is no event. 0..1 makes the inputs
 *     spikes
 * @param scale a code stands for code * scale; above 0
 */
public record Input(int size, Range values, double scale) {
    public Input {
        Check.within("inputs", size, 1, 1 << 16);
        if (!values.contains(0) || values.min() < -0xffff || values.max() > 0xffff) {
            throw new IllegalArgumentException(
                    "input values are " + values + ", expected a range that contains 0, within -65535..65535");
        }
        Check.positive("the input scale", scale);
    }
}
