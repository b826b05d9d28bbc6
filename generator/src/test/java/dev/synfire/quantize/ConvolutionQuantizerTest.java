package dev.synfire.quantize;

import static dev.synfire.network.Neurons.integrateAndFire;
import static dev.synfire.network.Neurons.relu;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.Padding;
import dev.synfire.network.Pooling;
import dev.synfire.network.Window;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.calibration.Calibration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Kernels have a step an output channel, poolings stay in front of weights, and what is exact stays exact. */
class ConvolutionQuantizerTest {
    private static Vector weights(Random random, int count, double unit) {
        return Vector.of(random.ints(count, -7, 8).mapToDouble(w -> w * unit).toArray());
    }

    /** Two channels whose weights differ by a factor of 4, pooled in three ways, a skip, and a matrix at the end. */
    private static Network network(Random random) {
        Window same = Window.square(3, 1, 1);
        Window strided = new Window(new Extent(2, 3), new Extent(2, 1), new Padding(1, 0, 0, 2), Extent.ONE);
        double[] kernels = IntStream.range(0, 2)
                .boxed()
                .flatMapToDouble(c -> weights(random, 18, c == 0 ? 0.25 : 1).stream())
                .toArray();
        return Network.named("n")
                .input(2, 6, 6)
                .convolution("first", 2, same, integrateAndFire().threshold(1))
                .kernel(Vector.of(kernels))
                .biases(0.25, -1)
                .from("input")
                .pool(Pooling.Kind.SUM, Window.square(2, 2, 0))
                .convolution(
                        "second", 4, strided, integrateAndFire().threshold(2).resetBySubtraction())
                .kernel(weights(random, 24, 0.5))
                .groups(2)
                .pool(Pooling.Kind.AVERAGE, Window.square(2, 1, 0))
                .neurons("third", integrateAndFire().threshold(0.5))
                .pool(Pooling.Kind.AVERAGE_INSIDE, Window.square(2, 2, 1))
                .dense("last", 3, integrateAndFire().threshold(1))
                .weights(Matrix.of(3, 8, weights(random, 24, 0.5).toArray()))
                .ticks(10)
                .readout(Readout.SPIKE_COUNT);
    }

    @Test
    void exactKernelsSpikeAlikeInEveryTick() {
        long first = new Random().nextLong();
        int[] spikes = new int[4];
        for (long seed = first; seed < first + 20; seed++) {
            Random random = new Random(seed);
            Network network = network(random);
            Quantized quantized = Quantizer.quantize(network);
            FloatModel real = new FloatModel(network);
            GoldenModel golden = new GoldenModel(quantized.network());
            golden.reset();
            for (int tick = 0; tick < network.ticks(); tick++) {
                int[] codes = random.ints(72, 0, 2).toArray();
                real.tick(IntStream.of(codes).asDoubleStream().toArray());
                golden.tick(codes);
                // The last layer's means are over 1, 2 and 4 places and so exact too.
                for (int l = 0; l < spikes.length; l++) {
                    for (int n = 0; n < network.layers().get(l).neurons(); n++) {
                        assertEquals(
                                real.outputs(l).get(n),
                                golden.outputs(l)[n],
                                "seed " + seed + ", tick " + tick + ", layer " + l + ", neuron " + n);
                        spikes[l] += golden.outputs(l)[n];
                    }
                }
            }
        }
        assertTrue(IntStream.of(spikes).allMatch(count -> count > 100), () -> Arrays.toString(spikes));
    }

    @Test
    void formsAreThoseOfTheHardware() {
        Quantized quantized = Quantizer.quantize(network(new Random(1)));
        var layers = quantized.network().layers();
        assertInstanceOf(
                ConvolutionSynapses.class,
                layers.get(0).projections().getFirst().synapses());
        PooledSynapses pooled = assertInstanceOf(
                PooledSynapses.class, layers.get(1).projections().getFirst().synapses());
        assertInstanceOf(ConvolutionSynapses.class, pooled.synapses());
        ConvolutionSynapses mean = assertInstanceOf(
                ConvolutionSynapses.class,
                layers.get(2).projections().getFirst().synapses());
        assertEquals(4, mean.groups());
        assertInstanceOf(
                DenseSynapses.class, layers.get(3).projections().getFirst().synapses());
    }

