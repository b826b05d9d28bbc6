package dev.synfire.host.virtual;

/** The pins of a simulated board that a serial port's other end is connected to. */
public interface Pins {
    /** Sets the line to the board. */
    void rx(int level);

    /** The line from the board. */
    int tx();

    /** Lets clock cycles of the core pass. */
    void clock(int cycles);
}
