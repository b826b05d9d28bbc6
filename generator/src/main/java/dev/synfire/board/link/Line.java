package dev.synfire.board.link;

/** How bytes get into a host link, and out of it. */
public sealed interface Line {
    /**
     * A serial port at two pins.
     *
     * @param clocksPerBit clocks of the core for each bit
     */
    record Serial(int clocksPerBit) implements Line {}

    /** Ports that carry whole bytes, in the place of the serial port's two modules. */
    record Bytes() implements Line {}
}
