package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Neurons with a membrane by lot: half of them plain, the others with any of the options together. */
final class RandomMembranes {
    private final SplittableRandom random;
    private final int neurons;
    private final long current;

    /** For neurons whose currents are typically that large. */
    RandomMembranes(SplittableRandom random, int neurons, long current) {
        this.random = random;
        this.neurons = neurons;
        this.current = current;
    }

    IntegratorNeuron integrator() {
        return new IntegratorNeuron(membrane());
    }

    SpikingNeuron spiking() {
        IntegerMembrane membrane = membrane();
        long typical = current << membrane.fraction();
        long most = membrane.values().max();
        boolean plain = random.nextBoolean();
        int mostSpikes = plain || random.nextInt(3) > 0 ? 1 : mostSpikes();
        IntVector thresholds = thresholds(typical, most, mostSpikes > 1 ? 1 : 0);
        Reset reset = reset(typical, most);
        var comparison = one(FiringComparison.values());
        if (plain) {
            return new SpikingNeuron(membrane, new IntegerFiring(thresholds, comparison, reset));
        }
        return new SpikingNeuron(
                membrane,
                new IntegerFiring(
                        thresholds,
                        comparison,
                        reset,
                        one(FiringOrder.values()),
                        mostSpikes,
                        seldom() ? Optional.of(shared(n -> floor(typical, membrane.values()))) : Optional.empty(),
                        seldom() ? 1 + random.nextInt(random.nextInt(4) == 0 ? 255 : 5) : 0,
                        seldom() ? Optional.of(adaptation(typical)) : Optional.empty()));
    }

    static String describe(IntegerMembrane membrane) {
        return String.format(
                Locale.ROOT,
                "%d bits, %d of them fraction, %s%s",
                membrane.bits(),
                membrane.fraction(),
                describe(membrane.decay()),
                membrane.current()
                        .map(current -> String.format(
                                Locale.ROOT,
                                ", %s current of %d bits, %d of them fraction, %s, driven by %s",
                                current.feed(),
                                current.bits(),
                                current.fraction(),
                                describe(current.decay()),
                                current.drives()))
                        .orElse(membrane.drives().isUniform(0) ? "" : ", driven by " + membrane.drives()));
    }

    static String describe(IntegerFiring firing) {
        return String.format(
                Locale.ROOT,
                "%s, %s%s",
                firing.comparison(),
                firing.reset().getClass().getSimpleName(),
                firing.isPlain()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %s, %d spikes, floors %s, %d refractory, adaptation %s",
                                firing.order(),
                                firing.mostSpikes(),
                                firing.floors(),
                                firing.refractoryTicks(),
                                firing.adaptation()));
    }

    private static String describe(Decay decay) {
        return decay.multipliers() + " / 2^" + decay.shift() + " " + decay.rounding();
    }

    private boolean seldom() {
        return random.nextInt(4) == 0;
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private IntegerMembrane membrane() {
        int fraction = fraction();
        int bits = bits(current << fraction);
        Decay decay = decay();
        if (random.nextInt(3) > 0) {
            return seldom()
                    ? new IntegerMembrane(bits, fraction, decay, Optional.empty(), drives(fraction))
                    : new IntegerMembrane(bits, fraction, decay);
        }
        int currentFraction = random.nextInt(fraction + 1);
        IntVector drives = random.nextBoolean() ? IntVector.of(0) : drives(fraction);
        var synaptic = new IntegerCurrent(
                bits(current << currentFraction), currentFraction, decay(), one(CurrentFeed.values()), drives);
        return new IntegerMembrane(bits, fraction, decay, Optional.of(synaptic));
    }

    private IntVector drives(int fraction) {
        if (random.nextBoolean()) {
            return shared(_ -> random.nextInt(1 << fraction)); // parts of the unit of a current
        }
        int reach = (int) Math.min(1 << 28, current << fraction);
        return shared(_ -> random.nextInt(-reach, reach + 1));
    }

    /** From far too narrow to roomy. */
    private int bits(long typical) {
        return Math.clamp(new Range(-typical, typical).bits() + random.nextInt(-2, 7), 2, 32);
    }

    /** None in half of all; then a few as a rule, sixteen at most. */
    private int fraction() {
        return random.nextBoolean() ? 0 : random.nextInt(random.nextInt(4) == 0 ? 17 : 7);
    }

    private int mostSpikes() {
        return switch (random.nextInt(4)) {
            case 0 -> 2;
            case 1 -> 0xffff;
            default -> 2 + random.nextInt(12);
        };
    }

    private IntVector thresholds(long typical, long most, int least) {
        long usual = Math.clamp(random.nextLong(2 * typical + 1), least, most);
        boolean same = random.nextBoolean();
        return ints(neurons, n -> (int)
                (same
                        ? usual
                        : switch (random.nextInt(8)) {
                            case 0 -> least;
                            case 1 -> most;
                            default -> Math.max(least, random.nextLong(Math.min(most, 3 * typical) + 1));
                        }));
    }

    private Reset reset(long typical, long most) {
        long reach = Math.min(most, random.nextInt(4) == 0 ? most : typical);
        return switch (random.nextInt(4)) {
            case 0 -> new Reset.ToZero();
            case 1 -> new Reset.Subtract();
            case 2 -> new Reset.SubtractAmount(ints(neurons, n -> (int) random.nextLong(reach + 1)));
            default -> new Reset.ToValue(ints(neurons, n -> (int) random.nextLong(-reach - 1, reach + 1)));
        };
    }

    private int floor(long typical, Range membrane) {
        return (int) membrane.saturate(-random.nextLong(2 * typical + 1));
    }

    private IntegerAdaptation adaptation(long typical) {
        int fraction = random.nextInt(4) == 0 ? random.nextInt(17) : random.nextInt(4);
        int bits = Math.clamp(new Range(0, typical << fraction).bits() + random.nextInt(-1, 4), 1, 31);
        int most = (int) Math.min(Range.unsigned(bits).max(), 1 + (typical << fraction) / 4);
        return new IntegerAdaptation(bits, fraction, decay(), shared(_ -> (int) random.nextLong(most + 1L)));
    }

    private Decay decay() {
        int shift = random.nextInt(17);
        Rounding rounding = one(new Rounding[] {Rounding.FLOOR, Rounding.TOWARD_ZERO, Rounding.HALF_UP});
        return random.nextInt(5) == 0
                ? new Decay(ints(neurons, _ -> multiplier(shift)), shift, rounding)
                : new Decay(multiplier(shift), shift, rounding);
    }

    private int multiplier(int shift) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> 1 << shift;
            case 5, 6, 7, 8 -> (1 << shift) - (1 << random.nextInt(shift + 1));
            case 4 -> 0;
            default -> random.nextInt(((1 << shift) + 1) / 2, (1 << shift) + 1);
        };
    }

    /** One for all, or one for each neuron. */
    private IntVector shared(IntUnaryOperator value) {
        return ints(random.nextBoolean() ? 1 : neurons, value);
    }

    private static IntVector ints(int size, IntUnaryOperator value) {
        return IntVector.of(IntStream.range(0, size).map(value).toArray());
    }
}
