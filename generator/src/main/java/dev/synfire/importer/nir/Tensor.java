package dev.synfire.importer.nir;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** An immutable array of real numbers, row-major; if all are equal only one is stored. */
public final class Tensor {
    private final Shape shape;
    private final double[] values;

    private Tensor(Shape shape, double[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** An array of that shape with a copy of the values. */
    public static Tensor of(Shape shape, double... values) {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException(values.length + " values for the shape " + shape);
        }
        boolean uniform = values.length > 0 && DoubleStream.of(values).allMatch(value -> value == values[0]);
        return new Tensor(shape, uniform ? new double[] {values[0]} : values.clone());
    }

    /** A row of values. */
    public static Tensor row(double... values) {
        return of(Shape.of(values.length), values);
    }

    /** An array of that shape with the same value everywhere. */
    public static Tensor filled(Shape shape, double value) {
        return new Tensor(shape, new double[] {value});
    }

    public Shape shape() {
        return shape;
    }

    public int size() {
        return shape.size();
    }

    /** Whether all values are equal. */
    public boolean isUniform() {
        return values.length == 1;
    }

    /** The value at that place, row-major. */
    public double get(int index) {
        return values.length == 1 ? values[0] : values[index];
    }

    /** The distinct storage: one value where all are equal, else all of them. */
    public DoubleStream stored() {
        return Arrays.stream(values);
    }

    /** All values, row-major. */
    public double[] toArray() {
        double[] all = new double[size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = get(i);
        }
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && shape.equals(that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return isUniform() ? shape + " of " + values[0] : shape.toString();
    }
}
