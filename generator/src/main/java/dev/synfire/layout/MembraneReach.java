package dev.synfire.layout;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.FiringOrder;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far the membrane potentials of a layer can go within a sample. Where that is within their bits nothing is ever
 * saturated, and a membrane of more bits computes the same.
 */
final class MembraneReach {
    private MembraneReach() {}

    /** Every value that a sum can have before it is saturated; empty where that is not known, or beyond the membrane's bits. */
    static Optional<Range> of(IntegerLayer layer, int ticks) {
        IntegerMembrane membrane;
        Optional<IntegerFiring> firing;
        switch (layer.model()) {
            case SpikingNeuron spiking
            when spiking.firing().order() == FiringOrder.UPDATE_FIRE_RESET -> {
                membrane = spiking.membrane();
                firing = Optional.of(spiking.firing());
            }
            case IntegratorNeuron integrator -> {
                membrane = integrator.membrane();
                firing = Optional.empty();
            }
            default -> {
                return Optional.empty();
            }
        }
        if (membrane.current().isPresent()) {
            return Optional.empty();
        }
        long low = (layer.currents().min() << membrane.fraction())
                + membrane.drives().min();
        long high = (layer.currents().max() << membrane.fraction())
                + membrane.drives().max();
        Range reach = new Range(0, 0);
        Range most = reach;
        for (int tick = 0; tick < ticks; tick++) {
            Range decayed = decayed(membrane.decay(), reach);
            Range sum = new Range(decayed.min() + low, decayed.max() + high);
            if (!membrane.values().contains(sum.min()) || !membrane.values().contains(sum.max())) {
                return Optional.empty();
            }
            most = most.union(sum);
            Range left = firing.map(f -> reset(f, sum)).orElse(sum).union(reach);
            if (left.equals(reach)) {
                return Optional.of(most);
            }
            reach = left;
        }
        return Optional.of(most);
    }

    /** A spike leaves what is no further from 0 than before, or a constant, or an amount less. */
    private static Range reset(IntegerFiring firing, Range sum) {
        Range left = sum.union(new Range(0, 0));
        switch (firing.reset()) {
            case Reset.ToZero _, Reset.Subtract _ -> {}
            case Reset.ToValue(IntVector values) -> left = left.union(new Range(values.min(), values.max()));
            case Reset.SubtractAmount(IntVector amounts) ->
                left = left.union(new Range(sum.min() - (long) firing.mostSpikes() * amounts.max(), 0));
        }
        if (firing.floors().isPresent()) {
            left = left.union(
                    new Range(firing.floors().get().min(), firing.floors().get().max()));
        }
        return left;
    }

    /** Rounding is monotonous, so the ends decay to the ends; to the next number outside, whatever the rounding. */
    private static Range decayed(Decay decay, Range range) {
        if (decay.isNone()) {
            return range;
        }
        int shift = decay.shift();
        long[] ends = IntStream.of(
                        decay.multipliers().min(), decay.multipliers().max())
                .mapToLong(m -> m)
                .flatMap(m -> java.util.stream.LongStream.of(range.min() * m >> shift, -(-(range.max() * m) >> shift)))
                .toArray();
        long low = 0;
        long high = 0;
        for (long end : ends) {
            low = Math.min(low, end);
            high = Math.max(high, end);
        }
        return new Range(low, high);
    }
}
