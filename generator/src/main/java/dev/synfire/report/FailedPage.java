package dev.synfire.report;

import dev.synfire.hdl.verilog.Templates;
import dev.synfire.report.picture.Colours;
import dev.synfire.report.picture.CriticalPath;
import dev.synfire.report.picture.Escaped;
import dev.synfire.report.picture.NetworkDiagram;
import dev.synfire.report.picture.NetworkSvg;
import dev.synfire.report.picture.Parts;
import dev.synfire.tool.NetlistCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a build that failed because its design is too large or too slow: which layer takes how much, and the longest path if
 * it came that far.
 *
 * @param title the network and its board
 * @param message what failed, and what to do
 * @param parts what the design consists of
 * @param network how its layers are joined
 * @param cells that were synthesised
 * @param path the longest one; empty if nothing was routed
 */
public record FailedPage(
        String title,
        String message,
        Parts parts,
        NetworkDiagram network,
        NetlistCells cells,
        Optional<CriticalPath> path) {
    /** What people call kinds of cells, by the beginnings of their types. */
    private static final Map<String, List<String>> KINDS = kinds();

    /** A row of the table. */
    public record Row(String colour, String name, List<Integer> counts) {}

    private static Map<String, List<String>> kinds() {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("look-up tables", List.of("SB_LUT4", "LUT4"));
        kinds.put("carries", List.of("SB_CARRY", "CCU2C"));
        kinds.put("flip-flops", List.of("SB_DFF", "TRELLIS_FF"));
        kinds.put("block RAM", List.of("SB_RAM40", "DP16KD"));
        kinds.put("large RAM", List.of("SB_SPRAM"));
        kinds.put("multipliers", List.of("SB_MAC16", "MULT18X18D"));
        return kinds;
    }

    /** The page's text. */
    public String text() {
        var colours = new Colours(parts);
        List<String> columns = KINDS.keySet().stream()
                .filter(kind -> cells.cells().stream().anyMatch(cell -> is(kind, cell)))
                .toList();
        int[][] counts = new int[parts.names().size()][columns.size()];
        for (NetlistCells.Cell cell : cells.cells()) {
            for (int c = 0; c < columns.size(); c++) {
                counts[parts.of(cell.name())][c] += is(columns.get(c), cell) ? 1 : 0;
            }
        }
        List<Row> rows = new ArrayList<>();
        List<Integer> totals = new ArrayList<>(Collections.nCopies(columns.size(), 0));
        for (int p = 0; p < counts.length; p++) {
            List<Integer> row = Arrays.stream(counts[p]).boxed().toList();
            for (int c = 0; c < columns.size(); c++) {
                totals.set(c, totals.get(c) + row.get(c));
            }
            if (row.stream().anyMatch(count -> count > 0)) {
                rows.add(new Row(colours.of(p), parts.names().get(p), row));
            }
        }
        List<Page.Section> sections = new ArrayList<>();
        sections.add(section(
                "synthesised",
                "What was synthesised, by layer",
                Map.of("columns", columns, "rows", rows, "totals", totals)));
        path.filter(its -> !its.stops().isEmpty()).ifPresent(its -> {
            Map<String, Object> values = new HashMap<>(CriticalPathTable.values(its));
            values.put("colours", colours);
            sections.add(section("path", "Longest path", values));
        });
        sections.add(section("network", "Network", Map.of("network", new NetworkSvg(network, colours).text())));
        return new Page(title, "This build failed.", Optional.of(message), List.of(), sections, Optional.empty())
                .text();
    }

    private static Page.Section section(String template, String heading, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("e", new Escaped());
        return new Page.Section(template, heading, Templates.render("report/" + template + ".vm", all));
    }

    private static boolean is(String kind, NetlistCells.Cell cell) {
        return KINDS.get(kind).stream().anyMatch(cell.type()::startsWith);
    }
}
