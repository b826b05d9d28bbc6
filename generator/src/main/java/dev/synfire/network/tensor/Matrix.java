package dev.synfire.network.tensor;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** An immutable matrix of real numbers with value equality; of weights, a row is a neuron, a column an input. */
public final class Matrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /** A matrix of a copy of the values, given row by row. */
    public static Matrix of(int rows, int columns, double... values) {
        if (rows < 1 || columns < 1 || (long) rows * columns != values.length) {
            throw new IllegalArgumentException(
                    "a matrix of " + rows + " x " + columns + " with " + values.length + " values");
        }
        return new Matrix(rows, columns, values.clone());
    }

    /** A matrix of a copy of the rows, all of one length. */
    public static Matrix of(double[]... rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        for (double[] row : rows) {
            if (row.length != columns) {
                throw new IllegalArgumentException(
                        "a matrix with rows of " + columns + " and " + row.length + " values");
            }
        }
        return of(
                rows.length,
                columns,
                Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double get(int row, int column) {
        return values[row * columns + column];
    }

    /** A copy of a row. */
    public double[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /** Every value, row by row. */
    public DoubleStream stream() {
        return Arrays.stream(values);
    }

    /** A copy of every value, row by row. */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that && columns == that.columns && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * columns + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "[" + rows + " x " + columns + " numbers]";
    }
}
