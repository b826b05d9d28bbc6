package dev.synfire.hdl.sim;

/** A compiled design, over the places of its {@link State}. */
interface Program {
    /** Gives every combinational signal its value. */
    void settle();

    /** A rising edge of the first clock, after {@link #settle}: registers and memories take their new values. */
    void edge();

    /** A rising edge of the clock of that number, after {@link #settle}. */
    void edge(int clock);

    /** That many clock edges, each after everything has settled. */
    default void clock(long cycles) {
        for (long i = 0; i < cycles; i++) {
            settle();
            edge();
        }
    }
}
