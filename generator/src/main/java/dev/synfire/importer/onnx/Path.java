package dev.synfire.importer.onnx;

import dev.synfire.network.Convolution;
import dev.synfire.network.Dense;
import dev.synfire.network.Padding;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines transforms up, multiplying those together that one transform can do: a batch normalization becomes weights. */
final class Path {
    private static final long MOST_PRODUCTS = 1L << 28;

    private Path() {}

    static List<Transform> then(List<Transform> path, Transform next) {
        if (next instanceof Scaling(Vector factors) && factors.stream().allMatch(f -> f == 1)) {
            return path;
        }
        List<Transform> longer = new ArrayList<>(path);
        if (!path.isEmpty()) {
            Optional<Transform> product = product(path.getLast(), next);
            if (product.isPresent()) {
                longer.removeLast();
                return then(longer, product.get());
            }
        }
        longer.add(next);
        return longer;
    }

    private static Optional<Transform> product(Transform first, Transform second) {
        if (first instanceof Scaling(Vector factors)) {
            return switch (second) {
                case Scaling(Vector more) -> Optional.of(new Scaling(product(factors, more)));
                case Dense(Matrix weights) -> Optional.of(new Dense(columns(weights, factors)));
                case Convolution convolution -> kernel(factors, convolution);
                default -> Optional.empty();
            };
        }
        if (second instanceof Scaling(Vector factors)) {
            return switch (first) {
                case Dense(Matrix weights) -> Optional.of(new Dense(rows(weights, factors)));
                case Convolution convolution -> kernel(convolution, factors);
                default -> Optional.empty();
            };
        }
        if (first instanceof Pooling pooling
                && pooling.window().size().equals(Extent.ONE)
                && pooling.window().stride().equals(Extent.ONE)
                && second instanceof Convolution convolution) {
            return Optional.of(padded(pooling, convolution));
        }
        if (first instanceof Convolution picking && picks(picking)) {
            return switch (second) {
                case Convolution convolution -> picked(picking, convolution);
                case Dense(Matrix weights) -> Optional.of(picked(picking, weights));
                default -> Optional.empty();
            };
        }
        if (first instanceof Dense(Matrix a)
                && second instanceof Dense(Matrix b)
                && (long) a.rows() * a.columns() * b.rows() <= MOST_PRODUCTS) {
            return Optional.of(new Dense(product(a, b)));
        }
        return Optional.empty();
    }

    /** Whether a convolution does the same at every place of the planes, from that place alone. */
    private static boolean picks(Convolution convolution) {
        Window window = convolution.window();
        return window.size().equals(Extent.ONE)
                && window.stride().equals(Extent.ONE)
                && window.padding().equals(Padding.NONE)
                && convolution.groups() == 1;
    }

    private static Optional<Transform> picked(Convolution picking, Convolution convolution) {
        int channels = picking.channels();
        Dims input = convolution.input();
        if (channels != input.get(0)) {
            return Optional.empty();
        }
        int sources = picking.input().get(0);
        int perGroup = channels / convolution.groups();
        int outputs = convolution.channels() / convolution.groups();
        int window = convolution.weights().size() / convolution.channels() / perGroup;
        if ((long) convolution.channels() * sources * window > MOST_PRODUCTS >> 6) {
            return Optional.empty();
        }
        double[] picks = picking.weights().toArray();
        double[] weights = convolution.weights().toArray();
        double[] kernel = new double[convolution.channels() * sources * window];
        for (int o = 0; o < convolution.channels(); o++) {
            for (int c = 0; c < perGroup; c++) {
                int through = o / outputs * perGroup + c;
                for (int i = 0; i < sources; i++) {
                    double pick = picks[through * sources + i];
                    for (int k = 0; pick != 0 && k < window; k++) {
                        kernel[(o * sources + i) * window + k] += pick * weights[(o * perGroup + c) * window + k];
                    }
                }
            }
        }
        return Optional.of(new Convolution(
                Dims.of(sources, input.get(1), input.get(2)),
                convolution.channels(),
                convolution.window(),
                1,
                Vector.of(kernel)));
    }

