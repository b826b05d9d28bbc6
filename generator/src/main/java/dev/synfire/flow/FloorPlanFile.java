package dev.synfire.flow;

import dev.synfire.reading.WholeFile;
import dev.synfire.report.picture.FloorPlan;
import dev.synfire.report.picture.Parts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the parts of a placed design lie, in a file of its build: cells of each part by type, and of each tile column, row, part,
 * cells below, cells, and 1 for RAM.
 */
final class FloorPlanFile {
    /** Its name in a build's folder. */
    static final String NAME = "floorplan.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FloorPlanFile() {}

    static String text(FloorPlan plan) {
        ObjectNode cells = JSON.createObjectNode();
        for (int p = 0; p < plan.cells().size(); p++) {
            ObjectNode part = cells.putObject(plan.parts().names().get(p));
            plan.cells().get(p).forEach(part::put);
        }
        return plan.tiles().stream()
                .map(tile -> "[" + tile.x() + "," + tile.y() + "," + tile.part() + "," + tile.below() + ","
                        + tile.count() + "," + (tile.ram() ? 1 : 0) + "]")
                .collect(Collectors.joining(",\n", "{\"cells\":" + cells + ",\n\"tiles\":[\n", "\n]}\n"));
    }

    /** The plan in a build's folder; empty if there is none of these parts. */
    static Optional<FloorPlan> read(Path build, Parts parts) {
        Path file = build.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(WholeFile.text(file));
            List<SortedMap<String, Integer>> cells = new ArrayList<>();
            for (String name : parts.names()) {
                SortedMap<String, Integer> its = new TreeMap<>();
                root.required("cells")
                        .required(name)
                        .properties()
                        .forEach(entry ->
                                its.put(entry.getKey(), entry.getValue().asInt()));
                cells.add(its);
            }
            List<FloorPlan.Tile> tiles = new ArrayList<>();
            for (JsonNode tile : root.required("tiles")) {
                tiles.add(new FloorPlan.Tile(
                        tile.required(0).asInt(),
                        tile.required(1).asInt(),
                        Math.clamp(tile.required(2).asInt(), 0, cells.size() - 1),
                        tile.required(3).asInt(),
                        tile.required(4).asInt(),
                        tile.required(5).asInt() == 1));
            }
            return Optional.of(new FloorPlan(parts, cells, tiles));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty(); // of another version of Synfire
        }
    }
}
