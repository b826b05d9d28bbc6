package dev.synfire.integer;

import dev.synfire.fixed.FunctionTable;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Activation.Symmetry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Neuron models by lot, scaled so that their currents make them fire, saturate and stay silent. */
final class RandomNeurons {
    private RandomNeurons() {}

    static IntegerNeuron model(
            SplittableRandom random, Synapses synapses, IntVector biases, Range values, boolean last) {
        Range currents = currents(synapses, biases, values);
        long typical = Math.max(1, (long) ((currents.max() - currents.min()) / (2 * Math.sqrt(synapses.inputs()))));
        int kind = random.nextInt(6);
        return switch (kind) {
            case 0, 1 -> new RandomMembranes(random, synapses.neurons(), typical).spiking();
            case 4 -> RandomTwoVariable.neuron(random, synapses.neurons(), typical);
            case 5 -> integrator(random, synapses.neurons(), typical, last);
            default -> rate(random, synapses.neurons(), typical);
        };
    }

    private static IntegratorNeuron integrator(SplittableRandom random, int neurons, long typical, boolean last) {
        IntegratorNeuron silent = new RandomMembranes(random, neurons, typical).integrator();
        boolean sends = !last || random.nextInt(3) == 0;
        return sends
                ? new IntegratorNeuron(
                        silent.membrane(),
                        Optional.of(rate(
                                random, neurons, typical << silent.membrane().fraction())))
                : silent;
    }

    private static Range currents(Synapses synapses, IntVector biases, Range values) {
        var silent = new IntegratorNeuron(2, Decay.NONE);
        var projection = new IntegerProjection(IntegerProjection.INPUT, values, synapses);
        return new IntegerLayer("any", List.of(projection), biases, silent).currents();
    }

    static String describe(IntegerNeuron model) {
        return switch (model) {
            case SpikingNeuron s ->
                String.format(
                        Locale.ROOT,
                        "spiking(%s, %s)",
                        RandomMembranes.describe(s.membrane()),
                        RandomMembranes.describe(s.firing()));
            case TwoVariableNeuron t -> t.toString();
            case IntegratorNeuron i ->
                String.format(
                        Locale.ROOT,
                        "integrator(%s%s)",
                        RandomMembranes.describe(i.membrane()),
                        i.sent().map(sent -> ", sends " + describe(sent)).orElse(""));
            case RateNeuron r ->
                String.format(
                        Locale.ROOT,
                        "rate(/ 2^%d %s, %s)",
                        r.shift(),
                        r.rounding(),
                        switch (r.activation()) {
                            case Activation.Clip(Range range) -> "clip to " + range;
                            case Activation.Table t ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %d -> %d bits, interpolated over %d",
                                        t.symmetry(),
                                        t.argumentBits(),
                                        t.outputBits(),
                                        t.interpolationBits());
                        });
        };
    }

    private static Rounding rounding(SplittableRandom random) {
        return Rounding.values()[random.nextInt(Rounding.values().length)];
    }

    private static RateNeuron rate(SplittableRandom random, int neurons, long typical) {
        Activation activation =
                switch (random.nextInt(5)) {
                    case 0 -> new Activation.Clip(clip(random));
                    case 1 -> steps(random);
                    case 2 -> curve(random);
                    default -> function(random);
                };
        int common = random.nextInt(1, 1 << random.nextInt(1, 17));
        var multipliers =
                switch (random.nextInt(3)) {
                    case 0 -> IntVector.filled(neurons, 1);
                    case 1 -> IntVector.filled(neurons, common);
                    default ->
                        ints(
                                neurons,
                                n -> random.nextInt(12) == 0 ? 0xffff * random.nextInt(2) : random.nextInt(common + 1));
                };
        int spare = new Range(0, typical).bits()
                + new Range(0, multipliers.max()).bits()
                - activation.arguments().bits();
        int shift = Math.clamp(spare + random.nextInt(-2, 4), 0, 40);
        return new RateNeuron(multipliers, shift, rounding(random), activation);
    }

    /** Eight bits as a rule, sixteen at most. */
    private static int outputBits(SplittableRandom random, int fewest) {
        return random.nextInt(fewest, random.nextInt(6) == 0 ? 17 : 9);
    }

    private static Range clip(SplittableRandom random) {
        int bits = outputBits(random, 2);
        return switch (random.nextInt(4)) {
            case 0 -> Range.unsigned(bits);
            case 1 -> Range.signed(bits);
            case 2 -> Range.symmetric(bits);
            default -> new Range(-random.nextInt(1 << bits), 1 + random.nextInt(1 << bits));
        };
    }

    /** A sigmoid or tanh, straight or interpolated. */
    private static Activation.Table function(SplittableRandom random) {
        var function = FunctionTable.Function.values()[random.nextInt(2)];
        boolean odd = function == FunctionTable.Function.TANH;
        FunctionTable table;
        if (random.nextInt(4) == 0) {
            table = FunctionTable.standard(function, outputBits(random, odd ? 2 : 1));
        } else {
            int argumentBits = random.nextInt(2, 13);
            int fraction = Math.max(0, argumentBits - random.nextInt(2, 6));
            int interpolation = random.nextBoolean() ? 0 : random.nextInt(argumentBits - 1);
            table = FunctionTable.interpolated(
                    function, argumentBits, fraction, outputBits(random, odd ? 2 : 1), interpolation);
        }
        return new Activation.Table(
                function.toString(),
                odd ? Symmetry.ODD : Symmetry.COMPLEMENT,
                table.argumentBits(),
                table.argumentFraction(),
                table.outputBits(),
                table.interpolationBits(),
                table.entries());
    }

    /** A monotonic function that changes at nearly every entry, so that a wrong address shows. */
    private static Activation.Table steps(SplittableRandom random) {
        boolean odd = random.nextBoolean();
        int argumentBits = random.nextInt(2, 11);
        int interpolation = random.nextBoolean() ? 0 : random.nextInt(argumentBits - 1);
        int outputBits = outputBits(random, odd ? 2 : 1);
        int size = interpolation == 0 ? 1 << (argumentBits - 1) : (1 << (argumentBits - 1 - interpolation)) + 1;
        int most = (1 << (outputBits - 1)) - (odd ? 1 : 0);
        int[] rising = IntStream.generate(() -> random.nextInt(most + 1))
                .limit(size)
                .sorted()
                .toArray();
        var entries = odd ? IntVector.of(rising) : ints(size, i -> rising[size - 1 - i]);
        var symmetry = odd ? Symmetry.ODD : Symmetry.COMPLEMENT;
        return new Activation.Table(
                odd ? "tanh" : "sigmoid", symmetry, argumentBits, 0, outputBits, interpolation, entries);
    }

    /** Any numbers at all, as nothing is known of a curve. */
    private static Activation.Table curve(SplittableRandom random) {
        int argumentBits = random.nextInt(2, 11);
        int interpolation = random.nextBoolean() ? 0 : random.nextInt(argumentBits - 1);
        int outputBits = outputBits(random, 2);
        int most = (1 << (outputBits - 1)) - 1;
        int least = random.nextInt(3) == 0 ? 0 : -most;
        int size = (1 << (argumentBits - interpolation)) + (interpolation == 0 ? 0 : 1);
        IntVector entries = ints(size, _ -> random.nextInt(least, most + 1));
        return new Activation.Table("silu", Symmetry.NONE, argumentBits, 0, outputBits, interpolation, entries);
    }

    private static IntVector ints(int size, IntUnaryOperator value) {
        return IntVector.of(IntStream.range(0, size).map(value).toArray());
    }
}
