package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Neurons of Izhikevich by lot: mostly near published numbers, at times anywhere. */
final class RandomIzhikevich {
    private final SplittableRandom random;
    private final int neurons;
    private final long current;

    /** For neurons whose currents are typically that large. */
    RandomIzhikevich(SplittableRandom random, int neurons, long current) {
        this.random = random;
        this.neurons = neurons;
        this.current = current;
    }

    IzhikevichNeuron neuron() {
        int fraction = random.nextInt(8, 21);
        boolean wild = random.nextInt(4) == 0;
        Range membrane = Range.signed(IzhikevichNeuron.WHOLE_BITS + fraction);
        int shift = wild ? random.nextInt(31) : 20;
        Range factors = IzhikevichNeuron.FACTORS;
        return new IzhikevichNeuron(
                fraction,
                random.nextInt(5),
                random.nextInt(4),
                random.nextBoolean(),
                currentShift(fraction),
                shared(() -> wild ? within(factors) : random.nextInt(20_000, 105_000)),
                shared(() -> wild ? within(factors) : random.nextInt(4_000, 27_000)),
                shift,
                wild ? within(membrane) : millivolts(30, fraction),
                shared(() -> wild ? within(membrane) : millivolts(random.nextInt(-65, -49), fraction)),
                shared(() -> wild ? within(membrane) : millivolts(random.nextInt(9), fraction)),
                wild ? within(membrane) : millivolts(-65, fraction),
                shared(() -> wild ? within(membrane) : millivolts(random.nextInt(-16, -12), fraction)));
    }

    /** Such that currents are some mV, tens as a rule. */
    private int currentShift(int fraction) {
        int bits = new Range(0, current).bits();
        return Math.clamp(fraction - bits + random.nextInt(-2, 4), 0, 24);
    }

    private int within(Range range) {
        return (int) random.nextLong(range.min(), range.max() + 1);
    }

    private static int millivolts(int millivolts, int fraction) {
        return (int) Math.rint(millivolts / 25.0 * (1 << fraction));
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
