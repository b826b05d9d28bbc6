package dev.synfire.handover;

import dev.synfire.handover.bus.Access;
import dev.synfire.handover.bus.RegisterField;
import java.util.Locale;

/** A field of a register as templates write it. */
public record FieldText(RegisterField field) {
    /** In lower case. */
    public String name() {
        return field.name();
    }

    /** In upper case. */
    public String upper() {
        return field.name().toUpperCase(Locale.ROOT);
    }

    /** Such as 31:16, or 4. */
    public String range() {
        return field.bits() == 1 ? "" + field.low() : field.high() + ":" + field.low();
    }

    /** A number of C. */
    public String mask() {
        return Hexadecimal.of(field.mask()) + "u";
    }

    /** The value after reset, from its own lowest bit on. */
    public String reset() {
        return Hexadecimal.of(field.reset() >>> field.low());
    }

    /** Whether the value after reset is known to all: what the hardware is at may change at once. */
    public boolean isConstant() {
        return field.access() == Access.CONSTANT;
    }

    /** In a table for people. */
    public String access() {
        return switch (field.access()) {
            case CONSTANT -> "constant " + reset();
            case STATE -> "read";
            case SETTING -> "read, write";
            case FLAG -> "read, 1 clears";
            case COMMAND -> "write";
        };
    }

    /** The properties of SystemRDL 2.0. */
    public String rdl() {
        return switch (field.access()) {
            case CONSTANT -> "sw = r; hw = na;";
            case STATE -> "sw = r; hw = w;";
            case SETTING -> "sw = rw; hw = r;";
            case FLAG -> "sw = rw; onwrite = woclr; hw = r; hwset;";
            case COMMAND -> "sw = w; hw = r; swmod;";
        };
    }

    /** The word of CMSIS-SVD. */
    public String svd() {
        return switch (field.access()) {
            case CONSTANT, STATE -> "read-only";
            case SETTING, FLAG -> "read-write";
            case COMMAND -> "write-only";
        };
    }

    /** Whether writing a 1 clears it. */
    public boolean isFlag() {
        return field.access() == Access.FLAG;
    }

    /** In a few words. */
    public String meaning() {
        return field.meaning();
    }
}
