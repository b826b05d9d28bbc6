package dev.synfire.hdl.proof;

import dev.synfire.hdl.Choices;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.RandomExpressions;
import java.math.BigInteger;

/**
 * What a design is fed, cycle by cycle: for one input the same, whatever else is in the design.
 *
 * @param seed of all numbers
 * @param cycles how long
 */
record Stimulus(long seed, int cycles) {
    static final int RESET_PERIOD = 50;
    static final int RESET_CYCLE = 29;

    /** The value of an input in a cycle. */
    BigInteger value(Input input, int cycle) {
        String name = input.name().replaceFirst("^x[0-9]+_", "");
        return RandomExpressions.value(
                Choices.random(31 * (31 * seed + name.hashCode()) + cycle * 7919L), input.shape());
    }

    /** Whether the design is reset after the cycle, in place of a clock edge. */
    boolean resets(int cycle) {
        return cycle % RESET_PERIOD == RESET_CYCLE;
    }
}
