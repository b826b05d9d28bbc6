package dev.synfire.core.learning;

import dev.synfire.fixed.FunctionTable;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.Activation;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.Sample;
import dev.synfire.model.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Learning written down plainly, neuron by neuron: the delta rule of a last sigmoid layer, and backpropagation through one
 * hidden layer before it. What a network sends it asks of the golden model; the updates are its own.
 */
public final class LearningOracle {
    private static final int M = 255;

    /** Of each layer, by neuron, then by address. */
    public final List<int[][]> weights = new ArrayList<>();

    public final List<int[]> biases = new ArrayList<>();
    /** The last 32 bits, the lowest the newest. */
    public int lottery = 0x5EEDC0DE;

    public int learned;

    private final int inputs;
    private final List<Integer> sizes;
    private final int bits;
    private final Range codes;
    private final boolean powers;
    private final boolean stochastic;
    private final boolean logistic;
    private final int outShift;
    private final int hiddenShift;
    private final int k;

    public LearningOracle(SplittableRandom random) {
        inputs = 1 + random.nextInt(14);
        int outputs = random.nextInt(6) == 0 ? 1 : 2 + random.nextInt(6);
        sizes = random.nextBoolean() ? List.of(outputs) : List.of(1 + random.nextInt(12), outputs);
        bits = 4 + random.nextInt(5);
        codes = random.nextInt(3) == 0 ? new Range(0, 1) : new Range(0, 15);
        powers = random.nextBoolean();
        stochastic = random.nextBoolean();
        logistic = random.nextBoolean();
        hiddenShift = random.nextInt(4);
        outShift = sizes.size() == 1 ? random.nextInt(5) : 4 + random.nextInt(5);
        k = 4 + random.nextInt(8);
        int width = inputs;
        int most = (1 << bits - 1) - 1;
        for (int size : sizes) {
            int[][] matrix = new int[size][width];
            for (int[] row : matrix) {
                for (int i = 0; i < width; i++) {
                    row[i] = random.nextInt(-most, most + 1);
                }
            }
            weights.add(matrix);
            biases.add(random.ints(size, -100, 101).toArray());
            width = size;
        }
    }

    /** How the hardware is to learn the same. */
    public NetworkRule rule() {
        List<Optional<LayerRule>> layers = new ArrayList<>();
        if (sizes.size() > 1) {
            var slope = logistic ? new ErrorParams.Logistic(8, 6) : new ErrorParams.Between(0, 255);
            layers.add(Optional.of(new LayerRule(
                    0,
                    Optional.empty(),
                    Optional.of(new LayerRule.Blame(5, slope)),
                    new Range(-255, 255),
                    powers,
                    4,
                    k,
                    0,
                    stochastic,
                    Optional.of(new ErrorParams.BiasRule(120, Range.signed(18))))));
        }
        layers.add(Optional.of(new LayerRule(
                0,
                Optional.of(new ErrorParams.Target(M, new Range(0, M))),
                Optional.empty(),
                new Range(-255, 255),
                powers,
                4,
                k,
                0,
                stochastic,
                Optional.of(new ErrorParams.BiasRule(225, Range.signed(16))))));
        return new NetworkRule(layers, stochastic ? OptionalInt.of(0x5EEDC0DE) : OptionalInt.empty());
    }

    /** The network as it is now. */
    public IntegerNetwork network() {
        var function = FunctionTable.standard(FunctionTable.Function.SIGMOID, 8);
        var sigmoid = new Activation.Table(
                "sigmoid",
                Activation.Symmetry.COMPLEMENT,
                function.argumentBits(),
                function.argumentFraction(),
                8,
                function.interpolationBits(),
                function.entries());
        List<IntegerLayer> layers = new ArrayList<>();
        Range values = codes;
        int width = inputs;
        for (int l = 0; l < sizes.size(); l++) {
            int size = sizes.get(l);
            boolean last = l == sizes.size() - 1;
            int own = l;
            int before = width;
            int[] flat = java.util.stream.IntStream.range(0, size * width)
                    .map(i -> weights.get(own)[i / before][i % before])
                    .toArray();
            layers.add(IntegerLayer.dense(
                    last ? "output" : "hidden",
                    l == 0 ? IntegerProjection.INPUT : l - 1,
                    values,
                    new DenseSynapses(width, size, bits, IntVector.of(flat)),
                    IntVector.of(biases.get(l)),
                    new RateNeuron(
                            IntVector.filled(size, 1),
                            last ? outShift : hiddenShift,
                            Rounding.HALF_UP,
                            last || logistic ? sigmoid : new Activation.Clip(new Range(0, 255)))));
            values = layers.getLast().outputValues();
            width = size;
        }
        return new IntegerNetwork(
                "learner", new InputPort(inputs, codes), layers, 1, new IntegerReadout(Readout.ACTIVATION));
    }

