package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.FiringComparison;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What spikes may leave of a membrane of which it is only known between which bounds it lies. */
final class SpikeBound {
    private final IntegerFiring firing;
    private final int neuron;
    private final long threshold;
    private final long risen;

    SpikeBound(IntegerFiring firing, int neuron) {
        this.firing = firing;
        this.neuron = neuron;
        threshold = firing.thresholds().get(neuron);
        risen = threshold
                + firing.adaptation()
                        .map(adaptation -> adaptation.values().max() >> adaptation.fraction())
                        .orElse(0L);
    }

    private long lowestFiring() {
        return threshold + (firing.comparison() == FiringComparison.ABOVE ? 1 : 0);
    }

    /** In a refractory tick a membrane may stay anywhere. */
    private long highestSilent() {
        return firing.refractoryTicks() > 0
                ? Long.MAX_VALUE
                : risen - (firing.comparison() == FiringComparison.ABOVE ? 0 : 1);
    }

    /** What is left of a membrane that fires, or not, and is reset at once. */
    Range now(Range v) {
        return either(v, this::resetNow, silent -> silent);
    }

    /**
     * What is left of a membrane that fires, or not, and is reset later.
     *
     * @param until what becomes of it by then
     */
    Range late(Range v, UnaryOperator<Range> until) {
        return either(v, fires -> resetLate(fires, until.apply(fires)), until);
    }

    private Range either(Range v, UnaryOperator<Range> fires, UnaryOperator<Range> silent) {
        Optional<Range> firing =
                part(Math.max(v.min(), lowestFiring()), v.max()).map(fires);
        Optional<Range> other =
                part(v.min(), Math.min(v.max(), highestSilent())).map(silent);
        return firing.isPresent() && other.isPresent()
                ? firing.get().union(other.get())
                : firing.or(() -> other).orElseThrow();
    }

    private static Optional<Range> part(long min, long max) {
        return min <= max ? Optional.of(new Range(min, max)) : Optional.empty();
    }

    private Range resetNow(Range fires) {
        boolean many = firing.mostSpikes() > 1;
        long rest = firing.comparison() == FiringComparison.ABOVE ? 1 : 0;
        return switch (firing.reset()) {
            case Reset.ToZero _ -> new Range(0, 0);
            case Reset.ToValue(IntVector values) -> new Range(values.get(neuron), values.get(neuron));
            case Reset.Subtract _ ->
                new Range(
                        many ? rest : Math.max(rest, fires.min() - risen),
                        Math.max(many ? risen : rest, fires.max() - firing.mostSpikes() * threshold));
            case Reset.SubtractAmount(IntVector amounts) ->
                new Range(fires.min() - spikes(fires) * amounts.get(neuron), fires.max() - amounts.get(neuron));
        };
    }

    private Range resetLate(Range fires, Range value) {
        return switch (firing.reset()) {
            case Reset.ToZero _ -> new Range(0, 0);
            case Reset.ToValue(IntVector values) -> new Range(values.get(neuron), values.get(neuron));
            case Reset.Subtract _ -> new Range(value.min() - spikes(fires) * risen, value.max() - threshold);
            case Reset.SubtractAmount(IntVector amounts) ->
                new Range(value.min() - spikes(fires) * amounts.get(neuron), value.max() - amounts.get(neuron));
        };
    }

    /** The most spikes of a membrane within that range. */
    long spikes(Range v) {
        return firing.mostSpikes() == 1 ? 1 : Math.clamp(v.max() / threshold, 1, firing.mostSpikes());
    }

    /** Not below the floor. */
    Range floored(Range v) {
        if (firing.floors().isEmpty()) {
            return v;
        }
        long floor = firing.floor(neuron);
        return new Range(Math.max(v.min(), floor), Math.max(v.max(), floor));
    }
}
