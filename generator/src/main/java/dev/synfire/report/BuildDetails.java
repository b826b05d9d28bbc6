package dev.synfire.report;

import dev.synfire.report.picture.CriticalPath;
import dev.synfire.report.picture.FloorPlan;
import dev.synfire.report.picture.NetworkDiagram;
import dev.synfire.report.picture.Picture;
import dev.synfire.report.picture.TableCurve;
import java.util.List;
import java.util.Optional;

/**
 * What a build knows of its layers: the data of the pictures in report.html.
 *
 * @param network how the layers are joined
 * @param floorPlan where they lie; empty if nothing was placed
 * @param path the longest path; empty if no path joins two registers
 * @param tables those of layers with a sigmoid or a tanh
 * @param pictures all others, in the order of the page
 */
public record BuildDetails(
        NetworkDiagram network,
        Optional<FloorPlan> floorPlan,
        Optional<CriticalPath> path,
        List<TableCurve> tables,
        List<Picture> pictures) {
    public BuildDetails {
        tables = List.copyOf(tables);
        pictures = List.copyOf(pictures);
    }

    /** The same with those pictures. */
    public BuildDetails with(List<Picture> others) {
        return new BuildDetails(network, floorPlan, path, tables, others);
    }
}
