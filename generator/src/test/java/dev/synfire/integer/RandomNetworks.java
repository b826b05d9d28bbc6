package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.model.Readout;
import dev.synfire.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Networks and samples by lot, the same for the same seed: every neuron kind and option, sizes of 1 to 200, corners more
 * often than chance. For tests that compare two readings of the same contract.
 */
public final class RandomNetworks {
    private static final int LARGEST = 200;

    private RandomNetworks() {}

    /** A network of one to three layers. */
    public static IntegerNetwork network(long seed) {
        return network(seed, LARGEST);
    }

    /** A network of one to three layers with at most that many inputs and neurons a layer. */
    public static IntegerNetwork network(long seed, int largest) {
        var random = new SplittableRandom(seed);
        int addresses = size(random, largest);
        Range codes = inputValues(random);
        var input = new InputPort(addresses, codes, encoder(random, codes));
        int count = 1 + random.nextInt(3);
        List<IntegerLayer> layers = new ArrayList<>();
        int inputs = input.size();
        Range values = input.events();
        for (int i = 0; i < count; i++) {
            var synapses = synapses(random, inputs, size(random, largest));
            var biases = biases(random, synapses, values);
            var model = RandomNeurons.model(random, synapses, biases, values, i == count - 1);
            layers.add(IntegerLayer.dense("layer" + i, i - 1, values, synapses, biases, model));
            inputs = synapses.neurons();
            values = model.outputValues();
        }
        if (random.nextInt(3) == 0) {
            RandomGraphs.connect(random, input, layers);
        }
        boolean remembers = layers.stream()
                .anyMatch(layer -> !(layer.model() instanceof RateNeuron)
                        || layer.projections().size() > 1);
        int ticks = 1 + random.nextInt(remembers ? 20 : 3);
        var readout = readout(random, layers.getLast().model());
        return new IntegerNetwork("random-" + Long.toUnsignedString(seed), input, layers, ticks, readout);
    }

    /** A network of one to three layers, of which convolutions, pooling and full matrices feed each their share. */
    public static IntegerNetwork planes(long seed, int largest) {
        var random = new SplittableRandom(seed);
        Planes planes = RandomConvolutions.planes(random, largest);
        var input = new InputPort(planes.size(), inputValues(random));
        int count = 1 + random.nextInt(3);
        List<IntegerLayer> layers = new ArrayList<>();
        Range values = input.values();
        for (int i = 0; i < count; i++) {
            Optional<Pooling> pooling =
                    random.nextInt(3) == 0 ? Optional.of(RandomConvolutions.pooling(random, planes)) : Optional.empty();
            Planes pooled = pooling.map(Pooling::output).orElse(planes);
            Synapses synapses;
            if (random.nextInt(4) == 0) {
                synapses = synapses(random, pooled.size(), size(random, Math.min(largest, 40)));
                planes = new Planes(1, 1, synapses.neurons());
            } else {
                ConvolutionSynapses convolution = RandomConvolutions.over(random, pooled);
                synapses = convolution;
                planes = convolution.output();
            }
            Synapses behind = synapses;
            Synapses all = pooling.<Synapses>map(pool -> new PooledSynapses(pool, behind))
                    .orElse(behind);
            var biases = biases(random, all, values);
            var model = RandomNeurons.model(random, all, biases, values, i == count - 1);
            var projection = new IntegerProjection(i - 1, values, all);
            layers.add(new IntegerLayer("layer" + i, List.of(projection), biases, model));
            values = model.outputValues();
        }
        int ticks = 1 + random.nextInt(6);
        var readout = readout(random, layers.getLast().model());
        return new IntegerNetwork("planes-" + Long.toUnsignedString(seed), input, layers, ticks, readout);
    }

