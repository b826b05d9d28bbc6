package dev.synfire.network.sim;

import dev.synfire.network.tensor.Matrix;

/** Weights kept column by column: an event adds its column. */
final class DenseStage implements Stage {
    private final double[][] columns;

    DenseStage(Matrix weights) {
        columns = new double[weights.columns()][weights.rows()];
        for (int i = 0; i < columns.length; i++) {
            for (int n = 0; n < weights.rows(); n++) {
                columns[i][n] = weights.get(n, i);
            }
        }
    }

    @Override
    public void add(double[] input, double[] sums) {
        for (int i = 0; i < columns.length; i++) {
            double value = input[i];
            if (value != 0) {
                double[] column = columns[i];
                for (int n = 0; n < column.length; n++) {
                    sums[n] += column[n] * value;
                }
            }
        }
    }
}