    /** A frame, a third of it silent. */
    public int[] frame(SplittableRandom random) {
        return random.ints(inputs, -7, (int) codes.max() + 1)
                .map(x -> Math.max(0, x))
                .toArray();
    }

    /** How many labels there are. */
    public int labels() {
        return Math.max(2, sizes.getLast());
    }

    /** Learns a sample. */
    public void learn(int[] x, int label) {
        var model = new GoldenModel(network());
        model.run(Sample.constant(IntVector.of(x)));
        int last = sizes.size() - 1;
        int[] y = model.outputs(last).clone();
        int[] errors = new int[y.length];
        boolean any = false;
        for (int n = 0; n < y.length; n++) {
            boolean chosen = y.length == 1 ? label == 1 : n == label;
            errors[n] = rounded((chosen ? M : 0) - y[n]);
            any |= errors[n] != 0;
        }
        if (!any) {
            return;
        }
        learned++;
        int[] arrived = last == 0 ? x : model.outputs(0).clone();
        int[] blame = new int[arrived.length];
        if (last > 0) {
            for (int j = 0; j < blame.length; j++) {
                long s = 0;
                for (int n = 0; n < y.length; n++) {
                    s += (long) weights.get(last)[n][j] * errors[n];
                }
                blame[j] = rounded((int) slope(s, arrived[j]));
            }
        }
        update(last, arrived, errors, 225, 16);
        if (last > 0) {
            update(0, x, blame, 120, 18);
        }
    }

    private long slope(long s, int y) {
        long divided = s + 16 >> 5;
        if (logistic) {
            long g = y * (256 - y) + 128 >> 8;
            divided = divided * g + 32 >> 6;
        } else if (y == 0 || y == 255) {
            return 0;
        }
        return Math.max(-255, Math.min(255, divided));
    }

    private int rounded(int error) {
        return powers ? (int) WalkTest.power(error, 4) : error;
    }

    private void update(int layer, int[] x, int[] p, int unit, int biasBits) {
        int most = (1 << bits - 1) - 1;
        for (int i = 0; i < x.length; i++) {
            if (x[i] == 0) {
                continue;
            }
            int r = stochastic ? draw() & (1 << k) - 1 : 1 << k - 1;
            for (int n = 0; n < p.length; n++) {
                int changed = weights.get(layer)[n][i] + (p[n] * x[i] + r >> k);
                weights.get(layer)[n][i] = Math.max(-most, Math.min(most, changed));
            }
        }
        for (int n = 0; n < p.length; n++) {
            long changed = biases.get(layer)[n] + ((long) p[n] * unit + (1L << k - 1) >> k);
            long limit = 1L << biasBits - 1;
            biases.get(layer)[n] = (int) Math.max(-limit, Math.min(limit - 1, changed));
        }
    }

    /** 16 bits, b[n] = b[n-25] xor b[n-26] xor b[n-30] xor b[n-32], the first the highest. */
    private int draw() {
        for (int i = 0; i < 16; i++) {
            int bit = lottery >>> 24 ^ lottery >>> 25 ^ lottery >>> 29 ^ lottery >>> 31;
            lottery = lottery << 1 | bit & 1;
        }
        return lottery & 0xffff;
    }

    @Override
    public String toString() {
        return inputs + "-" + sizes + ", " + bits + " bits, codes " + codes + (powers ? ", powers" : "")
                + (stochastic ? ", stochastic" : "") + (logistic ? ", logistic" : "") + ", k " + k + ", shifts "
                + hiddenShift + " " + outShift;
    }
}
