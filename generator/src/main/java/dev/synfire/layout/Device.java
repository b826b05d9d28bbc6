package dev.synfire.layout;

/**
 * What an FPGA has to build a core from.
 *
 * @param name as the user knows it, for messages: the board
 * @param family what the cells and memories look like
 * @param logicCells a LUT of four inputs and a flip-flop each
 * @param blockRams initialised block RAMs
 * @param largeRams large RAMs of one port and 16,384 words of 16 bits, without initial contents: iCE40 UP5K
 * @param multipliers hard multipliers that the flow uses: 0 where they are built from logic cells
 */
public record Device(String name, Family family, int logicCells, int blockRams, int largeRams, int multipliers) {
    /** A device without large RAMs. */
    public Device(String name, Family family, int logicCells, int blockRams, int multipliers) {
        this(name, family, logicCells, blockRams, 0, multipliers);
    }

    public Device {
        if (logicCells < 1 || blockRams < 0 || largeRams < 0 || multipliers < 0) {
            throw new IllegalArgumentException("a device of " + logicCells + " logic cells, " + blockRams
                    + " block RAMs and " + multipliers + " multipliers");
        }
    }
}
