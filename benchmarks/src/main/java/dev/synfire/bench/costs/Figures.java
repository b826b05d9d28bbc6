package dev.synfire.bench.costs;

import dev.synfire.plan.Cost;
import dev.synfire.plan.Family;
import dev.synfire.tool.PnrReport;
import java.util.Map;

/**
 * What a core takes, estimated or measured.
 *
 * @param cells logic cells of an iCE40, look-up tables of an ECP5
 * @param blockRams block RAMs
 * @param largeRams single-port RAMs of an UP5K
 * @param multipliers hard ones
 * @param cycles a sample of those that follow each other
 * @param latency cycles of the first sample alone
 */
record Figures(int cells, int blockRams, int largeRams, int multipliers, double cycles, double latency) {
    static Figures of(Cost cost, boolean hardMultipliers, double cycles, double latency) {
        return new Figures(
                cost.logicCells(),
                cost.blockRams(),
                cost.largeRams(),
                hardMultipliers ? cost.products() : 0,
                cycles,
                latency);
    }

    static Figures of(Family family, PnrReport report, double cycles, double latency) {
        Map<String, PnrReport.Usage> cells = report.cells();
        return family == Family.ICE40
                ? new Figures(
                        used(cells, "ICESTORM_LC"),
                        used(cells, "ICESTORM_RAM"),
                        used(cells, "ICESTORM_SPRAM"),
                        used(cells, "ICESTORM_DSP"),
                        cycles,
                        latency)
                : new Figures(
                        used(cells, "TRELLIS_COMB"),
                        used(cells, "DP16KD"),
                        0,
                        used(cells, "MULT18X18D"),
                        cycles,
                        latency);
    }

    private static int used(Map<String, PnrReport.Usage> cells, String name) {
        return cells.getOrDefault(name, new PnrReport.Usage(0, 0)).used();
    }
}
