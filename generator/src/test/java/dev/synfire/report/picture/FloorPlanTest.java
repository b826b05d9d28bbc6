package dev.synfire.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.tool.PlacedCells;
import dev.synfire.tool.TimingPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloorPlanTest {
    private final Parts parts = new Parts(List.of("hidden", "2nd"));

    /** A layer is known by its instance, also one within another instance of the core; a digit in front gets a letter. */
    @Test
    void cellsBelongToTheLayerWhoseInstanceTheyAreIn() {
        assertEquals(0, parts.of("host.core.hidden_layer.synapses.drain.takes_SB_LUT4_O_LC"));
        assertEquals(0, parts.of("host.core.spatial.hidden_layer.sums.a_SB_LUT4_O_LC"));
        assertEquals(1, parts.of("host.core.n2nd_layer.neurons.v_SB_DFF_Q"));
        assertEquals("rest of the core", parts.names().get(parts.of("host.core.readout.best_SB_LUT4_O_LC")));
        assertEquals("host link", parts.names().get(parts.of("host.link.answers.at_end_SB_LUT4_O_LC")));
        assertEquals("top", parts.names().get(parts.of("power_on_reset.ready_SB_DFF_Q_DFFLC")));
        assertEquals("without a name", parts.names().get(parts.of("$nextpnr_ICESTORM_LC_20")));
        assertEquals("synapses.drain.takes", parts.within("host.core.hidden_layer.synapses.drain.takes_SB_LUT4_O_LC"));
        assertEquals("readout.best", parts.within("host.core.readout.best_SB_LUT4_O_LC"));
    }

    /**
     * Tile (1, 1) has two cells of hidden and one of 2nd, above them; a RAM at (2, 1) is two tiles high. The plan has 2 columns
     * and 2 rows of 8 units, 3 more for its edge; the lower edge of row 1, the lowest, is at 2 * 8 + 1.
     */
    @Test
    void tilesAreFilledFromBelow() {
        var plan = FloorPlan.of(
                parts,
                new PlacedCells(List.of(
                        new PlacedCells.Cell("host.core.hidden_layer.a", "ICESTORM_LC", 1, 1),
                        new PlacedCells.Cell("host.core.n2nd_layer.a", "ICESTORM_LC", 1, 1),
                        new PlacedCells.Cell("host.core.hidden_layer.b", "ICESTORM_LC", 1, 1),
                        new PlacedCells.Cell("host.core.n2nd_layer.w", "ICESTORM_RAM", 2, 1))));
        assertEquals(
                List.of(Map.of("ICESTORM_LC", 2), Map.of("ICESTORM_LC", 1, "ICESTORM_RAM", 1)),
                plan.cells().subList(0, 2));
        String svg = new FloorPlanSvg(plan, Optional.empty(), true).text();
        assertTrue(svg.contains("viewBox=\"0 0 19 19\""), svg);
        assertTrue(svg.contains("class=\"f c0\" d=\"M2 17h7v-2h-7z\""), svg);
        assertTrue(svg.contains("class=\"f c1\" d=\"M10 17h7v-15h-7zM2 15h7v-1h-7z\""), svg);
    }

    /** 1.39 ns out of a register, 1.76 + 0.68 ns through a cell that nextpnr put before a carry, 0.28 ns back in the place. */
    @Test
    void thePathPassesCellsWithoutANameUnnoticed() {
        String timer = "host.link.transmitter.timer_SB_DFFESR_Q_D_SB_LUT4_O_LC";
        CriticalPath path = CriticalPath.of(
                parts,
                new TimingPath(List.of(
                        new TimingPath.Step(false, 1.39, timer, 4, 3),
                        new TimingPath.Step(true, 1.76, "$nextpnr_ICESTORM_LC_20", 4, 4),
                        new TimingPath.Step(false, 0.68, "$nextpnr_ICESTORM_LC_20", 4, 4),
                        new TimingPath.Step(false, 0.28, timer, 4, 4))));
        assertEquals(1, path.stops().size());
        assertEquals("link.transmitter.timer", path.stops().getFirst().place());
        assertEquals(2.35, path.logic(), 1e-9);
        assertEquals(1.76, path.wires(), 1e-9);
    }
}
