package dev.synfire.hdl.proof;

import java.math.BigInteger;
import java.util.Map;

/**
 * What one of the three said that was not what was expected.
 *
 * @param engine who
 * @param member of the batch
 * @param cycle when
 * @param expected unsigned
 * @param found as it was told
 * @param inputs what the design was fed in that cycle
 */
record Difference(
        String engine, int member, int cycle, BigInteger expected, String found, Map<String, BigInteger> inputs) {
    @Override
    public String toString() {
        return engine + " says 0x" + found + ", not 0x" + expected.toString(16) + ", in cycle " + cycle + " for "
                + inputs;
    }
}
