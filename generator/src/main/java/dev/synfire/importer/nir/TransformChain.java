package dev.synfire.importer.nir;

import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Linear maps one after another, with as few of them as the same numbers allow. */
final class TransformChain {
    /** Two matrices are not multiplied into one of more synapses than this. */
    private static final long LARGEST_PRODUCT = 1 << 22;

    private TransformChain() {}

    /** The steps with another at the end: matrices are multiplied, factors go into weights. */
    static List<Transform> append(List<Transform> steps, Transform next) {
        List<Transform> all = new ArrayList<>(steps);
        Optional<Transform> joined = all.isEmpty() ? Optional.empty() : joined(all.getLast(), next);
        joined.ifPresentOrElse(one -> all.set(all.size() - 1, one), () -> all.add(next));
        return List.copyOf(all);
    }

    /** The steps with factors, one for all or one an element, on what comes out. */
    static List<Transform> scaled(List<Transform> steps, Vector factors) {
        return Elements.all(factors, 1) ? steps : append(steps, new Scaling(factors));
    }

    private static Optional<Transform> joined(Transform first, Transform second) {
        if (first instanceof Dense(Matrix a) && second instanceof Dense(Matrix b)) {
            return (long) b.rows() * a.columns() <= LARGEST_PRODUCT
                    ? Optional.of(new Dense(product(b, a)))
                    : Optional.empty();
        }
        if (first instanceof Dense(Matrix a) && second instanceof Scaling(Vector factors)) {
            return Optional.of(new Dense(scaled(a, factors, true)));
        }
        if (first instanceof Scaling(Vector factors) && second instanceof Dense(Matrix b)) {
            return Optional.of(new Dense(scaled(b, factors, false)));
        }
        if (first instanceof Scaling(Vector a) && second instanceof Scaling(Vector b)) {
            return Optional.of(new Scaling(Elements.product(a, b)));
        }
        if (first instanceof Convolution conv && second instanceof Scaling(Vector factors)) {
            return perChannel(factors, conv.channels(), conv.output()).map(c -> scaled(conv, c));
        }
        if (first instanceof Scaling(Vector factors) && second instanceof Convolution conv && factors.size() == 1) {
            return Optional.of(scaled(conv, factors));
        }
        return Optional.empty();
    }

    private static Matrix product(Matrix b, Matrix a) {
        double[] values = new double[b.rows() * a.columns()];
        for (int row = 0; row < b.rows(); row++) {
            for (int k = 0; k < b.columns(); k++) {
                double factor = b.get(row, k);
                for (int column = 0; column < a.columns(); column++) {
                    values[row * a.columns() + column] += factor * a.get(k, column);
                }
            }
        }
        return Matrix.of(b.rows(), a.columns(), values);
    }

    private static Matrix scaled(Matrix matrix, Vector factors, boolean rows) {
        double[] values = matrix.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors.ofNeuron(rows ? i / matrix.columns() : i % matrix.columns());
        }
        return Matrix.of(matrix.rows(), matrix.columns(), values);
    }

    /** Factors as one for every channel, if they are equal all over each. */
    private static Optional<Vector> perChannel(Vector factors, int channels, Dims output) {
        if (factors.size() == 1) {
            return Optional.of(factors);
        }
        int plane = output.size() / channels;
        double[] all = new double[channels];
        for (int n = 0; n < factors.size(); n++) {
            if (n % plane == 0) {
                all[n / plane] = factors.get(n);
            } else if (factors.get(n) != all[n / plane]) {
                return Optional.empty();
            }
        }
        return Optional.of(Vector.of(all));
    }

    private static Convolution scaled(Convolution conv, Vector channelFactors) {
        double[] weights = conv.weights().toArray();
        int kernel = weights.length / conv.channels();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= channelFactors.ofNeuron(i / kernel);
        }
        return new Convolution(conv.input(), conv.channels(), conv.window(), conv.groups(), Vector.of(weights));
    }

    /** What the steps make of constant values, as the biases of an Affine on the way are. */
    static double[] apply(Transform step, double[] values) {
        return switch (step) {
            case Dense(Matrix weights) -> {
                double[] sums = new double[weights.rows()];
                for (int row = 0; row < sums.length; row++) {
                    for (int i = 0; i < values.length; i++) {
                        sums[row] += weights.get(row, i) * values[i];
                    }
                }
                yield sums;
            }
            case Scaling(Vector factors) -> {
                double[] scaled = values.clone();
                for (int i = 0; i < scaled.length; i++) {
                    scaled[i] *= factors.ofNeuron(i);
                }
                yield scaled;
            }
            case Delay _ -> values;
            case Convolution conv -> PlaneSums.of(conv, values);
            case Pooling pooling -> PlaneSums.of(pooling, values);
        };
    }
}
