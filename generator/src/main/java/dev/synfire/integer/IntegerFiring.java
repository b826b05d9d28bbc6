package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a neuron spikes, and what then becomes of its membrane.
 *
 * @param thresholds one per neuron, 0 to 2^(membrane bits - 1) - 1; at least 1 where there may be several spikes
 * @param comparison when v reaches the threshold
 * @param reset what a spike leaves of v
 * @param order in which update, comparison and reset follow one another
 * @param mostSpikes the most spikes in a tick, 1 to 65535: the largest s up to it for which v stands in the comparison's
 *     relation to s * threshold
 * @param floors what v is at least at the end of a tick; one for all or one per neuron, values of the membrane
 * @param refractoryTicks 0 to 255: so many ticks after one with a spike the update of v is left out, and nothing is sent
 * @param adaptation a threshold that rises with every spike
 */
public record IntegerFiring(
        IntVector thresholds,
        FiringComparison comparison,
        Reset reset,
        FiringOrder order,
        int mostSpikes,
        Optional<IntVector> floors,
        int refractoryTicks,
        Optional<IntegerAdaptation> adaptation) {
    public IntegerFiring {
        if (mostSpikes < 1 || mostSpikes > 0xffff) {
            throw new IllegalArgumentException("most spikes are " + mostSpikes + ", expected 1 to 65535");
        }
        if (thresholds.min() < (mostSpikes > 1 ? 1 : 0)) {
            throw new IllegalArgumentException("the smallest threshold is " + thresholds.min() + ", expected at least "
                    + (mostSpikes > 1 ? "1 where a tick may have several spikes" : "0"));
        }
        if (refractoryTicks < 0 || refractoryTicks > 255) {
            throw new IllegalArgumentException("refractory ticks are " + refractoryTicks + ", expected 0 to 255");
        }
    }

    /** One spike a tick, which resets the membrane at once. */
    public IntegerFiring(IntVector thresholds, FiringComparison comparison, Reset reset) {
        this(thresholds, comparison, reset, FiringOrder.UPDATE_FIRE_RESET, 1, Optional.empty(), 0, Optional.empty());
    }

    /** Whether all it does is to compare once a tick and to reset at once. */
    public boolean isPlain() {
        return order == FiringOrder.UPDATE_FIRE_RESET
                && mostSpikes == 1
                && floors.isEmpty()
                && refractoryTicks == 0
                && adaptation.isEmpty();
    }

    /** What v of a neuron is at least at the end of a tick. */
    public int floor(int neuron) {
        IntVector values = floors.orElseThrow();
        return values.get(values.size() == 1 ? 0 : neuron);
    }

    List<StateWord> states() {
        List<StateWord> states = new ArrayList<>();
        if (order.remembersSpikes()) {
            states.add(new StateWord("spike", new Range(0, mostSpikes)));
        }
        if (refractoryTicks > 0) {
            states.add(new StateWord("refractory_tick", new Range(0, refractoryTicks)));
        }
        adaptation.ifPresent(raised -> states.add(raised.state()));
        return states;
    }

    void check(Range membrane) {
        check("thresholds", thresholds, new Range(0, membrane.max()));
        switch (reset) {
            case Reset.ToZero _, Reset.Subtract _ -> {}
            case Reset.ToValue(IntVector values) -> check("reset values", values, membrane);
            case Reset.SubtractAmount(IntVector amounts) ->
                check("amounts of a reset", amounts, new Range(0, membrane.max()));
        }
        floors.ifPresent(values -> check("floors", values, membrane));
    }

    private static void check(String what, IntVector values, Range range) {
        if (values.size() == 0 || !range.contains(values.min()) || !range.contains(values.max())) {
            throw new IllegalArgumentException(
                    what + " from " + values.min() + " to " + values.max() + ", expected " + range);
        }
    }

    void check(int neurons) {
        boolean fits = thresholds.size() == neurons
                && switch (reset) {
                    case Reset.ToZero _, Reset.Subtract _ -> true;
                    case Reset.ToValue(IntVector values) -> values.size() == neurons;
                    case Reset.SubtractAmount(IntVector amounts) -> amounts.size() == neurons;
                }
                && floors.map(values -> values.size() == 1 || values.size() == neurons)
                        .orElse(true);
        if (!fits) {
            throw new IllegalArgumentException("thresholds, reset values or floors do not fit " + neurons + " neurons");
        }
        adaptation.ifPresent(raised -> raised.check(neurons));
    }
}
