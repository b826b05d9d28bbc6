package dev.synfire.explore;

import dev.synfire.board.Board;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.plan.Goal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The layouts of a network on a board, and which of them nobody beats.
 *
 * @param mhz the clock at which times of layouts that were not built are told
 * @param goal latency: the time is that of a sample alone; else that of a sample of those that follow each other
 * @param points in ascending order of their cells
 */
public record Exploration(IntegerNetwork network, Board board, Goal goal, double mhz, List<Point> points) {
    public Exploration {
        points = points.stream()
                .sorted(Comparator.comparingInt(
                        (Point point) -> point.resources().cells()))
                .toList();
    }

    /** Microseconds a sample: at the clock that was reached if it was built. */
    public double time(Point point) {
        return point.built()
                .map(built -> cycles(built.cycles()) / built.mhz())
                .orElseGet(() -> cycles(point.cycles()) / mhz);
    }

    /** Cycles a sample, counted if it was built. */
    public double cycles(Point point) {
        return cycles(point.built().map(Outcome.Built::cycles).orElse(point.cycles()));
    }

    private double cycles(Cycles cycles) {
        return goal == Goal.LATENCY ? cycles.latency() : cycles.sample();
    }

    /**
     * The points than which none has both fewer cells and less time, in ascending order of cells: of those that were built,
     * or of all estimates if none was.
     */
    public List<Point> frontier() {
        List<Point> built = points.stream().filter(p -> p.built().isPresent()).toList();
        return frontier(built.isEmpty() ? points : built);
    }

    private List<Point> frontier(List<Point> among) {
        List<Point> best = new ArrayList<>();
        Stream<Point> ordered = among.stream()
                .filter(point ->
                        point.outcome().filter(Outcome.Failed.class::isInstance).isEmpty())
                .sorted(Comparator.comparingInt(
                                (Point point) -> point.resources().cells())
                        .thenComparingDouble(this::time));
        ordered.forEach(point -> {
            if (best.isEmpty() || time(point) < time(best.getLast())) {
                best.add(point);
            }
        });
        return best;
    }

    /** At most so many points of the frontier, its ends among them, the others evenly between. */
    List<Point> chosen(int most) {
        List<Point> all = frontier(points);
        if (all.size() <= most) {
            return all;
        }
        List<Point> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int at = most == 1 ? all.size() - 1 : Math.round(i * (all.size() - 1f) / (most - 1));
            chosen.add(all.get(at));
        }
        return chosen;
    }

    /** The same with other points, at the clock that the built ones reach at most. */
    Exploration with(List<Point> others) {
        Optional<Double> reached = others.stream()
                .flatMap(point -> point.built().stream())
                .map(Outcome.Built::mhz)
                .max(Comparator.naturalOrder());
        return new Exploration(network, board, goal, reached.orElse(mhz), others);
    }
}
