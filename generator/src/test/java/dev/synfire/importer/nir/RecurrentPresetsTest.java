package dev.synfire.importer.nir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.golden.GoldenModel;
import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantizer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A recurrent layer of each preset does what a plain loop with that framework's equations does. */
class RecurrentPresetsTest {
    private static final int NEURONS = 6;
    private static final int INPUTS = 3;
    private static final int TICKS = 80;
    private static final double DT = 1e-3;
    private static final double TAU = 5e-3;
    private static final double TAU_SYN = 2.5e-3;
    private static final double THETA = 0.75;

    /** x = W in + b, and R s + c of feedback; r and w_in make what arrives count as it is under Euler's rule. */
    private record Weights(double[][] in, double[] bias, double[][] recurrent, double[] recurrentBias) {
        static Weights random(Random random) {
            return new Weights(
                    matrix(random, INPUTS, -0.3, 0.49),
                    random.doubles(NEURONS, -0.1, 0.2).toArray(),
                    matrix(random, NEURONS, -0.49, 0.3),
                    random.doubles(NEURONS, -0.2, 0.3).toArray());
        }

        private static double[][] matrix(Random random, int columns, double least, double most) {
            double[][] all = new double[NEURONS][];
            for (int n = 0; n < NEURONS; n++) {
                all[n] = random.doubles(columns, least, most).toArray();
            }
            return all;
        }
    }

