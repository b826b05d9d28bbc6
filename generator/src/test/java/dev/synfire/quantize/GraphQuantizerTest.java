package dev.synfire.quantize;

import static dev.synfire.network.Neurons.identity;
import static dev.synfire.network.Neurons.integrateAndFire;
import static dev.synfire.network.Neurons.lif;
import static dev.synfire.network.Neurons.relu;
import static dev.synfire.network.Neurons.sigmoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Projection;
import dev.synfire.network.Scales;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Skips, recurrence, feedback and delays: several projections of one layer, which share a unit of current. */
class GraphQuantizerTest {
    private static final int SIZE = 3;

    /** Weights that are whole numbers of a power of two are kept exactly, and then integers spike as real numbers do. */
    @Test
    void exactNumbersGiveTheSameSpikesInEveryTick() {
        long first = new Random().nextLong();
        long spikes = 0;
        for (long seed = first; seed < first + 200; seed++) {
            Random random = new Random(seed);
            Network network = network(random);
            Quantized quantized = Quantizer.quantize(network);
            FloatModel real = new FloatModel(network);
            GoldenModel golden = new GoldenModel(quantized.network());
            golden.reset();
            for (int tick = 0; tick < network.ticks(); tick++) {
                int[] codes = random.ints(SIZE, -1, 3).toArray();
                real.tick(
                        IntVector.of(codes).stream().mapToDouble(c -> 0.25 * c).toArray());
                golden.tick(codes);
                for (int l = 0; l < network.layers().size(); l++) {
                    String where = "seed " + seed + ", tick " + tick + ", layer " + l;
                    for (int n = 0; n < SIZE; n++) {
                        assertEquals(real.outputs(l).get(n), golden.outputs(l)[n], where);
                        assertEquals(
                                real.membranes(l).get(n),
                                golden.membranes(l)[n]
                                        * quantized.scales().get(l).membranes().get(n),
                                1e-9,
                                where);
                        spikes += golden.outputs(l)[n];
                    }
                }
            }
        }
        assertTrue(spikes > 2000, spikes + " spikes");
    }

