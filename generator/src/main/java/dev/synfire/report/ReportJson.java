package dev.synfire.report;

import dev.synfire.report.picture.CriticalPath;
import dev.synfire.report.picture.FloorPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A build's report as JSON; docs/boards.md explains its keys, which are part of the interface. */
public final class ReportJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportJson() {}

    /** For a file: indented, with a line feed at the end. */
    public static String text(BuildReport report) {
        return INDENTED.writeValueAsString(node(report)) + "\n";
    }

    /** On one line. */
    public static String line(BuildReport report) {
        return JSON.writeValueAsString(node(report));
    }

    private static ObjectNode node(BuildReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("network", report.network());
        root.put("networkHash", report.networkHash());
        root.put("board", report.board().name());
        root.put("device", report.board().fpga().part());
        ObjectNode resources = root.putObject("resources");
        report.resources()
                .forEach((name, usage) ->
                        resources.putObject(name).put("used", usage.used()).put("available", usage.available()));
        root.putObject("clock")
                .put("achievedMHz", rounded(report.clock().achieved(), 2))
                .put("constrainedMHz", rounded(report.clock().wanted(), 2))
                .put("oscillatorMHz", rounded(report.oscillatorMHz(), 3))
                .put("seed", report.seed());
        root.putObject("uart").put("baud", report.baud());
        int colon = report.style().indexOf(':');
        root.put("style", report.style().substring(0, colon));
        root.put("styleReason", report.style().substring(colon + 1).strip());
        ObjectNode lanes = root.putObject("lanes");
        report.layers().forEach(layer -> lanes.put(layer.name(), layer.lanes()));
        if (!report.choices().isEmpty()) {
            ObjectNode layout = root.putObject("layout");
            report.choices().forEach(layer -> layout.set(layer.layer(), JSON.valueToTree(layer.byPart())));
        }
        report.latencyCycles().ifPresent(cycles -> root.put("latencyCycles", cycles));
        report.latencyMicroseconds().ifPresent(time -> root.put("latencyMicroseconds", rounded(time, 3)));
        report.cyclesPerSample().ifPresent(cycles -> root.put("cyclesPerSample", rounded(cycles, 1)));
        report.microsecondsPerSample().ifPresent(time -> {
            root.put("microsecondsPerSample", rounded(time, 3));
            root.put("samplesPerSecond", rounded(1e6 / time, 0));
        });
        report.accuracy().ifPresent(accuracy -> root.put("accuracy", rounded(accuracy.share(), 5)));
        report.synapseMemoryUtilisation().ifPresent(share -> root.put("synapseMemoryUtilisation", rounded(share, 4)));
        if (!report.compared().isEmpty()) {
            ObjectNode compared = root.putObject("compared");
            report.compared().forEach(level -> compared.putObject(level.level().word())
                    .put("samples", level.samples())
                    .put("values", level.values()));
        }
        root.put("bitstream", report.bitstream());
        report.details().floorPlan().ifPresent(plan -> parts(plan, root.putObject("parts")));
        report.details().path().ifPresent(path -> path(path, root.putObject("criticalPath")));
        if (!report.details().tables().isEmpty()) {
            ObjectNode tables = root.putObject("tables");
            report.details().tables().forEach(table -> tables.putObject(table.layer())
                    .put("function", table.function())
                    .put("entries", table.entries())
                    .put("maximumError", rounded(table.bound(), 6))
                    .put("overReals", rounded(table.overReals(), 6)));
        }
        report.details().pictures().forEach(picture -> root.set(picture.key(), picture.json()));
        return root;
    }

    private static void parts(FloorPlan plan, ObjectNode parts) {
        for (int p = 0; p < plan.cells().size(); p++) {
            if (!plan.cells().get(p).isEmpty()) {
                ObjectNode cells = parts.putObject(plan.parts().names().get(p));
                plan.cells().get(p).forEach(cells::put);
            }
        }
    }

    private static void path(CriticalPath path, ObjectNode object) {
        object.put("nanoseconds", rounded(path.logic() + path.wires(), 2));
        object.put("logic", rounded(path.logic(), 2));
        object.put("wires", rounded(path.wires(), 2));
        var stops = object.putArray("stops");
        path.stops().forEach(stop -> stops.addObject()
                .put("part", stop.part())
                .put("place", stop.place())
                .put("logic", rounded(stop.logic(), 2))
                .put("wires", rounded(stop.wires(), 2)));
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }
}
