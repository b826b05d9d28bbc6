package dev.synfire.explore;

import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Family;
import dev.synfire.tool.PnrReport;
import java.util.Map;

/**
 * What a core takes of an FPGA, estimated or counted by nextpnr.
 *
 * @param cells logic cells of an iCE40, look-up tables of an ECP5
 * @param blockRams block RAMs
 * @param largeRams single-port RAMs of a UP5K
 * @param multipliers hard ones
 */
public record Resources(int cells, int blockRams, int largeRams, int multipliers) {
    /** As the planner estimates. */
    public static Resources of(CorePlan plan) {
        return new Resources(
                plan.cost().logicCells(),
                plan.cost().blockRams(),
                plan.cost().largeRams(),
                plan.hardMultipliers() ? plan.cost().products() : 0);
    }

    /** As nextpnr counts. */
    public static Resources of(Family family, PnrReport report) {
        Map<String, PnrReport.Usage> cells = report.cells();
        return switch (family) {
            case ICE40 ->
                new Resources(
                        used(cells, "ICESTORM_LC"),
                        used(cells, "ICESTORM_RAM"),
                        used(cells, "ICESTORM_SPRAM"),
                        used(cells, "ICESTORM_DSP"));
            case ECP5 ->
                new Resources(used(cells, "TRELLIS_COMB"), used(cells, "DP16KD"), 0, used(cells, "MULT18X18D"));
        };
    }

    private static int used(Map<String, PnrReport.Usage> cells, String name) {
        return cells.getOrDefault(name, new PnrReport.Usage(0, 0)).used();
    }
}
