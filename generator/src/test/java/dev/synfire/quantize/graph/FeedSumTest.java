package dev.synfire.quantize.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.synfire.fixed.IntVector;
import dev.synfire.network.Convolution;
import dev.synfire.network.Padding;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Projections that carry the same events are one: two of one source, at one time, would wait for each other. */
class FeedSumTest {
    private static Feed feed(double factor, Weights weights) {
        return new Feed(0, IntVector.of(0), Optional.empty(), factor, weights);
    }

    @Test
    void matricesAndSkipsAreAdded() {
        List<Feed> sum = FeedSum.of(List.of(
                feed(0.5, new Weights.Full(Matrix.of(2, 2, 1, 2, 3, 4))),
                feed(1, SparseWeights.diagonal(Vector.of(1, 1))),
                feed(0.5, new Weights.Full(Matrix.of(2, 2, 0, 1, 0, 0)))));
        // A skip of 1 is two halves.
        assertEquals(List.of(feed(0.5, new Weights.Full(Matrix.of(2, 2, 3, 3, 3, 6)))), sum);
    }

    @Test
    void whatComesAtAnotherTimeStaysByItself() {
        Weights weights = new Weights.Full(Matrix.of(1, 1, 1));
        List<Feed> feeds = List.of(feed(1, weights), new Feed(0, IntVector.of(1), Optional.empty(), 1, weights));
        assertEquals(feeds, FeedSum.of(feeds));
    }

    /** What a kernel with the skip in it gives is what kernel and skip give together. */
    @Test
    void aSkipAroundAConvolutionGoesIntoItsKernel() {
        Random random = new Random(1);
        for (int dilation = 1; dilation <= 2; dilation++) {
            for (int groups = 1; groups <= 2; groups++) {
                Window window = new Window(
                        Extent.square(3), Extent.ONE, Padding.of(dilation, dilation), Extent.square(dilation));
                Convolution convolution = new Convolution(
                        Dims.of(2, 4, 5),
                        2,
                        window,
                        groups,
                        Vector.of(random.doubles(36 / groups, -1, 1).toArray()));
                Vector skip = Vector.of(0.5, 2).repeatEach(20);
                List<Feed> sum = FeedSum.of(
                        List.of(feed(2, new Weights.Kernel(convolution)), feed(1, SparseWeights.diagonal(skip))));
                assertEquals(1, sum.size());
                Weights all =
                        assertInstanceOf(Weights.Kernel.class, sum.getFirst().weights());
                double[] input = random.doubles(40, -1, 1).toArray();
                double[] expected =
                        SparseWeights.of(new Weights.Kernel(convolution)).times(input);
                for (int n = 0; n < expected.length; n++) {
                    expected[n] = 2 * expected[n] + skip.get(n) * input[n];
                }
                double[] actual = SparseWeights.of(all).times(input);
                for (int n = 0; n < actual.length; n++) {
                    actual[n] *= 2;
                }
                assertArrayEquals(expected, actual, 1e-12);
            }
        }
    }
}
