package dev.synfire.report;

import java.util.List;
import java.util.Optional;

/**
 * What a build knows of its layers: the data of the pictures in report.html.
 *
 * @param network how the layers are joined
 * @param floorPlan where they lie; empty if nothing was placed
 * @param path the longest path; empty if no path joins two registers
 * @param cycles what they did with their cycles; only those that were counted
 * @param tables those of layers with a sigmoid or a tanh
 */
public record BuildDetails(
        NetworkDiagram network,
        Optional<FloorPlan> floorPlan,
        Optional<CriticalPath> path,
        List<LayerCycles> cycles,
        List<TableCurve> tables) {
    public BuildDetails {
        cycles = List.copyOf(cycles);
        tables = List.copyOf(tables);
    }
}
