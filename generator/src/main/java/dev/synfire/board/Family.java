package dev.synfire.board;

import java.util.Locale;

/** A family of FPGAs that the open tools build for. */
public enum Family {
    ICE40,
    ECP5;

    /** As a board file spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
