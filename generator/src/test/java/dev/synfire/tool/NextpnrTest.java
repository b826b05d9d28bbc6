package dev.synfire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextpnrTest {
    /** The words are those in the programs of Debian 13, nextpnr 0.7. */
    @Test
    void aDeviceWithoutRoomIsToldFromOtherFailures() {
        List.of(
                        "Unable to find legal placement for all cells, design is probably at utilisation limit.",
                        "Unable to find a placement location for cell 'ram'",
                        "Unable to place cell 'ram', no BELs remaining to implement cell type 'ICESTORM_RAM'",
                        "failed to place chain starting at cell 'sum'",
                        "Failed to find a route for arc 3 of net clk.")
                .forEach(line -> assertEquals(
                        Optional.of(line), Nextpnr.noRoom(List.of("Info: packing", "ERROR: " + line, "0 warnings"))));
        assertEquals(Optional.empty(), Nextpnr.noRoom(List.of("ERROR: Failed to open report file 'x' for writing.")));
    }
}
