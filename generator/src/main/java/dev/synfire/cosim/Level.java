package dev.synfire.cosim;

import java.util.Locale;

/** What of a design is compared with the golden model: how far it has come on its way to the FPGA. */
public enum Level {
    /** The Verilog as it is generated, with all layers. */
    RTL,
    /** The cells that synthesis makes of the core, at the core's ports. */
    NETLIST,
    /** What is unpacked from the bitstream of the whole board, at the board's pins. */
    BITSTREAM;

    /** What the user types. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