    private static Network network(Random random) {
        int count = 1 + random.nextInt(3);
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < count; l++) {
            List<Projection> projections = new ArrayList<>();
            for (int p = 0; p < 1 + random.nextInt(3); p++) {
                int source = p == 0 ? random.nextInt(-1, l) : random.nextInt(-1, count);
                projections.add(Projection.from(
                        source < 0 ? Input.NAME : "l" + source, path(random).toArray(Transform[]::new)));
            }
            layers.add(new Layer(
                    "l" + l,
                    Dims.of(SIZE),
                    projections,
                    Vector.of(random.nextInt(3) / 4.0, 0, random.nextInt(3) / 4.0),
                    neuron(random),
                    8,
                    random.nextBoolean() ? Scales.PER_NEURON : Scales.PER_LAYER));
        }
        Input input = new Input(SIZE, new Range(-1, 2), 0.25);
        return new Network("n", input, layers, 12, Readout.SPIKE_COUNT);
    }

    private static List<Transform> path(Random random) {
        List<Transform> path = new ArrayList<>();
        if (random.nextBoolean()) {
            path.add(new Delay(IntVector.of(
                    random.ints(random.nextBoolean() ? 1 : SIZE, 0, 4).toArray())));
        }
        if (random.nextInt(4) > 0) {
            path.add(new Dense(Matrix.of(
                    SIZE,
                    SIZE,
                    random.ints(SIZE * SIZE, -4, 5).mapToDouble(w -> w / 4.0).toArray())));
        }
        if (random.nextBoolean()) {
            path.add(new Scaling(random.nextBoolean() ? Vector.of(0.5) : Vector.of(1, -1, 2)));
        }
        return path;
    }

    private static Neuron neuron(Random random) {
        var neuron = integrateAndFire()
                .threshold(0.5 + random.nextInt(3))
                .fires(FiringComparison.values()[random.nextInt(2)]);
        return random.nextBoolean() ? neuron : neuron.resetBySubtraction();
    }

    @Test
    void projectionsOfOneLayerShareOneUnit() {
        // The input's codes stand for a quarter each, spikes for 1: a code 1 of the recurrent weights is four of the
        // others.
        Quantized quantized = Quantizer.quantize(Network.named("n")
                .input(1)
                .values(0, 4)
                .scale(0.25)
                .dense("layer", 1, lif(0.5))
                .weights(new double[] {20})
                .recurrent(Matrix.of(1, 1, -25))
                .readout(Readout.SPIKE_COUNT));
        IntegerLayer layer = quantized.network().output();
        double unit = quantized.scales().getFirst().currents().get(0);
        assertEquals(20 * 0.25, weight(layer, 0) * unit, 1e-9);
        assertEquals(-25, weight(layer, 1) * unit, 1e-9);
        assertEquals(IntegerProjection.INPUT, layer.projections().get(0).source());
        assertEquals(0, layer.projections().get(1).source());
    }

    /** 64 x 64 weights of 8 bits take 32,768 bits; 64 with 6 bits of neuron each, and 64 lists' places, some 1,500. */
    @Test
    void fewWeightsAreStoredAsLists() {
        double[] diagonal = new double[64 * 64];
        for (int n = 0; n < 64; n++) {
            diagonal[n * 65] = n % 2 == 0 ? 0.5 : -0.25;
        }
        for (int bits : new int[] {8, 2}) {
            Network network = Network.named("n")
                    .input(64)
                    .dense("layer", 64, lif(0.5))
                    .weights(Matrix.of(64, 64, diagonal))
                    .weightBits(bits)
                    .ticks(3)
                    .readout(Readout.SPIKE_COUNT);
            Quantized quantized = Quantizer.quantize(network);
            assertInstanceOf(
                    SparseSynapses.class,
                    quantized.network().output().projections().getFirst().synapses());
            // What the integers stand for is the network again.
            assertEquals(
                    network.output().projections(),
                    Dequantizer.real(network, quantized).output().projections());
        }
        double[] full = new double[64 * 64];
        Arrays.fill(full, 0.5);
        assertInstanceOf(
                DenseSynapses.class,
                Quantizer.quantize(Network.named("n")
                                .input(64)
                                .dense("layer", 64, lif(0.5))
                                .weights(Matrix.of(64, 64, full))
                                .readout(Readout.SPIKE_COUNT))
                        .network()
                        .output()
                        .projections()
                        .getFirst()
                        .synapses());
    }

    private static int weight(IntegerLayer layer, int projection) {
        return ((DenseSynapses) layer.projections().get(projection).synapses()).weight(0, 0);
    }

    /** A sigmoid's codes are known before its weights are integers; a relu's only if it has a maximum. */
    @Test
    void whatFeedsBackMustBeBounded() {
        var open = Network.named("n")
                .input(1)
                .dense("loop", 1, relu())
                .weights(new double[] {1})
                .recurrent(Matrix.of(1, 1, 0.5))
                .ticks(4);
        assertEquals(
                "layer loop: error[unknown-reach]: its relu feeds back and has no maximum, so that nothing bounds it;"
                        + " give it a maximum, or samples with --calibrate",
                assertThrows(Problem.class, () -> Quantizer.quantize(open.readout(Readout.ACTIVATION)))
                        .getMessage());
        for (Neuron neuron : List.of(relu().maximum(2), identity().maximum(2), sigmoid())) {
            Network network = Network.named("n")
                    .input(1)
                    .values(0, 255)
                    .scale(1 / 255.0)
                    .dense("loop", 1, neuron)
                    .weights(new double[] {1})
                    .recurrent(Matrix.of(1, 1, 0.5))
                    .ticks(4)
                    .readout(Readout.ACTIVATION);
            Quantized quantized = Quantizer.quantize(network);
            FloatModel real = new FloatModel(network);
            GoldenModel golden = new GoldenModel(quantized.network());
            golden.reset();
            for (int tick = 0; tick < 4; tick++) {
                real.tick(new double[] {1});
                golden.tick(new int[] {255});
                assertEquals(
                        real.outputs(0).get(0),
                        golden.outputs(0)[0] * quantized.scales().getFirst().outputs(),
                        0.02,
                        neuron + ", tick " + tick);
            }
        }
    }
}
