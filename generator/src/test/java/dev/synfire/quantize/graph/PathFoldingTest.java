package dev.synfire.quantize.graph;

import static dev.synfire.network.Neurons.identity;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.model.Readout;
import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Pooling;
import dev.synfire.network.Projection;
import dev.synfire.network.RandomGraphs;
import dev.synfire.network.Scales;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.Window;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathFoldingTest {
    private static final Pooling POOL = new Pooling(Pooling.Kind.SUM, Dims.of(2, 4, 4), Window.square(2, 2, 0));
    private static final Pooling MEAN = new Pooling(Pooling.Kind.AVERAGE, Dims.of(2, 4, 4), Window.square(2, 2, 0));
    private static final Convolution KERNEL =
            new Convolution(Dims.of(2, 2, 2), 1, Window.square(2, 1, 0), 1, Vector.of(1, 2, 3, 4, 5, 6, 7, 8));

    private static Feed fold(Dims sent, Transform... path) {
        return PathFolding.fold("here", 0, sent, List.of(path));
    }

    /** Whatever the path, what arrives is the same; the simulator runs both. */
    @Test
    void whatArrivesIsTheSame() {
        long first = new Random().nextLong();
        int folded = 0;
        for (long seed = first; seed < first + 300; seed++) {
            Network network = RandomGraphs.network(seed);
            for (Layer layer : network.layers()) {
                for (Projection projection : layer.projections()) {
                    int source = network.indexOf(projection.source());
                    Dims sent = source < 0
                            ? network.input().dims()
                            : network.layers().get(source).dims();
                    folded += agrees(sent, projection.path(), new Random(seed), "seed " + seed) ? 1 : 0;
                }
            }
        }
        assertTrue(folded > 300, folded + " paths");
    }

    private static boolean agrees(Dims sent, List<Transform> path, Random random, String where) {
        Feed feed;
        try {
            feed = PathFolding.fold("here", -1, sent, path);
        } catch (Problem problem) {
            assertTrue(
                    problem.getMessage().matches(".*(a delay for each value behind|-1e12 to 1e12).*"),
                    problem.getMessage());
            return false;
        }
        double[][] rows = IntStream.range(0, feed.weights().rows())
                .mapToObj(r -> Arrays.stream(feed.weights().row(r))
                        .map(w -> w * feed.factor())
                        .toArray())
                .toArray(double[][]::new);
        FloatModel expected = model(sent, path);
        FloatModel actual = model(sent, feed.path(rows));
        for (int tick = 0; tick < 12; tick++) {
            double[] input = random.doubles(sent.size(), -1, 1).toArray();
            expected.tick(input);
            actual.tick(input);
            double largest = expected.currents(0).stream().map(Math::abs).max().orElse(0);
            assertArrayEquals(
                    expected.currents(0).toArray(),
                    actual.currents(0).toArray(),
                    1e-9 * largest + 1e-12,
                    where + ", " + path);
        }
        return true;
    }

    private static FloatModel model(Dims sent, List<Transform> path) {
        Dims arriving = new Projection(Input.NAME, path).output(sent);
        Layer layer = new Layer(
                "layer",
                arriving,
                List.of(new Projection(Input.NAME, path)),
                Vector.zeros(arriving.size()),
                identity(),
                8,
                Scales.PER_NEURON);
        Input input = new Input(sent, new Range(0, 1), 1);
        return new FloatModel(new Network("n", input, List.of(layer), 1, Readout.ACTIVATION));
    }

    @Test
    void aPoolingBeforeWeightsStaysOneAndItsMeanIsAFactor() {
        Feed feed = fold(POOL.input(), MEAN, KERNEL);
        assertEquals(POOL, feed.pooling().orElseThrow());
        assertEquals(0.25, feed.factor());
        assertEquals(new Weights.Kernel(KERNEL), feed.weights());
    }

    @Test
    void aPoolingThatFeedsNeuronsIsAConvolutionOfOnesChannelByChannel() {
        Feed feed = fold(POOL.input(), POOL);
        assertTrue(feed.pooling().isEmpty());
        assertEquals(
                new Weights.Kernel(
                        new Convolution(POOL.input(), 2, POOL.window(), 2, Vector.of(1, 1, 1, 1, 1, 1, 1, 1))),
                feed.weights());
    }

    @Test
    void matricesAreMultipliedAndPositiveFactorsStayFactors() {
        Feed feed = fold(
                Dims.of(2),
                new Dense(Matrix.of(2, 2, 1, 2, 3, 4)),
                new Scaling(Vector.of(0.5)),
                new Dense(Matrix.of(1, 2, 10, 1)));
        // (10, 1) times ((1, 2), (3, 4)) is (13, 24)
        assertEquals(new Weights.Full(Matrix.of(1, 2, 13, 24)), feed.weights());
        assertEquals(0.5, feed.factor());
    }

    @Test
    void factorsOfChannelsGoIntoKernelsAndOthersIntoColumns() {
        Vector channels = Vector.of(1, 1, 1, 1, -2, -2, -2, -2);
        Feed kernel = fold(KERNEL.input(), new Scaling(channels), KERNEL);
        assertArrayEquals(
                new double[] {1, 2, 3, 4, -10, -12, -14, -16}, kernel.weights().row(0));
        assertInstanceOf(Weights.Kernel.class, kernel.weights());
        Feed columns = fold(Dims.of(2), new Scaling(Vector.of(2, 3)), new Dense(Matrix.of(1, 2, 1, 1)));
        assertEquals(new Weights.Full(Matrix.of(1, 2, 2, 3)), columns.weights());
    }

    @Test
    void delaysAddUp() {
        Feed feed = fold(
                Dims.of(2),
                new Delay(IntVector.of(1, 2)),
                new Delay(IntVector.of(0, 5)),
                new Dense(Matrix.of(1, 2, 1, 1)),
                Delay.of(3));
        assertEquals(IntVector.of(4, 10), feed.delays());
    }

    @Test
    void whatHasNoSuchFormIsRefused() {
        assertEquals(
                "here: error[no-hardware-yet]: a delay for each value behind a matrix of weights has no hardware yet;"
                        + " delay what the source sends, or give all values one delay",
                assertThrows(
                                Problem.class,
                                () -> fold(Dims.of(1), new Dense(Matrix.of(2, 1, 1, 1)), new Delay(IntVector.of(1, 2))))
                        .getMessage());
        assertEquals(
                "here: error[no-hardware-yet]: a delay of 64 ticks has no hardware yet; delay by 63 ticks at most",
                assertThrows(Problem.class, () -> fold(Dims.of(1), Delay.of(60), Delay.of(4)))
                        .getMessage());
    }
}
