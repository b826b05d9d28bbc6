package dev.synfire.report.picture;

import dev.synfire.tool.PlacedCells;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which part of the design uses what, and where it lies in the FPGA.
 *
 * @param parts what the design consists of
 * @param cells for each part, how many cells of each type are its own, by nextpnr's names
 * @param tiles those with logic or RAM in use
 */
public record FloorPlan(Parts parts, List<SortedMap<String, Integer>> cells, List<Tile> tiles) {
    /** What a tile of logic holds. */
    public static final int CELLS_PER_TILE = 8;

    private static final List<String> LOGIC = List.of("ICESTORM_LC", "TRELLIS_COMB");
    private static final List<String> RAM = List.of("ICESTORM_RAM", "ICESTORM_SPRAM", "DP16KD");

    /**
     * Cells of one part in one tile.
     *
     * @param x column, from the left
     * @param y row, counted as nextpnr does
     * @param part its place in the list of parts
     * @param below cells of parts before it in the same tile
     * @param count its cells
     * @param ram whether it is a block of RAM, which fills its tile
     */
    public record Tile(int x, int y, int part, int below, int count, boolean ram) {}

    public FloorPlan {
        cells = List.copyOf(cells);
        tiles = List.copyOf(tiles);
    }

    /** Assigns each placed cell to its part and tile. */
    public static FloorPlan of(Parts parts, PlacedCells placed) {
        List<SortedMap<String, Integer>> cells = new ArrayList<>();
        parts.names().forEach(_ -> cells.add(new TreeMap<>()));
        SortedMap<Long, int[]> logic = new TreeMap<>();
        List<Tile> tiles = new ArrayList<>();
        for (PlacedCells.Cell cell : placed.cells()) {
            int part = parts.of(cell.name());
            cells.get(part).merge(cell.type(), 1, Integer::sum);
            if (LOGIC.contains(cell.type())) {
                logic.computeIfAbsent(((long) cell.x() << 32) + cell.y(), _ -> new int[cells.size()])[part]++;
            } else if (RAM.contains(cell.type())) {
                tiles.add(new Tile(cell.x(), cell.y(), part, 0, CELLS_PER_TILE, true));
            }
        }
        logic.forEach((place, counts) -> {
            int below = 0;
            for (int part = 0; part < counts.length; part++) {
                if (counts[part] > 0) {
                    tiles.add(new Tile((int) (place >> 32), (int) (long) place, part, below, counts[part], false));
                    below += counts[part];
                }
            }
        });
        return new FloorPlan(parts, cells, tiles);
    }

    /** How many cells of a type a part has. */
    public int count(int part, String type) {
        return cells.get(part).getOrDefault(type, 0);
    }

    /** Cells of logic in the layers and the rest of the core, without what is around it. */
    public int coreLogic() {
        int count = 0;
        for (int part = 0; part <= parts.layers().size(); part++) {
            for (String type : LOGIC) {
                count += count(part, type);
            }
        }
        return count;
    }
}
