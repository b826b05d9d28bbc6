package dev.synfire.explore;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An exploration as JSON; the keys are part of the interface and stand in docs/planning.md. */
public final class ExploreJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ExploreJson() {}

    /** For a file. */
    public static String text(Exploration exploration) {
        return INDENTED.writeValueAsString(node(exploration)) + "\n";
    }

    /** On one line. */
    public static String line(Exploration exploration) {
        return JSON.writeValueAsString(node(exploration));
    }

    private static ObjectNode node(Exploration exploration) {
        ObjectNode root = JSON.createObjectNode();
        root.put("network", exploration.network().name());
        root.put("board", exploration.board().name());
        root.put("goal", exploration.goal().toString());
        root.put("clockMHz", rounded(exploration.mhz()));
        List<Point> frontier = exploration.frontier();
        var points = root.putArray("points");
        for (Point point : exploration.points()) {
            ObjectNode node = points.addObject();
            node.put("style", point.plan().style().toString());
            ObjectNode lanes = node.putObject("lanes");
            for (int i = 0; i < point.plan().layers().size(); i++) {
                lanes.put(
                        exploration.network().layers().get(i).name(),
                        point.plan().layers().get(i).lanes());
            }
            resources(node.putObject("estimated"), point.estimated());
            cycles(node.withObject("/estimated"), point.cycles());
            point.outcome().ifPresent(outcome -> {
                switch (outcome) {
                    case Outcome.Built built -> {
                        ObjectNode object = node.putObject("built");
                        resources(object, built.resources());
                        cycles(object, built.cycles());
                        object.put("achievedMHz", rounded(built.mhz())).put("seed", built.seed());
                    }
                    case Outcome.Failed(String why) -> node.put("failed", why);
                }
            });
            node.put("microseconds", rounded(exploration.time(point)));
            node.put("onFrontier", frontier.contains(point));
        }
        return root;
    }

    private static void resources(ObjectNode node, Resources resources) {
        node.put("logicCells", resources.cells())
                .put("blockRams", resources.blockRams())
                .put("largeRams", resources.largeRams())
                .put("multipliers", resources.multipliers());
    }

    private static void cycles(ObjectNode node, Cycles cycles) {
        node.put("cyclesPerSample", rounded(cycles.sample())).put("latencyCycles", rounded(cycles.latency()));
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
