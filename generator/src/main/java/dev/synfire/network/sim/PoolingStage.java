package dev.synfire.network.sim;

import dev.synfire.network.Pooling;
import dev.synfire.network.tensor.Dims;

/** An event visits the places of its channel whose window sees it. */
final class PoolingStage implements Stage {
    private final Dims input;
    private final Dims output;
    private final Taps rows;
    private final Taps columns;
    private final double[] factors;

    PoolingStage(Pooling pooling) {
        input = pooling.input();
        output = pooling.output();
        rows = Taps.ofRows(pooling.window(), input.get(1), output.get(1));
        columns = Taps.ofColumns(pooling.window(), input.get(2), output.get(2));
        factors = factors(pooling);
    }

    @Override
    public void add(double[] values, double[] sums) {
        int at = 0;
        int width = output.get(2);
        for (int channel = 0; channel < input.get(0); channel++) {
            int plane = channel * factors.length;
            for (int row = 0; row < input.get(1); row++) {
                for (int column = 0; column < input.get(2); column++, at++) {
                    if (values[at] == 0) {
                        continue;
                    }
                    for (int toRow : rows.places()[row]) {
                        for (int toColumn : columns.places()[column]) {
                            int place = toRow * width + toColumn;
                            sums[plane + place] += values[at] * factors[place];
                        }
                    }
                }
            }
        }
    }

    /** What a value counts at each place of the window. */
    private double[] factors(Pooling pooling) {
        int[] seen = new int[output.get(1) * output.get(2)];
        for (int[] toRows : rows.places()) {
            for (int[] toColumns : columns.places()) {
                for (int toRow : toRows) {
                    for (int toColumn : toColumns) {
                        seen[toRow * output.get(2) + toColumn]++;
                    }
                }
            }
        }
        double whole = (double) pooling.window().size().height()
                * pooling.window().size().width();
        double[] all = new double[seen.length];
        for (int place = 0; place < all.length; place++) {
            all[place] = switch (pooling.pools()) {
                case SUM -> 1;
                case AVERAGE -> 1 / whole;
                case AVERAGE_INSIDE -> 1.0 / Math.max(1, seen[place]);
            };
        }
        return all;
    }
}
