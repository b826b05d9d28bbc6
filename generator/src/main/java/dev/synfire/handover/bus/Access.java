package dev.synfire.handover.bus;

/** What a bus may do with a field of a register, and what follows from it. */
public enum Access {
    /** Reads the same always. */
    CONSTANT,
    /** Read only: what the hardware is at. */
    STATE,
    /** Read and written, 0 after reset. */
    SETTING,
    /** Set by the hardware; a 1 that is written clears it, a 0 leaves it. */
    FLAG,
    /** Written only, reads as 0: what the hardware does once. */
    COMMAND
}
