package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Adaptive exponential neurons by lot: mostly near published numbers, at times anywhere. */
final class RandomTwoVariable {
    private final SplittableRandom random;
    private final int neurons;
    private final boolean wild;

    private RandomTwoVariable(SplittableRandom random, int neurons) {
        this.random = random;
        this.neurons = neurons;
        this.wild = random.nextInt(4) == 0;
    }

    /** A neuron of Izhikevich, or an adaptive exponential one, for currents that are typically that large. */
    static TwoVariableNeuron neuron(SplittableRandom random, int neurons, long current) {
        return random.nextInt(3) > 0
                ? new RandomIzhikevich(random, neurons, current).neuron()
                : new RandomTwoVariable(random, neurons).adEx(current);
    }

    private AdExNeuron adEx(long current) {
        int fraction = random.nextInt(8, 21);
        int tableBits = random.nextInt(1, 9);
        Range variable = Range.signed(AdExNeuron.WHOLE_BITS + fraction);
        Range factors = AdExNeuron.FACTORS;
        int leakShift = wild ? random.nextInt(31) : 17;
        int shift = wild ? random.nextInt(31) : 20;
        int bits = new Range(0, current).bits();
        return new AdExNeuron(
                fraction,
                random.nextInt(4),
                Math.clamp(fraction + 4 - bits + random.nextInt(-2, 4), 0, 24),
                exponentials(fraction, tableBits),
                shared(() -> wild ? within(factors) : random.nextInt(1_000, 40_000)),
                leakShift,
                shared(() -> wild ? within(factors) : random.nextInt(-200, 2_000)),
                shared(() -> wild ? within(factors) : random.nextInt(400, 20_000)),
                shift,
                shared(() -> wild ? within(variable) : units(-20 + random.nextInt(10), fraction)),
                wild ? within(variable) : units(5 + random.nextInt(60), fraction),
                shared(() -> wild ? within(variable) : units(-20 + random.nextInt(22), fraction)),
                shared(() -> wild ? within(variable) : units(random.nextInt(5), fraction)));
    }

    /** Those of the function, or any numbers, which show a wrong place. */
    private IntVector exponentials(int fraction, int tableBits) {
        return IntVector.of(IntStream.range(0, 1 << tableBits)
                .map(i -> wild
                        ? random.nextInt(1 << fraction + 2)
                        : (int) Math.rint(Math.pow(2, (i + 0.5) / (1 << tableBits)) / Math.log(2) * (1 << fraction)))
                .toArray());
    }

    private int within(Range range) {
        return (int) random.nextLong(range.min(), range.max() + 1);
    }

    private static int units(int units, int fraction) {
        return units << fraction;
    }

    private interface Drawn {
        int draw();
    }

    /** One for all, or one for each neuron. */
    private IntVector shared(Drawn value) {
        return IntVector.of(IntStream.generate(value::draw)
                .limit(random.nextBoolean() ? 1 : neurons)
                .toArray());
    }
}
