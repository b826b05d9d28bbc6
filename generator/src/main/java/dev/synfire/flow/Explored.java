package dev.synfire.flow;

import dev.synfire.reading.WholeFile;
import dev.synfire.report.picture.Frontier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what synfire explore found, to show a build among it. */
final class Explored {
    private static final String FILE = "explore.json";

    private final JsonNode root;

    private Explored(JsonNode root) {
        this.root = root;
    }

    /** The layouts in a folder of explore; empty if there are none, or of another network or board. */
    static Optional<Explored> in(Path folder, String network, String board) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JsonMapper.shared().readTree(WholeFile.text(file));
            boolean same = root.path("network").asString("").equals(network)
                    && root.path("board").asString("").equals(board)
                    && root.path("points").isArray();
            return same ? Optional.of(new Explored(root)) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Whether times are those of a sample alone. */
    boolean latency() {
        return root.path("goal").asString("").equals("latency");
    }

    /** The layouts, and a build among them. */
    Frontier with(Frontier.Point self) {
        List<Frontier.Point> points = new ArrayList<>();
        for (JsonNode point : root.path("points")) {
            if (!point.has("failed")) {
                boolean built = point.has("built");
                points.add(new Frontier.Point(
                        name(point),
                        point.path(built ? "built" : "estimated")
                                .path("logicCells")
                                .asInt(),
                        point.path("microseconds").asDouble(),
                        built,
                        point.path("onFrontier").asBoolean()));
            }
        }
        return new Frontier(latency(), points, self);
    }

    private static String name(JsonNode point) {
        String style = point.path("style").asString("");
        return style.equals("layered")
                ? point.path("lanes").properties().stream()
                        .map(Map.Entry::getValue)
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(" ", "lanes ", ""))
                : style;
    }
}
