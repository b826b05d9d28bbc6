package dev.synfire.integer;

import dev.synfire.fixed.FunctionTable;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.LearningRule;
import dev.synfire.model.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Chains of dense layers by lot of which the last one learns, and others behind which all learn. */
public final class RandomLearning {
    private RandomLearning() {}

    /** The network of a seed. */
    public static IntegerNetwork network(long seed) {
        var random = new SplittableRandom(seed);
        while (true) {
            try {
                return network(seed, random);
            } catch (IllegalArgumentException e) {
                if (!e.getMessage().contains("rounds to 0")) {
                    throw e;
                } // A shift that is too large for what there is: drawn again.
            }
        }
    }

    private static IntegerNetwork network(long seed, SplittableRandom random) {
        Range values =
                random.nextInt(4) == 0 ? Range.symmetric(random.nextInt(2, 6)) : Range.unsigned(random.nextInt(1, 9));
        InputPort input = new InputPort(1 + random.nextInt(20), values);
        int count = 1 + random.nextInt(3);
        int fixed = random.nextInt(count);
        boolean spikes = random.nextInt(3) == 0;
        List<IntegerLayer> layers = new ArrayList<>();
        int inputs = input.size();
        for (int l = 0; l < count; l++) {
            boolean last = l == count - 1;
            int neurons = 1 + random.nextInt(last ? 6 : 12);
            int bits = random.nextInt(2, 9);
            int most = (1 << bits - 1) - 1;
            int[] weights = random.ints(neurons * inputs, -most, most + 1).toArray();
            IntVector biases = IntVector.of(random.ints(neurons, -20, 21).toArray());
            Range sent = values;
            long typical = Math.max(1, (long) (most * Math.max(sent.max(), -sent.min()) * Math.sqrt(inputs) / 3));
            IntegerNeuron model = last ? sigmoid(random, neurons, typical) : hidden(random, neurons, typical, spikes);
            Optional<LearningRule> rule =
                    l < fixed ? Optional.empty() : Optional.of(rule(random, last, values, neurons));
            layers.add(new IntegerLayer(
                    "layer" + l,
                    List.of(new IntegerProjection(
                            l - 1, values, new DenseSynapses(inputs, neurons, bits, IntVector.of(weights)))),
                    biases,
                    model,
                    rule));
            inputs = neurons;
            values = model.outputValues();
        }
        int ticks = spikes ? 1 + random.nextInt(8) : 1 + random.nextInt(2);
        int learningSeed = random.nextInt() | 1;
        return new IntegerNetwork(
                "learning-" + seed, input, layers, ticks, new IntegerReadout(Readout.ACTIVATION), learningSeed);
    }

    private static RateNeuron sigmoid(SplittableRandom random, int neurons, long typical) {
        int outputBits = random.nextInt(2, 9);
        FunctionTable table = FunctionTable.standard(FunctionTable.Function.SIGMOID, outputBits);
        return scaled(
                neurons,
                typical,
                new Activation.Table(
                        "sigmoid",
                        Activation.Symmetry.COMPLEMENT,
                        table.argumentBits(),
                        table.argumentFraction(),
                        outputBits,
                        table.interpolationBits(),
                        table.entries()));
    }

    private static RateNeuron scaled(int neurons, long typical, Activation activation) {
        int spare = new Range(0, typical).bits() - activation.arguments().bits() + 1;
        return new RateNeuron(IntVector.filled(neurons, 1), Math.max(0, spare), Rounding.HALF_UP, activation);
    }

    private static IntegerNeuron hidden(SplittableRandom random, int neurons, long typical, boolean spikes) {
        if (spikes) {
            int threshold = (int) Math.min(1 << 20, 1 + random.nextLong(typical));
            return new SpikingNeuron(
                    31,
                    Decay.NONE,
                    IntVector.filled(neurons, threshold),
                    FiringComparison.ABOVE,
                    new SpikingNeuron.Reset.Subtract());
        }
        return switch (random.nextInt(3)) {
            case 0 -> scaled(neurons, typical, new Activation.Clip(Range.unsigned(random.nextInt(1, 9))));
            case 1 -> scaled(neurons, typical, new Activation.Clip(Range.symmetric(random.nextInt(2, 9))));
            default -> sigmoid(random, neurons, typical);
        };
    }

    private static LearningRule rule(SplittableRandom random, boolean last, Range values, int neurons) {
        // A change of some units where errors are large.
        int bits = new Range(Math.min(0, values.min()), values.max()).bits();
        int shift = Math.clamp(bits + random.nextInt(0, 8), 0, 20);
        List<Integer> rises =
                switch (random.nextInt(3)) {
                    case 0 -> List.of(random.nextInt(1, 20));
                    case 1 -> List.of(3, 9, 14);
                    default -> List.of();
                };
        return new LearningRule(
                last ? new LearningRule.Target() : new LearningRule.Back(random.nextInt(0, 7)),
                shift,
                rises,
                random.nextBoolean() ? LearningRule.Rounding.HALF_UP : LearningRule.Rounding.STOCHASTIC,
                random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(12)) : OptionalInt.empty(),
                random.nextInt(4) == 0 ? 0 : random.nextInt(7, 21),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(300)));
    }

    /** A sample of one frame. */
    public static Sample sample(IntegerNetwork network, SplittableRandom random) {
        Range values = network.input().values();
        double density = random.nextInt(5) == 0 ? 1 : random.nextDouble();
        int[] codes = new int[network.input().size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = random.nextDouble() < density ? random.nextInt((int) values.min(), (int) values.max() + 1) : 0;
        }
        return Sample.constant(IntVector.of(codes));
    }

    /** A network in one line. */
    public static String describe(IntegerNetwork network) {
        StringBuilder text = new StringBuilder(RandomNetworks.describe(network));
        network.layers().forEach(layer -> text.append(", ").append(layer.learning()));
        return text.toString();
    }
}
