package dev.synfire.quantize.graph;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Padding;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Folds the transforms of a projection into one {@link Feed}: delay, then pooling, then weights.
 *
 * <p>Factors fold into weights, delays add up, a pooling before weights stays one, matrices in a row are multiplied. What
 * fits nothing better is written out as a sparse matrix.
 */
final class PathFolding {
    /** No product of weights and factors is larger. */
    private static final double LARGEST = 1e12;

    private final String where;
    private Dims dims;
    private IntVector delays = IntVector.of(0);
    private Optional<Pooling> pooling = Optional.empty();
    /** Of what arrives so far, after the pooling and before any weights; one for all or one for each. */
    private Vector factors = Vector.of(1);

    private double factor = 1;
    private Optional<Weights> weights = Optional.empty();

    private PathFolding(String where, Dims sent) {
        this.where = where;
        this.dims = sent;
    }

    /**
     * The feed along a path.
     *
     * @param where the projection, for messages
     * @param sent the shape of what the source sends
     * @throws Problem if the path has no such form
     */
    static Feed fold(String where, int source, Dims sent, List<Transform> path) {
        PathFolding folding = new PathFolding(where, sent);
        try {
            for (Transform transform : path) {
                folding.then(transform);
                folding.dims = transform.output(folding.dims);
            }
            return folding.feed(source);
        } catch (IllegalArgumentException e) {
            // A number that each transform may have, but not all of them multiplied.
            throw Problem.wrongInput("out-of-range", where, e.getMessage(), "scale what comes before it");
        }
    }

    private void then(Transform transform) {
        switch (transform) {
            case Delay(IntVector ticks) -> delay(ticks);
            case Scaling(Vector by) -> scale(by);
            case Pooling pool -> pool(pool);
            case Dense(Matrix matrix) -> weigh(new Weights.Full(matrix));
            case Convolution convolution -> weigh(new Weights.Kernel(convolution));
        }
    }

    private void delay(IntVector ticks) {
        boolean uniform = ticks.isUniform(ticks.get(0));
        if (!uniform && (pooling.isPresent() || weights.isPresent())) {
            throw Unsupported.of(
                    where,
                    "a delay for each value behind a " + (weights.isPresent() ? "matrix of weights" : "pooling"),
                    "delay what the source sends, or give all values one delay");
        }
        int[] sum = uniform ? delays.toArray() : spread(delays, ticks.size());
        for (int i = 0; i < sum.length; i++) {
            sum[i] += ticks.get(uniform ? 0 : i);
        }
        delays = IntVector.of(sum);
        if (delays.max() > IntegerProjection.LONGEST_DELAY) {
            throw Unsupported.of(
                    where,
                    "a delay of " + delays.max() + " ticks",
                    "delay by " + IntegerProjection.LONGEST_DELAY + " ticks at most");
        }
    }

    private static int[] spread(IntVector values, int size) {
        return values.size() == 1 ? IntVector.filled(size, values.get(0)).toArray() : values.toArray();
    }

    private void scale(Vector by) {
        if (by.stream().allMatch(f -> f == by.get(0)) && by.get(0) > 0) {
            factor *= by.get(0);
        } else if (weights.isPresent()) {
            weights = Optional.of(scaledRows(weights.get(), by));
        } else {
            int size = Math.max(factors.size(), by.size());
            factors = Vector.of(IntStream.range(0, size)
                    .mapToDouble(i -> factors.ofNeuron(i) * by.ofNeuron(i))
                    .toArray());
        }
    }

    private void pool(Pooling pool) {
        boolean whole = pool.pools() != Pooling.Kind.AVERAGE_INSIDE
                || pool.window().padding().equals(Padding.NONE);
        Optional<Vector> channels = ofChannels(pool.input());
        if (weights.isPresent() || pooling.isPresent() || !whole || channels.isEmpty()) {
            SparseWeights before = weights.map(SparseWeights::of).orElseGet(this::written);
            weights = Optional.of(product(SparseWeights.of(pool), before));
            return;
        }
        if (pool.pools() != Pooling.Kind.SUM) {
            Extent size = pool.window().size();
            factor /= size.height() * size.width();
        }
        pooling = Optional.of(new Pooling(Pooling.Kind.SUM, pool.input(), pool.window()));
        int plane = pool.output().size() / pool.output().get(0);
        factors = factors.size() == 1 ? factors : channels.get().repeatEach(plane);
    }

    private void weigh(Weights more) {
        if (weights.isPresent()) {
            weights = Optional.of(product(SparseWeights.of(more), SparseWeights.of(weights.get()))
                    .compact());
            return;
        }
        weights = Optional.of(factors.size() == 1 ? scaledRows(more, factors) : scaledColumns(more));
    }

