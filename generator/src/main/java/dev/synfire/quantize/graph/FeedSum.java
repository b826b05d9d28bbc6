package dev.synfire.quantize.graph;

import dev.synfire.network.Convolution;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes one feed of two that carry the same events of the same source at the same time: their weights are added. A skip around
 * a convolution goes into the middle of its kernel.
 */
final class FeedSum {
    private FeedSum() {}

    /** The feeds of a layer, those added up that can be. */
    static List<Feed> of(List<Feed> feeds) {
        List<Feed> sums = new ArrayList<>();
        for (Feed feed : feeds) {
            Feed sum = feed;
            for (Feed before : List.copyOf(sums)) {
                Optional<Feed> both = of(before, sum);
                if (both.isPresent()) {
                    sums.remove(before);
                    sum = both.get();
                }
            }
            sums.add(sum);
        }
        return sums;
    }

    private static Optional<Feed> of(Feed a, Feed b) {
        boolean together = a.source() == b.source()
                && a.delays().equals(b.delays())
                && a.pooling().equals(b.pooling());
        return together
                ? sum(a.weights(), b.weights(), b.factor() / a.factor())
                        .map(weights -> new Feed(a.source(), a.delays(), a.pooling(), a.factor(), weights))
                : Optional.empty();
    }

    /** a + times * b. */
    private static Optional<Weights> sum(Weights a, Weights b, double times) {
        if (a instanceof Weights.Kernel(Convolution one) && b instanceof Weights.Kernel(Convolution other)) {
            return one.input().equals(other.input())
                            && one.channels() == other.channels()
                            && one.window().equals(other.window())
                            && one.groups() == other.groups()
                    ? Optional.of(kernel(one, sum(one.weights(), 1, other.weights(), times)))
                    : Optional.empty();
        }
        if (a instanceof Weights.Kernel(Convolution one) && b instanceof SparseWeights skip) {
            return middle(one, skip).map(at -> kernel(one, sum(one.weights(), 1, at, times)));
        }
        if (a instanceof SparseWeights skip && b instanceof Weights.Kernel(Convolution other)) {
            return middle(other, skip).map(at -> kernel(other, sum(at, 1, other.weights(), times)));
        }
        if (a instanceof Weights.Full(Matrix one) && b instanceof Weights.Full(Matrix other)) {
            Vector all = sum(Vector.of(one.toArray()), 1, Vector.of(other.toArray()), times);
            return Optional.of(new Weights.Full(Matrix.of(one.rows(), one.columns(), all.toArray())));
        }
        if (a instanceof Weights.Kernel || b instanceof Weights.Kernel) {
            return Optional.empty();
        }
        return Optional.of(SparseWeights.of(a).plus(SparseWeights.of(b), times).compact());
    }

    private static Vector sum(Vector a, double timesA, Vector b, double timesB) {
        return Vector.of(IntStream.range(0, a.size())
                .mapToDouble(k -> timesA * a.get(k) + timesB * b.get(k))
                .toArray());
    }

    private static Weights kernel(Convolution like, Vector weights) {
        return new Weights.Kernel(
                new Convolution(like.input(), like.channels(), like.window(), like.groups(), weights));
    }

    /** A one-to-one skip as a kernel like that of a convolution which keeps all planes as they are. */
    private static Optional<Vector> middle(Convolution convolution, SparseWeights skip) {
        Dims planes = convolution.input();
        int row = offset(
                convolution.window().padding().top(),
                convolution.window().dilation().height());
        int column = offset(
                convolution.window().padding().left(),
                convolution.window().dilation().width());
        Extent size = convolution.window().size();
        boolean keeps = planes.equals(convolution.output())
                && convolution.window().stride().equals(Extent.ONE)
                && row >= 0
                && row < size.height()
                && column >= 0
                && column < size.width();
        int plane = planes.get(1) * planes.get(2);
        if (!keeps || !skip.isOneToOne(plane)) {
            return Optional.empty();
        }
        double[] weights = new double[convolution.weights().size()];
        int inputs = planes.get(0) / convolution.groups();
        for (int channel = 0; channel < convolution.channels(); channel++) {
            int at = (channel * inputs + channel % inputs) * size.height() + row;
            weights[at * size.width() + column] = skip.row(channel * plane)[0];
        }
        return Optional.of(Vector.of(weights));
    }

    /** The place of the window that sees the coordinate at which it stands, or -1. */
    private static int offset(int padding, int dilation) {
        return padding % dilation == 0 ? padding / dilation : -1;
    }
}