    private static Dense picked(Convolution picking, Matrix weights) {
        int sources = picking.input().get(0);
        int plane = picking.input().size() / sources;
        double[] picks = picking.weights().toArray();
        double[] given = weights.toArray();
        double[] values = new double[weights.rows() * picking.input().size()];
        for (int c = 0; c < picking.channels(); c++) {
            for (int i = 0; i < sources; i++) {
                double pick = picks[c * sources + i];
                for (int n = 0; pick != 0 && n < weights.rows(); n++) {
                    for (int p = 0; p < plane; p++) {
                        values[(n * sources + i) * plane + p] += pick * given[n * weights.columns() + c * plane + p];
                    }
                }
            }
        }
        return new Dense(Matrix.of(weights.rows(), sources * plane, values));
    }

    /** A window of one element only pads, whatever it makes of it. */
    private static Transform padded(Pooling pad, Convolution convolution) {
        Padding outer = pad.window().padding();
        Padding own = convolution.window().padding();
        Padding both = new Padding(
                outer.top() + own.top(),
                outer.bottom() + own.bottom(),
                outer.left() + own.left(),
                outer.right() + own.right());
        Window window = convolution.window();
        return new Convolution(
                Dims.of(
                        convolution.input().get(0),
                        pad.input().get(1),
                        pad.input().get(2)),
                convolution.channels(),
                new Window(window.size(), window.stride(), both, window.dilation()),
                convolution.groups(),
                convolution.weights());
    }

    private static Vector product(Vector a, Vector b) {
        double[] products = new double[Math.max(a.size(), b.size())];
        for (int k = 0; k < products.length; k++) {
            products[k] = a.ofNeuron(k) * b.ofNeuron(k);
        }
        return Vector.of(products);
    }

    private static Matrix columns(Matrix weights, Vector factors) {
        double[] values = weights.toArray();
        for (int at = 0; at < values.length; at++) {
            values[at] *= factors.ofNeuron(at % weights.columns());
        }
        return Matrix.of(weights.rows(), weights.columns(), values);
    }

    private static Matrix rows(Matrix weights, Vector factors) {
        double[] values = weights.toArray();
        for (int at = 0; at < values.length; at++) {
            values[at] *= factors.ofNeuron(at / weights.columns());
        }
        return Matrix.of(weights.rows(), weights.columns(), values);
    }

    /** The second matrix times the first: what comes of one after the other. */
    private static Matrix product(Matrix first, Matrix second) {
        int columns = first.columns();
        double[] a = first.toArray();
        double[] b = second.toArray();
        double[] values = new double[second.rows() * columns];
        for (int n = 0; n < second.rows(); n++) {
            for (int k = 0; k < first.rows(); k++) {
                double weight = b[n * first.rows() + k];
                for (int i = 0; i < columns; i++) {
                    values[n * columns + i] += weight * a[k * columns + i];
                }
            }
        }
        return Matrix.of(second.rows(), columns, values);
    }

    private static Optional<Transform> kernel(Vector factors, Convolution convolution) {
        int channels = convolution.input().get(0);
        int plane = convolution.input().size() / channels;
        int perGroup = convolution.kernel().get(1);
        int outputs = convolution.channels() / convolution.groups();
        return channels(factors, channels, plane).map(factor -> {
            double[] weights = convolution.weights().toArray();
            int window = weights.length / convolution.channels() / perGroup;
            for (int at = 0; at < weights.length; at++) {
                int group = at / window / perGroup / outputs;
                weights[at] *= factor[group * perGroup + at / window % perGroup];
            }
            return with(convolution, weights);
        });
    }

    private static Optional<Transform> kernel(Convolution convolution, Vector factors) {
        int channels = convolution.channels();
        return channels(factors, channels, convolution.output().size() / channels)
                .map(factor -> {
                    double[] weights = convolution.weights().toArray();
                    for (int at = 0; at < weights.length; at++) {
                        weights[at] *= factor[at / (weights.length / channels)];
                    }
                    return with(convolution, weights);
                });
    }

    private static Transform with(Convolution convolution, double[] weights) {
        return new Convolution(
                convolution.input(),
                convolution.channels(),
                convolution.window(),
                convolution.groups(),
                Vector.of(weights));
    }

    /** A factor for each channel, if the elements of a channel share theirs. */
    private static Optional<double[]> channels(Vector factors, int channels, int plane) {
        double[] shared = new double[channels];
        for (int k = 0; k < channels * plane; k++) {
            double factor = factors.ofNeuron(k);
            if (k % plane == 0) {
                shared[k / plane] = factor;
            } else if (shared[k / plane] != factor) {
                return Optional.empty();
            }
        }
        return Optional.of(shared);
    }
}