    private static double sum(double[] row, double[] values) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * values[i];
        }
        return sum;
    }

    private static NirGraph graph(Weights weights, boolean currents) {
        Shape neurons = Shape.of(NEURONS);
        Tensor one = Tensor.filled(neurons, 1);
        Tensor zero = Tensor.filled(neurons, 0);
        Tensor tau = Tensor.filled(neurons, TAU);
        Tensor r = Tensor.filled(neurons, TAU / DT);
        Tensor theta = Tensor.filled(neurons, THETA);
        TreeMap<String, NirNode> nodes = new TreeMap<>();
        nodes.put("input", new NirNode.Input(Shape.of(INPUTS)));
        nodes.put("fc", new NirNode.Affine(tensor(weights.in()), Tensor.row(weights.bias())));
        nodes.put("rec", new NirNode.Affine(tensor(weights.recurrent()), Tensor.row(weights.recurrentBias())));
        nodes.put(
                "lif",
                currents
                        ? new NirNode.CubaLIF(
                                Tensor.filled(neurons, TAU_SYN),
                                tau,
                                r,
                                zero,
                                theta,
                                zero,
                                Tensor.filled(neurons, TAU_SYN / DT))
                        : new NirNode.LIF(tau, r, zero, theta, zero));
        nodes.put("output", new NirNode.Output(neurons));
        return new NirGraph(
                nodes,
                List.of(
                        new NirGraph.Edge("fc", "lif"),
                        new NirGraph.Edge("input", "fc"),
                        new NirGraph.Edge("lif", "output"),
                        new NirGraph.Edge("lif", "rec"),
                        new NirGraph.Edge("rec", "lif")));
    }

    private static Tensor tensor(double[][] rows) {
        double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Tensor.of(Shape.of(rows.length, rows[0].length), all);
    }

    private static Discretisation of(Preset preset) {
        return DiscretisationBuilder.from(preset.discretisation()).dt(DT).build();
    }

    /** The spikes of a layer of LIF neurons, by the equations in the Javadoc of each preset. */
    private static double[][] lif(Preset preset, Weights w, double[][] input) {
        double beta = 1 - DT / TAU;
        double kept = Math.exp(-DT / TAU);
        double[] v = new double[NEURONS];
        double[] s = new double[NEURONS];
        double[][] raster = new double[TICKS][];
        for (int t = 0; t < TICKS; t++) {
            double[] before = s.clone();
            if (preset == Preset.SPYX) {
                for (int n = 0; n < NEURONS; n++) {
                    before[n] = v[n] > THETA ? 1 : 0;
                }
            }
            for (int n = 0; n < NEURONS; n++) {
                double c = preset == Preset.NORSE && t == 0 ? 0 : w.recurrentBias()[n];
                double x = sum(w.in()[n], input[t]) + w.bias()[n] + sum(w.recurrent()[n], before) + c;
                switch (preset) {
                    case SNNTORCH, NORSE -> {
                        v[n] = beta * v[n] + x;
                        s[n] = v[n] > THETA ? 1 : 0;
                        v[n] = s[n] > 0 ? 0 : v[n];
                    }
                    case NENGO -> {
                        v[n] = Math.max(0, kept * v[n] + (1 - kept) * TAU / DT * x);
                        s[n] = v[n] > THETA ? 1 : 0;
                        v[n] = s[n] > 0 ? 0 : v[n];
                    }
                    case SINABS, ROCKPOOL -> {
                        v[n] = kept * v[n] + x;
                        s[n] = v[n] >= THETA ? Math.floor(v[n] / THETA) : 0;
                        v[n] -= s[n] * THETA;
                    }
                    case SPYX -> {
                        s[n] = before[n];
                        v[n] = beta * v[n] + x - s[n] * THETA;
                    }
                    case LAVA -> throw new AssertionError("integers");
                }
            }
            raster[t] = s.clone();
        }
        return raster;
    }

    @ParameterizedTest
    @EnumSource(names = "LAVA", mode = EnumSource.Mode.EXCLUDE)
    void aRecurrentLayerOfLifNeurons(Preset preset) {
        for (long seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Weights weights = Weights.random(random);
            double[][] input = input(random);
            assertRaster(lif(preset, weights, input), graph(weights, false), of(preset), input, preset + ", " + seed);
        }
    }

    /** Synaptic currents of Rockpool decay with what arrives; those of Sinabs too. */
    @ParameterizedTest
    @EnumSource(names = {"SINABS", "ROCKPOOL", "SNNTORCH"})
    void aRecurrentLayerWithSynapticCurrents(Preset preset) {
        for (long seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Weights w = Weights.random(random);
            double[][] input = input(random);
            boolean euler = preset == Preset.SNNTORCH;
            double beta = euler ? 1 - DT / TAU : Math.exp(-DT / TAU);
            double alpha = euler ? 1 - DT / TAU_SYN : Math.exp(-DT / TAU_SYN);
            double[] i = new double[NEURONS];
            double[] v = new double[NEURONS];
            double[] s = new double[NEURONS];
            double[][] raster = new double[TICKS][];
            for (int t = 0; t < TICKS; t++) {
                double[] before = s.clone();
                for (int n = 0; n < NEURONS; n++) {
                    double x = sum(w.in()[n], input[t])
                            + w.bias()[n]
                            + sum(w.recurrent()[n], before)
                            + w.recurrentBias()[n];
                    i[n] = euler ? alpha * i[n] + x : alpha * (i[n] + x);
                    v[n] = beta * v[n] + i[n];
                    s[n] = euler ? (v[n] > THETA ? 1 : 0) : v[n] >= THETA ? Math.floor(v[n] / THETA) : 0;
                    v[n] = euler ? (s[n] > 0 ? 0 : v[n]) : v[n] - s[n] * THETA;
                }
                raster[t] = s.clone();
            }
            assertRaster(raster, graph(w, true), of(preset), input, preset + ", " + seed);
        }
    }

    /** v = trunc(v (4096 - int(4095 dt/tau)) / 4096) + 64 int(256 w), above 64 (int(131071 theta) >> 9) to 0. */
    @Test
    void aRecurrentLayerOfLavaInIntegers() {
        for (long seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Weights w = Weights.random(random);
            double[][] input = input(random);
            long kept = 4096 - (long) (4095 * DT / TAU + 1e-9);
            long theta = ((long) (131071 * THETA) >> 9) << 6;
            long[] v = new long[NEURONS];
            double[] s = new double[NEURONS];
            double[][] raster = new double[TICKS][];
            for (int t = 0; t < TICKS; t++) {
                double[] before = s.clone();
                for (int n = 0; n < NEURONS; n++) {
                    long x = (long) ((w.bias()[n] + w.recurrentBias()[n]) * 256);
                    for (int k = 0; k < INPUTS && t > 0; k++) {
                        x += (long) (w.in()[n][k] * 256) * (long) input[t - 1][k];
                    }
                    for (int k = 0; k < NEURONS; k++) {
                        x += (long) (w.recurrent()[n][k] * 256) * (long) before[k];
                    }
                    v[n] = v[n] * kept / 4096 + (x << 6);
                    s[n] = v[n] > theta ? 1 : 0;
                    v[n] = v[n] > theta ? 0 : v[n];
                }
                raster[t] = s.clone();
            }
            Network network = network(graph(w, false), of(Preset.LAVA));
            GoldenModel golden = new GoldenModel(Quantizer.quantize(network).network());
            for (int t = 0; t < TICKS; t++) {
                golden.tick(Arrays.stream(input[t]).mapToInt(x -> (int) x).toArray());
                double[] spikes =
                        Arrays.stream(golden.outputs(0)).asDoubleStream().toArray();
                assertArrayEquals(raster[t], spikes, "seed " + seed + ", tick " + t);
            }
        }
    }

    /** Feedback in the same tick differs from feedback a tick later, which spyx can have too. */
    @Test
    void spyxMayFeedBackATickLater() {
        Random random = new Random(1);
        Weights w = Weights.random(random);
        double[][] input = input(random);
        double beta = 1 - DT / TAU;
        double[] v = new double[NEURONS];
        double[][] raster = new double[TICKS][];
        double[] sent = new double[NEURONS];
        for (int t = 0; t < TICKS; t++) {
            double[] before = sent;
            sent = Arrays.stream(v).map(p -> p > THETA ? 1 : 0).toArray();
            for (int n = 0; n < NEURONS; n++) {
                double x =
                        sum(w.in()[n], input[t]) + w.bias()[n] + sum(w.recurrent()[n], before) + w.recurrentBias()[n];
                v[n] = beta * v[n] + x - sent[n] * THETA;
            }
            raster[t] = sent;
        }
        Discretisation later =
                DiscretisationBuilder.from(of(Preset.SPYX)).recurrentDelay(1).build();
        assertRaster(raster, graph(w, false), later, input, "seed 1");
    }

    @Test
    void aRestingPotentialBehindACurrentCantBeATickLate() {
        Weights w = Weights.random(new Random(1));
        NirGraph graph = graph(w, true);
        TreeMap<String, NirNode> nodes = new TreeMap<>(graph.nodes());
        NirNode.CubaLIF lif = (NirNode.CubaLIF) nodes.get("lif");
        nodes.put(
                "lif",
                new NirNode.CubaLIF(
                        lif.tauSyn(),
                        lif.tauMem(),
                        lif.r(),
                        Tensor.filled(Shape.of(NEURONS), 0.5),
                        lif.vThreshold(),
                        lif.vReset(),
                        lif.wIn()));
        Problem problem =
                assertThrows(Problem.class, () -> network(new NirGraph(nodes, graph.edges()), of(Preset.SPYX)));
        assertEquals(
                "a.nir: node lif: error[unsupported]: it has v_leak, a synaptic current, and feedback in the same tick; "
                        + "set v_leak to 0, or let feedback arrive a tick later: --recurrent-delay 1",
                problem.getMessage());
    }

    private static double[][] input(Random random) {
        double[][] input = new double[TICKS][];
        for (int t = 0; t < TICKS; t++) {
            input[t] = random.ints(INPUTS, 0, 2).asDoubleStream().toArray();
        }
        return input;
    }

    private static Network network(NirGraph graph, Discretisation how) {
        return Lowering.lower(graph, "a.nir", "a", NirOptions.of(how, TICKS)).network();
    }

    private static void assertRaster(
            double[][] raster, NirGraph graph, Discretisation how, double[][] input, String where) {
        Network network = network(graph, how);
        FloatModel model = new FloatModel(network);
        int layer = network.indexOf("lif");
        double spikes = 0;
        for (int t = 0; t < TICKS; t++) {
            model.tick(input[t]);
            assertArrayEquals(raster[t], model.outputs(layer).toArray(), where + ", tick " + t);
            spikes += model.outputs(layer).stream().sum();
        }
        assertTrue(spikes > 20, where + ": spikes " + spikes);
    }
}
