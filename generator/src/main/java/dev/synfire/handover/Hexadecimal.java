package dev.synfire.handover;

import java.util.Locale;

/** Numbers as C, XML and SystemRDL write them. */
final class Hexadecimal {
    private Hexadecimal() {}

    /** Such as 0x0c: two digits at least. */
    static String of(long value) {
        return String.format(Locale.ROOT, "0x%02x", value);
    }
}
