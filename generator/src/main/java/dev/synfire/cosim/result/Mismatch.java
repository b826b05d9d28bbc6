package dev.synfire.cosim.result;

import java.util.Locale;

/**
 * One place where hardware and golden model differ.
 *
 * @param sample its index in the inputs, from 0
 * @param tick of the sample, from 0
 * @param where layer and neuron
 * @param what was compared: event, current, membrane, ...
 * @param expected the golden model's value
 * @param actual the hardware's value
 */
public record Mismatch(int sample, int tick, String where, String what, String expected, String actual) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "sample %d, tick %d, %s: %s is %s in the hardware, %s in the golden model",
                sample,
                tick,
                where,
                what,
                actual,
                expected);
    }
}
