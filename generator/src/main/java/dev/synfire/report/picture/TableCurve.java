package dev.synfire.report.picture;

import dev.synfire.fixed.ErrorBound;
import dev.synfire.fixed.FunctionTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer's table of a function beside the function itself.
 *
 * @param layer its name
 * @param function such as sigmoid
 * @param entries of the table
 * @param from the lowest argument
 * @param to the highest argument
 * @param low the lowest value of the function's limits
 * @param points arguments in rising order; a large table gives one for each of {@value #MOST} equal parts, where its error is largest
 * @param bound the largest error over every argument that the table takes
 * @param overReals the largest error over all real arguments, with those beyond the table's range
 */
public record TableCurve(
        String layer,
        String function,
        int entries,
        double from,
        double to,
        double low,
        List<Point> points,
        double bound,
        double overReals) {
    /** As many points are drawn at most. */
    static final int MOST = 256;

    /** What the table gives for an argument, and by how much that is too high. */
    public record Point(double argument, double value, double error) {}

    public TableCurve {
        points = List.copyOf(points);
    }

    /** Evaluates a layer's table for every argument. */
    public static TableCurve of(String layer, FunctionTable table) {
        long first = table.arguments().min();
        long last = table.arguments().max();
        long each = Math.ceilDiv(last - first + 1, MOST);
        List<Point> points = new ArrayList<>();
        for (long part = first; part <= last; part += each) {
            Point worst = point(table, part);
            for (long z = part + 1; z < part + each && z <= last; z++) {
                Point other = point(table, z);
                worst = Math.abs(other.error()) > Math.abs(worst.error()) ? other : worst;
            }
            points.add(worst);
        }
        ErrorBound bound = table.error();
        return new TableCurve(
                layer,
                table.function().toString(),
                table.entries().size(),
                table.argument().value(first),
                table.argument().value(last),
                table.function().of(Double.NEGATIVE_INFINITY),
                points,
                bound.maximum(),
                bound.overReals());
    }

    /** The lower end of the band. */
    public double negative() {
        return -bound;
    }

    private static Point point(FunctionTable table, long z) {
        double argument = table.argument().value(z);
        double value = table.output().value(table.evaluate((int) z));
        return new Point(argument, value, value - table.function().of(argument));
    }
}
