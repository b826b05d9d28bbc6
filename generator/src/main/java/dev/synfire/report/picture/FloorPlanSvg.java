package dev.synfire.report.picture;

import dev.synfire.hdl.verilog.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws a floor plan: a path for each part, a square for each tile, filled from below, and the longest path over it. */
public final class FloorPlanSvg {
    /** The side of a tile, in units of the picture; a cell of logic is one unit high. */
    private static final int TILE = FloorPlan.CELLS_PER_TILE;

    private final FloorPlan plan;
    private final Optional<CriticalPath> path;
    private final boolean upwards;
    private final int left;
    private final int low;
    private final int columns;
    private final int rows;

    /** A part's tiles as the data of one SVG path. */
    public record Area(int part, String name, String data) {}

    /**
     * A floor plan.
     *
     * @param upwards whether row 0 is the lowest, as in an iCE40
     */
    public FloorPlanSvg(FloorPlan plan, Optional<CriticalPath> path, boolean upwards) {
        this.plan = plan;
        this.path = path;
        this.upwards = upwards;
        left = plan.tiles().stream().mapToInt(FloorPlan.Tile::x).min().orElse(0);
        low = plan.tiles().stream().mapToInt(FloorPlan.Tile::y).min().orElse(0);
        columns = plan.tiles().stream().mapToInt(FloorPlan.Tile::x).max().orElse(0) - left + 1;
        rows = plan.tiles().stream().mapToInt(FloorPlan.Tile::y).max().orElse(0) - low + 2;
    }

    /** The picture. */
    public String text() {
        SortedMap<Integer, StringBuilder> areas = new TreeMap<>();
        for (FloorPlan.Tile tile : plan.tiles()) {
            StringBuilder data = areas.computeIfAbsent(tile.part(), _ -> new StringBuilder());
            int height = tile.ram() ? 2 * TILE - 1 : tile.count();
            data.append(String.format(
                    Locale.ROOT, "M%d %dh%dv-%dh-%dz", x(tile.x()), bottom(tile), TILE - 1, height, TILE - 1));
        }
        List<Area> drawn = new ArrayList<>();
        areas.forEach(
                (part, data) -> drawn.add(new Area(part, plan.parts().names().get(part), data.toString())));
        return Templates.render(
                "report/floor-plan.vm",
                Map.of(
                        "e",
                        new Escaped(),
                        "colours",
                        new Colours(plan.parts()),
                        "width",
                        columns * TILE + 3,
                        "height",
                        rows * TILE + 3,
                        "areas",
                        drawn,
                        "points",
                        points()));
    }

    private int x(int column) {
        return (column - left) * TILE + 2;
    }

    /** Of a tile's square the lower edge; a block of RAM takes its own row and the one above. */
    private int bottom(FloorPlan.Tile tile) {
        int row = tile.y() - low;
        int from = upwards ? rows - row : row + (tile.ram() ? 2 : 1);
        return from * TILE + 1 - tile.below();
    }

    private List<int[]> places() {
        List<int[]> places = new ArrayList<>();
        path.ifPresent(its -> its.stops().forEach(stop -> {
            int row = stop.y() - low;
            places.add(new int[] {x(stop.x()) + 3, (upwards ? rows - row : row + 1) * TILE - 3});
        }));
        return places;
    }

    private List<String> points() {
        return places().stream().map(place -> place[0] + "," + place[1]).toList();
    }
}
