package dev.synfire.handover.bus;

import java.util.List;

/**
 * A register of 32 bits.
 *
 * @param name in lower case
 * @param offset in bytes from the first register
 * @param meaning a sentence without its full stop
 * @param fields from the lowest bit on; bits of no field read as 0
 */
public record Register(String name, int offset, String meaning, List<RegisterField> fields) {
    /** The width of every register. */
    public static final int BITS = 32;

    static final int BYTES = BITS / Byte.SIZE;

    public Register {
        fields = List.copyOf(fields);
        int free = 0;
        for (RegisterField field : fields) {
            if (field.low() < free) {
                throw new IllegalArgumentException(name + "." + field.name() + " has bits of the field before it");
            }
            free = field.high() + 1;
        }
    }

    /** Its number, from 0. */
    public int index() {
        return offset / BYTES;
    }

    /** What it reads as after reset. */
    public long reset() {
        return fields.stream().mapToLong(RegisterField::reset).reduce(0, (a, b) -> a | b);
    }

    /** Whether a bus reads anything in it. */
    public boolean isRead() {
        return fields.stream().anyMatch(RegisterField::isRead);
    }

    /** Whether a bus writes anything in it. */
    public boolean isWritten() {
        return fields.stream().anyMatch(RegisterField::isWritten);
    }

    /**
     * The field of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public RegisterField field(String wanted) {
        return fields.stream()
                .filter(field -> field.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no field " + wanted));
    }
}