    private Weights scaledColumns(Weights more) {
        return switch (more) {
            case Weights.Full(Matrix matrix) -> new Weights.Full(scaledColumns(matrix));
            case Weights.Kernel(Convolution convolution) ->
                ofChannels(convolution.input())
                        .<Weights>map(channels -> new Weights.Kernel(scaledInputs(convolution, channels)))
                        .orElseGet(() -> product(SparseWeights.of(more), SparseWeights.diagonal(factors)));
            case SparseWeights sparse -> product(sparse, SparseWeights.diagonal(factors));
        };
    }

    private Matrix scaledColumns(Matrix matrix) {
        double[] all = matrix.toArray();
        for (int k = 0; k < all.length; k++) {
            all[k] *= factors.get(k % matrix.columns());
        }
        return Matrix.of(matrix.rows(), matrix.columns(), all);
    }

    private static Convolution scaledInputs(Convolution convolution, Vector channels) {
        double[] all = convolution.weights().toArray();
        int places = convolution.window().size().height()
                * convolution.window().size().width();
        int inputs = convolution.input().get(0) / convolution.groups();
        int outputs = convolution.channels() / convolution.groups();
        for (int k = 0; k < all.length; k++) {
            int group = k / (places * inputs) / outputs;
            all[k] *= channels.ofNeuron(group * inputs + k / places % inputs);
        }
        return with(convolution, all);
    }

    private Weights scaledRows(Weights of, Vector by) {
        if (by.stream().allMatch(f -> f == 1)) {
            return of;
        }
        int sharing = of.sharing();
        boolean shared =
                by.size() == 1 || IntStream.range(0, by.size()).allMatch(n -> by.get(n) == by.get(n - n % sharing));
        if (!shared) {
            return product(SparseWeights.diagonal(by), SparseWeights.of(of));
        }
        double[][] rows = IntStream.range(0, of.rows())
                .mapToObj(r -> Arrays.stream(of.row(r))
                        .map(w -> w * by.ofNeuron(r * sharing))
                        .toArray())
                .toArray(double[][]::new);
        return switch (of) {
            case Weights.Full _ -> new Weights.Full(Matrix.of(rows));
            case Weights.Kernel(Convolution convolution) ->
                new Weights.Kernel(with(
                        convolution,
                        Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray()));
            case SparseWeights sparse ->
                product(
                        SparseWeights.diagonal(
                                by.size() == 1 ? Vector.of(by.get(0)).repeatEach(of.neurons()) : by),
                        sparse);
        };
    }

    private static Convolution with(Convolution convolution, double[] weights) {
        return new Convolution(
                convolution.input(),
                convolution.channels(),
                convolution.window(),
                convolution.groups(),
                Vector.of(weights));
    }

    /** The factors by channel, if they differ by channel only. */
    private Optional<Vector> ofChannels(Dims planes) {
        if (factors.size() == 1) {
            return Optional.of(factors);
        }
        int plane = planes.size() / planes.get(0);
        boolean shared = IntStream.range(0, factors.size()).allMatch(i -> factors.get(i) == factors.get(i - i % plane));
        return shared
                ? Optional.of(Vector.of(IntStream.range(0, planes.get(0))
                        .mapToDouble(c -> factors.get(c * plane))
                        .toArray()))
                : Optional.empty();
    }

    /** Pooling and factors, as weights. */
    private SparseWeights written() {
        Vector each = factors.size() == 1 ? Vector.of(factors.get(0)).repeatEach(dims.size()) : factors;
        SparseWeights diagonal = SparseWeights.diagonal(each);
        SparseWeights all =
                pooling.map(pool -> product(diagonal, SparseWeights.of(pool))).orElse(diagonal);
        pooling = Optional.empty();
        factors = Vector.of(1);
        return all;
    }

    private SparseWeights product(SparseWeights after, SparseWeights before) {
        if (after.work(before) > SparseWeights.MOST_WORK) {
            throw Unsupported.of(
                    where,
                    "a product of transforms with " + after.work(before) + " multiplications",
                    "put a layer of neurons between them");
        }
        return after.after(before);
    }

    private Feed feed(int source) {
        Weights all = weights.orElseGet(this::unweighted);
        for (int r = 0; r < all.rows(); r++) {
            for (double weight : all.row(r)) {
                if (!(Math.abs(weight) * factor <= LARGEST)) {
                    throw new IllegalArgumentException(
                            "weight times factors is " + weight * factor + ", expected a number from -1e12 to 1e12");
                }
            }
        }
        return new Feed(source, delays, pooling, factor, all);
    }

    /** A pooling that feeds neurons is a convolution of equal weights, each channel by itself. */
    private Weights unweighted() {
        if (pooling.isPresent()) {
            Pooling pool = pooling.get();
            Optional<Vector> channels = ofChannels(pool.output());
            if (channels.isPresent()) {
                int count = pool.input().get(0);
                Extent size = pool.window().size();
                Vector kernel = channels.get().size() == 1
                        ? Vector.of(channels.get().get(0)).repeatEach(count)
                        : channels.get();
                pooling = Optional.empty();
                return new Weights.Kernel(new Convolution(
                        pool.input(), count, pool.window(), count, kernel.repeatEach(size.height() * size.width())));
            }
        }
        return written();
    }
}
