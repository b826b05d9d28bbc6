package dev.synfire.board;

import dev.synfire.layout.Family;

/** The vendor's PLL that a board's clock pin allows. */
public enum PllPrimitive {
    /** Takes the clock from its own pad; the raw clock is then not available in the fabric. */
    SB_PLL40_PAD(Family.ICE40),
    /** Takes the clock from the fabric. */
    SB_PLL40_CORE(Family.ICE40),
    EHXPLLL(Family.ECP5);

    private final Family family;

    PllPrimitive(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }
}
