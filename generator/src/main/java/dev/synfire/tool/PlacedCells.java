package dev.synfire.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where nextpnr placed the cells of a design: what its option --write says of them. The file has some 3 kB per cell, so it is
 * read as a stream.
 *
 * @param cells in the order of the file
 */
public record PlacedCells(List<Cell> cells) {
    private static final Pattern BEL = Pattern.compile("X(\\d+)/Y(\\d+)/.*");

    /**
     * A cell with a place.
     *
     * @param name with the names of the instances around it, joined by dots
     * @param type nextpnr's, such as ICESTORM_LC
     * @param x column of its tile
     * @param y row of its tile
     */
    public record Cell(String name, String type, int x, int y) {}

    public PlacedCells {
        cells = List.copyOf(cells);
    }

    /** Reads the file. Cells without a place, such as those that were merged into others, are left out. */
    public static PlacedCells read(Path file) {
        List<Cell> cells = new ArrayList<>();
        CellFile.each(file, (name, type, bel) -> {
            Matcher place = BEL.matcher(bel);
            if (place.matches()) {
                cells.add(new Cell(name, type, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))));
            }
        });
        return new PlacedCells(cells);
    }
}
