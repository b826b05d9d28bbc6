package dev.synfire.handover;

import java.math.BigInteger;

/**
 * The fields of a beat, put side by side: the first in the highest bits.
 *
 * @param bits how many bits there are so far
 * @param word what they hold
 */
record Beat(int bits, BigInteger word) {
    static final Beat EMPTY = new Beat(0, BigInteger.ZERO);

    /** Appends a field, in two's complement if it is negative. A field of 0 bits is left out. */
    Beat with(long value, int width) {
        BigInteger field =
                BigInteger.valueOf(value).and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
        return new Beat(bits + width, word.shiftLeft(width).or(field));
    }

    /** As a Verilog number, such as 12'h0a3. */
    public String literal() {
        return bits + "'h" + word.toString(16);
    }
}
