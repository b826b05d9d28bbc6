package dev.synfire.quantize;

import dev.synfire.quantize.calibration.FeedMoments;
import dev.synfire.quantize.calibration.InputMoments;
import java.util.List;

/**
 * The codes of a row are chosen together, so that its neurons' currents are right over the inputs that samples bring.
 *
 * <p>The mean of the current's error goes into the bias (Nagel et al., "Data-free quantization through weight equalization and
 * bias correction", 2019). Its variance is d' C d, d being the errors of the weights and C the covariance of the inputs;
 * from the nearest codes on, one weight after the other goes to the code that makes it least, until none changes (as in
 * Frantar et al., "GPTQ", 2023, where errors of early weights are made good by later ones). Inputs of different feeds count
 * as independent.
 */
public final class CalibratedRounding implements WeightRounding {
    private static final int CANDIDATES = 24;

    /** Of rows that are longer than {@link #LONG}, since every step costs the square of the length. */
    private static final int FEW_CANDIDATES = 8;

    private static final int LONG = 512;
    private static final int MOST_ROUNDS = 20;
    private static final int FEWEST_ROUNDS = 2;

    /** Products that one part of a row may take for each step that is tried; what it then costs is near enough. */
    private static final int MOST_PRODUCTS = 2_000_000;

    private final UnitRows rows;
    private final WeightGrid grid;
    private final List<FeedMoments> feeds;

    CalibratedRounding(UnitRows rows, WeightGrid grid, List<FeedMoments> feeds) {
        this.rows = rows;
        this.grid = grid;
        this.feeds = feeds;
    }

    @Override
    public int[] codes(int row, double step) {
        int[] codes = grid.codes(rows.row(row), step);
        for (UnitRows.Part part : rows.parts(row)) {
            better(row, part, codes, step, MOST_ROUNDS);
        }
        return codes;
    }

    /** Moves the codes of a part of a row to better ones; returns the variance of the current's error that is left. */
    private double better(int row, UnitRows.Part part, int[] codes, double step, int mostRounds) {
        double[] weights = rows.row(row);
        InputMoments inputs = moments(part);
        double[] slope = inputs.times(errors(weights, codes, part, step));
        boolean changed = true;
        for (int round = 0; changed && round < mostRounds; round++) {
            changed = false;
            for (int i = 0; i < slope.length; i++) {
                int k = part.begin() + i;
                int better = grid.code(codes[k] * step - slope[i] / inputs.covariance(i, i), step);
                if (better != codes[k]) {
                    double by = (better - codes[k]) * step;
                    for (int j = 0; j < slope.length; j++) {
                        slope[j] += inputs.covariance(j, i) * by;
                    }
                    codes[k] = better;
                    changed = true;
                }
            }
        }
        double[] errors = errors(weights, codes, part, step);
        double variance = 0;
        for (int i = 0; i < errors.length; i++) {
            variance += errors[i] * slope[i];
        }
        return variance;
    }

    @Override
    public double cost(int row, double step) {
        int[] codes = grid.codes(rows.row(row), step);
        double cost = 0;
        for (UnitRows.Part part : rows.parts(row)) {
            double length = part.end() - part.begin();
            int rounds = (int) Math.clamp(MOST_PRODUCTS / (length * length), FEWEST_ROUNDS, MOST_ROUNDS);
            cost += better(row, part, codes, step, rounds) / square(rows.ratio(part.feed()));
        }
        return cost;
    }

    @Override
    public double correction(int row, int[] codes, double step) {
        double correction = 0;
        for (UnitRows.Part part : rows.parts(row)) {
            double[] errors = errors(rows.row(row), codes, part, step);
            InputMoments inputs = moments(part);
            for (int i = 0; i < errors.length; i++) {
                correction -= errors[i] * inputs.mean(i) / rows.ratio(part.feed());
            }
        }
        return correction;
    }

    @Override
    public int candidates() {
        return rows.row(0).length > LONG ? FEW_CANDIDATES : CANDIDATES;
    }

    private InputMoments moments(UnitRows.Part part) {
        return feeds.get(part.feed()).ofRow(part.row());
    }

    private static double square(double x) {
        return x * x;
    }

    /** What each weight of a part became, less what it was. */
    private static double[] errors(double[] weights, int[] codes, UnitRows.Part part, double step) {
        double[] errors = new double[part.end() - part.begin()];
        for (int i = 0; i < errors.length; i++) {
            int k = part.begin() + i;
            errors[i] = codes[k] * step - weights[k];
        }
        return errors;
    }
}
