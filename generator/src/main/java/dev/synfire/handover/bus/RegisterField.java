package dev.synfire.handover.bus;

/**
 * Some bits of a register.
 *
 * @param name in lower case
 * @param low its lowest bit
 * @param bits how many it has
 * @param access what a bus may do with it
 * @param signed whether it is in two's complement
 * @param value of a constant, else 0; what is there after reset
 * @param meaning in a few words
 */
public record RegisterField(String name, int low, int bits, Access access, boolean signed, long value, String meaning) {
    public RegisterField {
        if (low < 0 || bits < 1 || low + bits > Register.BITS) {
            throw new IllegalArgumentException(name + " has " + bits + " bits from " + low + " on");
        }
    }

    static RegisterField constant(String name, int low, int bits, long value, String meaning) {
        return new RegisterField(name, low, bits, Access.CONSTANT, value < 0, value, meaning);
    }

    static RegisterField field(String name, int low, int bits, Access access, String meaning) {
        return new RegisterField(name, low, bits, access, false, 0, meaning);
    }

    RegisterField asSigned(boolean isSigned) {
        return new RegisterField(name, low, bits, access, isSigned, value, meaning);
    }

    /** Its highest bit. */
    public int high() {
        return low + bits - 1;
    }

    /** Its bits as they are in the register, all 1. */
    public long mask() {
        return ((1L << bits) - 1) << low;
    }

    /** What it is after reset, where it is in the register. */
    public long reset() {
        return value << low & mask();
    }

    /** Whether a bus reads it. */
    public boolean isRead() {
        return access != Access.COMMAND;
    }

    /** Whether a bus writes it. */
    public boolean isWritten() {
        return access == Access.COMMAND || access == Access.SETTING || access == Access.FLAG;
    }
}
