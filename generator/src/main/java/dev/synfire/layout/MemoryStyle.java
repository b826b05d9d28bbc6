package dev.synfire.layout;

/** What a memory is built from. */
public enum MemoryStyle {
    /** Whatever the synthesiser finds best. */
    AUTO,
    /** Block RAM. */
    BLOCK,
    /** LUT RAM. */
    DISTRIBUTED,
    /** Flip-flops, or plain logic if it is never written. */
    REGISTERS,
    /** The large single-port RAM of an iCE40 UP5K, loaded at start-up. */
    HUGE
}
