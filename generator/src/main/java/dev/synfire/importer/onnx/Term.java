package dev.synfire.importer.onnx;

import dev.synfire.network.Convolution;
import dev.synfire.network.Dense;
import dev.synfire.network.Input;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.tensor.Vector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a signal gets from the input or from a layer.
 *
 * @param source as in {@link dev.synfire.network.Projection}
 * @param path what happens on the way
 * @param arrangement the order in which the path takes the model's inputs; empty: as the model has them, or from a layer
 * @param grid the integers of which the weights on the path are made, if they are quantized and nothing else is there
 * @param changed whether quantized weights were multiplied by something, and are no such integers any more
 */
record Term(
        String source, List<Transform> path, Optional<int[]> arrangement, Optional<Tensor.Grid> grid, boolean changed) {
    Term {
        path = List.copyOf(path);
    }

    static Term from(String source) {
        return new Term(source, List.of(), Optional.empty(), Optional.empty(), false);
    }

    /** The same with another transform at its end; one factor for all changes the steps of integers, not the integers. */
    Term then(Transform transform, Optional<Tensor.Grid> grid) {
        List<Transform> longer = Path.then(path, transform);
        OptionalDouble factor = factor(transform);
        if (factor.isPresent()) {
            return new Term(source, longer, arrangement, this.grid.map(g -> g.times(factor.getAsDouble())), changed);
        }
        Optional<Tensor.Grid> rows = rows(transform, longer);
        if (rows.isPresent()) {
            return new Term(source, longer, arrangement, rows, changed);
        }
        OptionalDouble before = before();
        boolean lost = before.isEmpty() && (this.grid.isPresent() || grid.isPresent());
        return new Term(
                source,
                longer,
                arrangement,
                before.isPresent() ? grid.map(g -> g.times(before.getAsDouble())) : Optional.empty(),
                changed || lost);
    }

    /** The integers of weights whose rows or kernels are multiplied by a factor each. */
    private Optional<Tensor.Grid> rows(Transform transform, List<Transform> longer) {
        if (grid.isEmpty()
                || !(transform instanceof Scaling(Vector factors))
                || longer.isEmpty()
                || longer.size() != path.size()) {
            return Optional.empty();
        }
        int rows =
                switch (longer.getLast()) {
                    case Dense dense -> dense.weights().rows();
                    case Convolution convolution -> convolution.channels();
                    default -> 0;
                };
        double[] steps = grid.get().steps();
        if (rows == 0 || factors.size() % rows != 0 || steps.length != 1 && steps.length != rows) {
            return Optional.empty();
        }
        double[] products = new double[rows];
        for (int r = 0; r < rows; r++) {
            products[r] = steps[steps.length == 1 ? 0 : r] * Math.abs(factors.get(r * (factors.size() / rows)));
            if (products[r] == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new Tensor.Grid(products, 0, grid.get().bits()));
    }

    /** What all elements are multiplied by, if the path has no weights so far. */
    private OptionalDouble before() {
        double product = 1;
        for (Transform transform : path) {
            OptionalDouble factor = factor(transform);
            if (factor.isEmpty() && !(transform instanceof Pooling)) {
                return OptionalDouble.empty();
            }
            product *= factor.orElse(1);
        }
        return OptionalDouble.of(product);
    }

    private static OptionalDouble factor(Transform transform) {
        return transform instanceof Scaling(Vector factors) && factors.size() == 1 && factors.get(0) != 0
                ? OptionalDouble.of(Math.abs(factors.get(0)))
                : OptionalDouble.empty();
    }

    /** Whether every element goes its own way. */
    boolean oneToOne() {
        return path.stream().allMatch(transform -> transform instanceof Scaling);
    }

    /** The same taking the model's inputs in another order, if that can be. */
    Optional<Term> arranged(int[] order) {
        if (!source.equals(Input.NAME) || !oneToOne() || arrangement.isPresent()) {
            return Optional.empty();
        }
        List<Transform> moved = path.stream()
                .map(transform -> moved((Scaling) transform, order))
                .toList();
        return Optional.of(new Term(source, moved, Optional.of(order), grid, changed));
    }

    private static Transform moved(Scaling scaling, int[] order) {
        return scaling.factors().size() == 1 ? scaling : new Scaling(gathered(scaling.factors(), order));
    }

    static Vector gathered(Vector vector, int[] order) {
        double[] moved = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            moved[k] = vector.get(order[k]);
        }
        return Vector.of(moved);
    }
}
