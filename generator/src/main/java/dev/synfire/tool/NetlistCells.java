package dev.synfire.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a design that Yosys synthesised into one module, from its netlist in JSON.
 *
 * @param cells in the order of the file
 */
public record NetlistCells(List<Cell> cells) {
    /**
     * A cell.
     *
     * @param name with the names of the instances around it, joined by dots
     * @param type Yosys's, such as SB_LUT4
     */
    public record Cell(String name, String type) {}

    public NetlistCells {
        cells = List.copyOf(cells);
    }

    /** Reads the file. What describes the timing of cells, and has a type of Yosys's own, is left out. */
    public static NetlistCells read(Path file) {
        List<Cell> cells = new ArrayList<>();
        CellFile.each(file, (name, type, _) -> {
            if (!type.startsWith("$")) {
                cells.add(new Cell(name, type));
            }
        });
        return new NetlistCells(cells);
    }
}
