package dev.synfire.tool;

import dev.synfire.reading.WholeFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What nextpnr says about a design.
 *
 * @param cells used and available, by nextpnr's names
 * @param clocks achieved and wanted, by the names of their nets
 */
public record PnrReport(SortedMap<String, Usage> cells, SortedMap<String, Clock> clocks) {
    private static final Pattern USAGE = Pattern.compile("^Info:\\s+(\\w+):\\s*(\\d+)/\\s*(\\d+)\\s+\\d+%");

    /** Cells of one kind. */
    public record Usage(int used, int available) {
        public boolean fits() {
            return used <= available;
        }
    }

    /** A clock in MHz. */
    public record Clock(double achieved, double wanted) {
        public boolean met() {
            return achieved >= wanted;
        }
    }

    public PnrReport {
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
        clocks = Collections.unmodifiableSortedMap(new TreeMap<>(clocks));
    }

    /** Reads the file that nextpnr's option --report wrote. */
    public static PnrReport read(Path file) {
        JsonNode json = new ObjectMapper().readTree(WholeFile.text(file));
        TreeMap<String, Usage> cells = new TreeMap<>();
        json.required("utilization")
                .properties()
                .forEach(e -> cells.put(
                        e.getKey(),
                        new Usage(
                                e.getValue().required("used").asInt(),
                                e.getValue().required("available").asInt())));
        TreeMap<String, Clock> clocks = new TreeMap<>();
        json.required("fmax")
                .properties()
                .forEach(e -> clocks.put(
                        e.getKey(),
                        new Clock(
                                e.getValue().required("achieved").asDouble(),
                                e.getValue().required("constraint").asDouble())));
        return new PnrReport(cells, clocks);
    }

    /** Reads the table of cells that nextpnr prints before it places, all that there is of a design too big to place. */
    public static SortedMap<String, Usage> cellsOf(List<String> output) {
        TreeMap<String, Usage> cells = new TreeMap<>();
        boolean inTable = false;
        for (String line : output) {
            if (line.startsWith("Info: Device utilisation:")) {
                inTable = true;
            } else if (inTable) {
                Matcher matcher = USAGE.matcher(line);
                if (!matcher.find()) {
                    break;
                }
                cells.put(
                        matcher.group(1),
                        new Usage(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))));
            }
        }
        return cells;
    }

    /** The clock that is furthest from what is wanted; empty for a design without registers. */
    public Optional<Clock> slowest() {
        return clocks.values().stream().min((a, b) -> Double.compare(a.achieved / a.wanted, b.achieved / b.wanted));
    }
}
