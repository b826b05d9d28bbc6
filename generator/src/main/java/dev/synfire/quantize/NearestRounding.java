package dev.synfire.quantize;

import dev.synfire.fixed.Range;
import java.util.List;

/**
 * Each weight becomes the code nearest to it.
 *
 * <p>Of the inputs it is assumed that they are independent, that their mean square is a tenth of the largest, and, if they are
 * never negative, their mean a fifth of the largest: so errors of one sign in many weights of a neuron count for more.
 */
final class NearestRounding implements WeightRounding {
    static final double MEAN_SQUARE = 0.1;
    static final double MEAN = 0.2;
    private static final int CANDIDATES = 240;

    private final UnitRows rows;
    private final WeightGrid grid;
    private final double[] means;
    private final double[] variances;

    /**
     * Of a layer.
     *
     * @param values what an event of each feed may carry
     */
    NearestRounding(UnitRows rows, WeightGrid grid, List<Range> values) {
        this.rows = rows;
        this.grid = grid;
        means = new double[values.size()];
        variances = new double[values.size()];
        for (int f = 0; f < means.length; f++) {
            Range events = values.get(f);
            double reach = Math.max(-events.min(), events.max()) * rows.inputScale();
            double mean = events.min() < 0 ? 0 : MEAN * reach;
            int most = rows.layer().feeds().get(f).most();
            means[f] = most * mean;
            variances[f] = most * (MEAN_SQUARE * reach * reach - mean * mean);
        }
    }

    @Override
    public int[] codes(int row, double step) {
        return grid.codes(rows.row(row), step);
    }

    @Override
    public double cost(int row, double step) {
        double[] weights = rows.row(row);
        double cost = 0;
        double shift = 0;
        for (UnitRows.Part part : rows.parts(row)) {
            double squares = 0;
            double sum = 0;
            for (int k = part.begin(); k < part.end(); k++) {
                double off = weights[k] - grid.code(weights[k], step) * step;
                squares += off * off;
                sum += off;
            }
            cost += variances[part.feed()] * squares;
            shift += means[part.feed()] * sum;
        }
        double unit = step * rows.inputScale();
        double shifts = 0;
        double[] biases = rows.biases(row);
        for (double bias : biases) {
            double all = shift + bias - Math.rint(bias / unit) * unit;
            shifts += all * all;
        }
        return cost + shifts / biases.length;
    }

    @Override
    public double correction(int row, int[] codes, double step) {
        return 0;
    }

    @Override
    public int candidates() {
        return CANDIDATES;
    }
}
