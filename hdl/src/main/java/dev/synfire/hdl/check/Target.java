package dev.synfire.hdl.check;

/** What a design is checked and printed for, as far as its memories depend on it. */
public enum Target {
    /** Any FPGA: nothing is refused. */
    GENERIC("any FPGA"),
    /** Lattice iCE40 LP and HX: block RAM with one read and one write port. */
    ICE40("an iCE40 LP or HX"),
    /** Lattice iCE40 UltraPlus: block RAM as above, and four large single-port RAMs (SPRAM) of 16,384 words of 16 bits. */
    ICE40_UP("an iCE40 UltraPlus"),
    /** Lattice ECP5: true dual-port block RAM, and look-up tables as RAM. */
    ECP5("an ECP5");

    private final String described;

    Target(String described) {
        this.described = described;
    }

    boolean isIce40() {
        return this == ICE40 || this == ICE40_UP;
    }

    @Override
    public String toString() {
        return described;
    }
}