    /** Kernels that are kept exactly, of steps that differ by channel, are themselves again. */
    @Test
    void theIntegersStandForTheNetwork() {
        Network network = Network.named("n")
                .input(1, 5, 5)
                .pool(Pooling.Kind.SUM, Window.square(2, 1, 0))
                .convolution("layer", 2, Window.square(2, 1, 0), integrateAndFire())
                .kernel(Vector.of(127, 1, -64, 2, 127 / 1024.0, 1 / 1024.0, 0, 3 / 1024.0))
                .readout(Readout.SPIKE_COUNT);
        assertEquals(
                network.output().projections(),
                Dequantizer.real(network, Quantizer.quantize(network)).output().projections());
    }

    @Test
    void outputChannelsHaveStepsOfTheirOwn() {
        Random random = new Random(2);
        double[] kernels = IntStream.range(0, 18)
                .mapToDouble(k -> random.nextGaussian() * (k < 9 ? 1 : 0.01))
                .toArray();
        Quantized quantized = Quantizer.quantize(Network.named("n")
                .input(1, 5, 5)
                .convolution("layer", 2, Window.square(3, 1, 0), integrateAndFire())
                .kernel(Vector.of(kernels))
                .weightBits(4)
                .readout(Readout.SPIKE_COUNT));
        Vector units = quantized.scales().getFirst().currents();
        assertEquals(18, units.size());
        assertEquals(units.get(0), units.get(8));
        assertNotEquals(units.get(8), units.get(9));
        assertTrue(
                quantized.report().text().contains("18 weights to 4 bits, a step for each output channel, "),
                quantized.report()::text);
    }

    /** Weights of 2 bits chosen by samples give currents nearer to the real ones than the nearest weights do. */
    @Test
    void samplesMakeKernelsBetter() {
        Random random = new Random(3);
        Network network = Network.named("n")
                .input(1, 8, 8)
                .values(0, 255)
                .scale(1 / 255.0)
                .convolution("layer", 3, Window.square(3, 1, 1), relu().maximum(3))
                .kernel(Vector.of(random.doubles(27, -1, 1).toArray()))
                .weightBits(2)
                .readout(Readout.ACTIVATION);
        // Neighbours that are nearly alike, as in pictures.
        var samples = IntStream.range(0, 40)
                .mapToObj(s -> List.of(Vector.of(IntStream.range(0, 64)
                        .mapToDouble(i -> Math.rint(127 + 127 * Math.sin(s + 0.3 * (i % 8) + 0.2 * s * (i / 8))) / 255)
                        .toArray())))
                .toList();
        double plain = error(network, Quantizer.quantize(network), samples);
        double calibrated =
                error(network, Quantizer.quantize(network, Optional.of(Calibration.of(network, samples, 1))), samples);
        assertTrue(calibrated < 0.5 * plain, calibrated + " against " + plain);
    }

    private static double error(Network network, Quantized quantized, List<List<Vector>> samples) {
        FloatModel real = new FloatModel(network);
        GoldenModel golden = new GoldenModel(quantized.network());
        double error = 0;
        for (var frames : samples) {
            real.run(frames);
            golden.reset();
            golden.tick(frames.getFirst().stream()
                    .mapToInt(x -> (int) Math.rint(255 * x))
                    .toArray());
            long[] currents = golden.currents(0);
            for (int n = 0; n < currents.length; n++) {
                double off = real.currents(0).get(n)
                        - currents[n] * quantized.scales().getFirst().currents().get(n);
                error += off * off;
            }
        }
        return error;
    }
}
