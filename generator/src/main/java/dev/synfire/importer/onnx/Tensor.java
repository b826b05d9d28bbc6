package dev.synfire.importer.onnx;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Numbers that a file holds: weights, biases, shapes, the parameters of a node.
 *
 * @param values row by row; not to be changed
 * @param type in which the file has them
 * @param grid the integers that they were made of, if the file holds them quantized
 */
public record Tensor(Shape shape, double[] values, ElementType type, Optional<Grid> grid) implements Value {
    /**
     * Quantized numbers: each is an integer times a step.
     *
     * @param steps one for all, or one for each index of a dimension
     * @param axis that dimension; 0 where there is one step
     * @param bits width of the integers
     */
    public record Grid(double[] steps, int axis, int bits) {
        /** The same integers of other steps. */
        Grid times(double factor) {
            return new Grid(Arrays.stream(steps).map(step -> step * factor).toArray(), axis, bits);
        }
    }

    public Tensor {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException(values.length + " numbers of shape " + shape);
        }
    }

    public static Tensor of(Shape shape, double[] values) {
        return new Tensor(shape, values, ElementType.FLOAT, Optional.empty());
    }

    public static Tensor of(int... values) {
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i];
        }
        return new Tensor(Shape.of(values.length), numbers, ElementType.INT64, Optional.empty());
    }

    public double value(int place) {
        return values[place];
    }

    public int size() {
        return values.length;
    }

    /** The only number, of a scalar or of a tensor with one element. */
    public double scalar() {
        if (values.length != 1) {
            throw new IllegalArgumentException("one number is expected, but there are " + values.length);
        }
        return values[0];
    }

    /** As whole numbers: a shape, axes, indices; a number that is none becomes the nearest. */
    public long[] integers() {
        long[] integers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            integers[i] = Math.round(values[i]);
        }
        return integers;
    }

    public Tensor reshaped(Shape other) {
        return new Tensor(other, values, type, grid.filter(g -> g.steps().length == 1));
    }

    /** Its dimensions in another order. */
    public Tensor permuted(int[] order) {
        int[] places = shape.places(order);
        double[] moved = new double[places.length];
        for (int k = 0; k < moved.length; k++) {
            moved[k] = values[places[k]];
        }
        return new Tensor(
                shape.permuted(order),
                moved,
                type,
                grid.map(g -> new Grid(g.steps(), after(order, g.axis()), g.bits())));
    }

    private static int after(int[] order, int axis) {
        for (int d = 0; d < order.length; d++) {
            if (order[d] == axis) {
                return d;
            }
        }
        return 0;
    }

    /** Its numbers repeated as NumPy does to fill a shape. */
    public double[] broadcast(Shape target) {
        int[] places = shape.broadcast(target);
        double[] all = new double[places.length];
        for (int k = 0; k < all.length; k++) {
            all[k] = values[places[k]];
        }
        return all;
    }

    public Tensor map(DoubleUnaryOperator operator) {
        double[] mapped = new double[values.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = operator.applyAsDouble(values[i]);
        }
        return of(shape, mapped);
    }

    public boolean all(double value) {
        for (double v : values) {
            if (v != value) {
                return false;
            }
        }
        return true;
    }
}
