package dev.synfire.board;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A pin of the package and how it is wired.
 *
 * @param site the pin's name in its package, such as 35 or L4
 * @param activeLow whether the level 0 means on or pressed
 * @param pull the resistor to switch on inside the FPGA
 * @param drive drive strength in mA, where the board asks for one (ECP5 only)
 * @param ioStandard of this pin, where it differs from the board's, such as LVCMOS25 (ECP5 only)
 */
public record Pin(String site, boolean activeLow, Pull pull, OptionalInt drive, Optional<String> ioStandard) {
    /** A resistor inside the FPGA. */
    public enum Pull {
        NONE,
        UP,
        DOWN
    }

    /** A plain pin, active high. */
    public static Pin of(String site) {
        return new Pin(site, false, Pull.NONE, OptionalInt.empty(), Optional.empty());
    }
}
