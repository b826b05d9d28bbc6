package dev.synfire.layout;

import java.util.OptionalDouble;

/**
 * What an FPGA has to build a core from.
 *
 * @param name as the user knows it, for messages: the board
 * @param family what the cells and memories look like
 * @param logicCells a LUT of four inputs and a flip-flop each
 * @param blockRams initialised block RAMs
 * @param largeRams large RAMs of one port and 16,384 words of 16 bits, without initial contents: iCE40 UP5K
 * @param multipliers hard multipliers that the flow uses: 0 where they are built from logic cells
 * @param coreMHz the clock that a core has where none is asked for; empty: whichever it reaches
 */
public record Device(
        String name,
        Family family,
        int logicCells,
        int blockRams,
        int largeRams,
        int multipliers,
        OptionalDouble coreMHz) {
    /** A device without large RAMs. */
    public Device(String name, Family family, int logicCells, int blockRams, int multipliers) {
        this(name, family, logicCells, blockRams, 0, multipliers);
    }

    /** A device that asks for no clock. */
    public Device(String name, Family family, int logicCells, int blockRams, int largeRams, int multipliers) {
        this(name, family, logicCells, blockRams, largeRams, multipliers, OptionalDouble.empty());
    }

    /** The same, on a board that gives a core that clock. */
    public Device at(double mhz) {
        return new Device(name, family, logicCells, blockRams, largeRams, multipliers, OptionalDouble.of(mhz));
    }

    public Device {
        if (logicCells < 1 || blockRams < 0 || largeRams < 0 || multipliers < 0) {
            throw new IllegalArgumentException("a device of " + logicCells + " logic cells, " + blockRams
                    + " block RAMs and " + multipliers + " multipliers");
        }
    }
}
