package dev.synfire.report;

import dev.synfire.hdl.verilog.Templates;
import dev.synfire.layout.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build's report as a page for a browser: one file that needs no other and no network. All is there without script, and each
 * number is one of report.json, which the page holds as data.
 */
public final class BuildPage {
    /** Its name in a build's folder. */
    public static final String FILE = "report.html";

    private final BuildReport report;
    private final BuildDetails details;
    private final Parts parts;
    private final Colours colours;

    /**
     * A row of the table of parts.
     *
     * @param colour the class of its colour
     * @param name of the part
     * @param cells how many of each type, in the order of the columns
     * @param share of the logic of all parts, from 0 to 1
     */
    public record Row(String colour, String name, List<Integer> cells, double share) {
        /** The share in percent. */
        public double percent() {
            return 100 * share;
        }
    }

    /** A table of a function, and its picture. */
    public record Curve(TableCurve curve, String drawn) {}

    /** A line of the summary: what it is about, and what the report says. */
    public record Fact(String name, String value) {}

    private BuildPage(BuildReport report) {
        this.report = report;
        this.details = report.details();
        this.parts =
                new Parts(report.layers().stream().map(BuildReport.Layer::name).toList());
        this.colours = new Colours(parts);
    }

    /** The page's text. */
    public static String text(BuildReport report) {
        return new BuildPage(report).text();
    }

    private String text() {
        Map<String, Object> values = new HashMap<>();
        values.put("e", new Escaped());
        values.put("report", report);
        values.put("facts", facts());
        values.put("json", ReportJson.text(report));
        values.put("colours", colours);
        values.put("network", new NetworkSvg(details.network(), colours).text());
        values.put("types", types());
        values.put("people", BuildSummary.NAMES);
        values.put("choices", report.choices());
        values.put("rows", rows());
        values.put("totals", types().stream().map(this::total).toList());
        values.put("plan", details.floorPlan().map(this::drawn).orElse(""));
        values.put("path", details.path().map(CriticalPath::stops).orElse(List.of()));
        values.put("route", details.path().map(CriticalPath::route).orElse(""));
        values.put("logic", details.path().map(CriticalPath::logic).orElse(0.0));
        values.put("wires", details.path().map(CriticalPath::wires).orElse(0.0));
        values.put(
                "nanoseconds",
                details.path().map(path -> path.logic() + path.wires()).orElse(0.0));
        values.put("cycles", details.cycles());
        values.put(
                "tables",
                details.tables().stream()
                        .map(curve -> new Curve(curve, new TableCurveSvg(curve, colours.named(curve.layer())).text()))
                        .toList());
        return Templates.render("report/page.vm", values);
    }

    /** The lines of the summary on a terminal, in two columns. */
    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (String line : BuildSummary.lines(report).stream().skip(1).toList()) {
            String[] both = line.strip().split(" {2,}", 2);
            facts.add(new Fact(both[0], both.length > 1 ? both[1] : ""));
        }
        return facts;
    }

    private String drawn(FloorPlan plan) {
        return new FloorPlanSvg(plan, details.path(), report.board().fpga().family() == Family.ICE40).text();
    }

    /** The columns of the table: what is a resource of the FPGA, and is used by the parts. */
    private List<String> types() {
        return details.floorPlan().stream()
                .flatMap(plan -> BuildSummary.ORDER.stream()
                        .filter(type -> plan.cells().stream().anyMatch(cells -> cells.containsKey(type))))
                .toList();
    }

    private int total(String type) {
        return details.floorPlan().stream()
                .flatMap(plan -> plan.cells().stream())
                .mapToInt(cells -> cells.getOrDefault(type, 0))
                .sum();
    }

    private List<Row> rows() {
        Optional<FloorPlan> plan = details.floorPlan();
        List<Row> rows = new ArrayList<>();
        for (int p = 0; plan.isPresent() && p < parts.names().size(); p++) {
            int part = p;
            List<Integer> cells =
                    types().stream().map(type -> plan.get().count(part, type)).toList();
            if (cells.stream().anyMatch(count -> count > 0)) {
                double share =
                        total(types().getFirst()) == 0 ? 0 : cells.getFirst() / (double) total(types().getFirst());
                rows.add(new Row(colours.of(part), parts.names().get(part), cells, share));
            }
        }
        return rows;
    }
}
