package dev.synfire.handover;

import dev.synfire.handover.bus.Access;
import dev.synfire.handover.bus.Register;
import dev.synfire.handover.bus.RegisterField;
import dev.synfire.handover.bus.RegisterTable;
import java.util.List;
import java.util.Locale;

/** A register as templates write it. */
public record RegisterText(Register register) {
    static List<RegisterText> of(RegisterTable table) {
        return table.registers().stream().map(RegisterText::new).toList();
    }

    /** In lower case. */
    public String name() {
        return register.name();
    }

    /** In upper case. */
    public String upper() {
        return register.name().toUpperCase(Locale.ROOT);
    }

    /** Bytes from the first register on. */
    public String offset() {
        return Hexadecimal.of(register.offset());
    }

    /** What it reads as after reset. */
    public String reset() {
        return Hexadecimal.of(register.reset());
    }

    /** The bits of {@link #reset} that are so always: not those of what the hardware is at. */
    public String resetMask() {
        return Hexadecimal.of(0xffff_ffffL
                ^ register.fields().stream()
                        .filter(field -> field.access() == Access.STATE || field.access() == Access.COMMAND)
                        .mapToLong(RegisterField::mask)
                        .reduce(0, (a, b) -> a | b));
    }

    /** The word of CMSIS-SVD. */
    public String svd() {
        return !register.isWritten() ? "read-only" : register.isRead() ? "read-write" : "write-only";
    }

    /** A sentence. */
    public String meaning() {
        return register.meaning() + ".";
    }

    /** From the lowest bit on. */
    public List<FieldText> fields() {
        return register.fields().stream().map(FieldText::new).toList();
    }
}
