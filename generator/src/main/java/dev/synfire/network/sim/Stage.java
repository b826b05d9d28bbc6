package dev.synfire.network.sim;

/** A transform at work. Events are sparse where neurons spike, so a stage spends time on what is not 0 only. */
interface Stage {
    /** Adds the transform of this tick's input to the sums. */
    void add(double[] input, double[] sums);

    /** Forgets earlier ticks. */
    default void reset() {}
}
