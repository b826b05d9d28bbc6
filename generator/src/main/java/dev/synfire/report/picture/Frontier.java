package dev.synfire.report.picture;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The layouts of a network that synfire explore found on a board, and this build among them.
 *
 * @param latency whether times are those of a sample alone, else of one of many that follow each other
 * @param points that were found
 * @param self this build
 */
public record Frontier(boolean latency, List<Point> points, Point self) {
    /**
     * A layout.
     *
     * @param name its lanes, or its style
     * @param cells logic cells of the core
     * @param microseconds per sample
     * @param built whether it was placed and routed, else it is estimated
     * @param best whether no other has both fewer cells and less time
     */
    public record Point(String name, int cells, double microseconds, boolean built, boolean best) {}

    public Frontier {
        points = List.copyOf(points);
    }

    /** Its numbers. */
    public ObjectNode json() {
        ObjectNode object = Rounded.object().put("layouts", points.size());
        put(object.putObject("thisBuild"), self);
        var best = object.putArray("best");
        points.stream().filter(Point::best).forEach(point -> put(best.addObject(), point));
        return object;
    }

    private static void put(ObjectNode node, Point point) {
        node.put("name", point.name())
                .put("logicCells", point.cells())
                .put("microseconds", Rounded.number(point.microseconds(), 2))
                .put("built", point.built());
    }
}