    /** Samples for a network: silent, full and all densities between, one frame for all ticks or one per tick. */
    public static List<Sample> samples(IntegerNetwork network, long seed, int count) {
        var random = new SplittableRandom(seed);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double density =
                    switch (random.nextInt(6)) {
                        case 0 -> 0;
                        case 1 -> 1;
                        default -> random.nextDouble();
                    };
            boolean extreme = random.nextInt(4) == 0;
            int frames = random.nextBoolean() ? 1 : network.input().frames(network.ticks());
            List<IntVector> shown = new ArrayList<>();
            for (int f = 0; f < frames; f++) {
                int[] codes = new int[network.input().size()];
                for (int address = 0; address < codes.length; address++) {
                    codes[address] = random.nextDouble() < density
                            ? code(random, network.input().values(), extreme)
                            : 0;
                }
                shown.add(IntVector.of(codes));
            }
            samples.add(new Sample(shown));
        }
        return samples;
    }

    /** A network in one line, for a test's name or message. */
    public static String describe(IntegerNetwork network) {
        var text = new StringBuilder(network.name() + ": " + network.ticks() + " ticks, "
                + network.input().size() + " inputs of " + network.input().values() + ", "
                + network.input().encoder());
        for (IntegerLayer layer : network.layers()) {
            text.append(" -> ").append(layer.neurons()).append(" x ").append(RandomNeurons.describe(layer.model()));
            text.append(" by ")
                    .append(layer.projections().stream()
                            .map(p -> RandomConvolutions.describe(p.synapses())
                                    + p.synapses().weightBits() + "-bit weights from " + p.source()
                                    + (p.isDelayed() ? ", up to " + p.delays().max() + " ticks late" : ""))
                            .collect(Collectors.joining(" and ")));
        }
        return text.append(", ")
                .append(network.readout().score())
                .append(" ")
                .append(network.readout().report())
                .toString();
    }

    private static int code(SplittableRandom random, Range values, boolean extreme) {
        if (extreme) {
            return (int) (random.nextBoolean() ? values.min() : values.max());
        }
        return (int) random.nextLong(values.min(), values.max() + 1);
    }

    /** Small sizes as often as large ones, and the powers of two and the ends often. */
    static int size(SplittableRandom random, int largest) {
        int size =
                switch (random.nextInt(8)) {
                    case 0 -> 1;
                    case 1 -> 1 << random.nextInt(8);
                    case 2 -> largest;
                    default -> (int) Math.exp(random.nextDouble() * Math.log(largest + 1));
                };
        return Math.clamp(size, 1, largest);
    }

    static Encoder encoder(SplittableRandom random, Range codes) {
        return switch (random.nextInt(10)) {
            case 0 -> new Encoder.Constant();
            case 1 -> new Encoder.Rate(1 + random.nextInt(Integer.MAX_VALUE));
            case 2 -> new Encoder.Latency();
            case 3 -> new Encoder.Delta((int) random.nextLong(Math.min(0x1fffe, codes.max() - codes.min())));
            default -> new Encoder.Direct();
        };
    }

    static Range inputValues(SplittableRandom random) {
        return switch (random.nextInt(20)) {
            case 0 -> Range.signed(8 + random.nextInt(17));
            case 1, 2, 3, 4, 5, 6 -> new Range(0, 1);
            case 7, 8, 9, 10 -> Range.unsigned(1 + random.nextInt(8));
            case 11, 12, 13 -> Range.signed(1 + random.nextInt(8));
            case 14, 15, 16 -> Range.symmetric(2 + random.nextInt(7));
            default -> new Range(-random.nextInt(20), 1 + random.nextInt(20));
        };
    }

    static DenseSynapses synapses(SplittableRandom random, int inputs, int neurons) {
        int bits = 1 + random.nextInt(8);
        int most = (int) DenseSynapses.weightRange(bits).max();
        boolean extreme = random.nextInt(5) == 0;
        double density = random.nextInt(3) == 0 ? random.nextDouble() : 1;
        int[] weights = new int[inputs * neurons];
        for (int i = 0; i < weights.length; i++) {
            if (bits == 1 || extreme) {
                weights[i] = random.nextBoolean() ? most : -most;
            } else if (random.nextDouble() < density) {
                weights[i] = random.nextInt(-most, most + 1);
            }
        }
        return new DenseSynapses(inputs, neurons, bits, IntVector.of(weights));
    }

    static IntVector biases(SplittableRandom random, Synapses synapses, Range values) {
        int most = (int) DenseSynapses.weightRange(synapses.weightBits()).max();
        long swing = Math.max(1, (long) (most * (double) (values.max() - values.min()) * Math.sqrt(synapses.inputs())));
        int reach = (int) Math.min(1 << 24, random.nextInt(10) == 0 ? 1000 * swing : swing);
        boolean biased = random.nextBoolean();
        int[] biases = new int[synapses.neurons()];
        for (int n = 0; n < biases.length && biased; n++) {
            biases[n] = random.nextInt(-reach, reach + 1);
        }
        return IntVector.of(biases);
    }

    static IntegerReadout readout(SplittableRandom random, IntegerNeuron model) {
        var report = random.nextInt(3) == 0 ? Report.SCORES : Report.WINNER;
        return new IntegerReadout(
                switch (model) {
                    case RateNeuron _ -> random.nextBoolean() ? Readout.ACTIVATION : Readout.ACTIVATION_SUM;
                    case SpikingNeuron _, TwoVariableNeuron _ ->
                        switch (random.nextInt(6)) {
                            case 0 -> Readout.MEMBRANE;
                            case 1 -> Readout.MEMBRANE_MAXIMUM;
                            case 2, 3 -> Readout.FIRST_SPIKE;
                            default -> Readout.SPIKE_COUNT;
                        };
                    case IntegratorNeuron _ -> random.nextBoolean() ? Readout.MEMBRANE : Readout.MEMBRANE_MAXIMUM;
                },
                report);
    }
}
