package dev.synfire.network.neuron;

import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Vector;
import java.util.Optional;

/**
 * When a neuron spikes, and what then becomes of its membrane.
 *
 * @param thresholds one for all neurons or one per neuron; not negative, and above 0 where there may be several spikes
 * @param comparison the relation of membrane to threshold that fires
 * @param reset what a spike leaves of the membrane
 * @param order in which update, comparison and reset follow one another
 * @param mostSpikes the most spikes in a tick, 1 to {@link #MANY}; n spikes are one event of value n, sent if v stands in
 *     the comparison's relation to n * threshold and not to (n + 1) * threshold
 * @param floor what v is at least at the end of a tick; one for all or one per neuron, not above 0
 * @param refractoryTicks 0 to {@link #LONGEST_REFRACTORY}: in so many ticks after one in which a spike was sent the update
 *     of v is left out and none is sent; a synaptic current goes on, and a reset that is due is done
 * @param adaptation a threshold that rises with every spike; v is compared with the risen one
 */
public record Firing(
        Vector thresholds,
        FiringComparison comparison,
        Reset reset,
        FiringOrder order,
        int mostSpikes,
        Optional<Vector> floor,
        int refractoryTicks,
        Optional<Adaptation> adaptation) {
    /** More spikes than any tick holds. */
    public static final int MANY = 0xffff;

    /** The most refractory ticks. */
    public static final int LONGEST_REFRACTORY = 255;

    /** Above 1, and then to zero. */
    public static final Firing DEFAULT = new Firing(Vector.of(1), FiringComparison.ABOVE, new Reset.ToZero());

    public Firing {
        if (thresholds.size() == 0 || !thresholds.stream().allMatch(t -> t >= 0 && t <= Check.LARGEST)) {
            throw new IllegalArgumentException(
                    "thresholds are " + thresholds + ", expected at least one, and all from 0 to 1e12");
        }
        Check.within("most spikes", mostSpikes, 1, MANY);
        Check.within("refractory ticks", refractoryTicks, 0, LONGEST_REFRACTORY);
        if (mostSpikes > 1 && !thresholds.stream().allMatch(t -> t >= 1 / Check.LARGEST)) {
            throw new IllegalArgumentException(
                    "thresholds are " + thresholds + ", expected 1e-12 or more where a tick may have several spikes");
        }
        floor.ifPresent(values -> {
            Check.magnitudes("floors", values);
            if (values.stream().anyMatch(v -> v > 0)) {
                throw new IllegalArgumentException("floors are " + values + ", expected none above 0");
            }
        });
    }

    /** Without refractory ticks and adaptation. */
    public Firing(
            Vector thresholds,
            FiringComparison comparison,
            Reset reset,
            FiringOrder order,
            int mostSpikes,
            Optional<Vector> floor) {
        this(thresholds, comparison, reset, order, mostSpikes, floor, 0, Optional.empty());
    }

    /** One spike a tick, which resets the membrane at once; no floor. */
    public Firing(Vector thresholds, FiringComparison comparison, Reset reset) {
        this(thresholds, comparison, reset, FiringOrder.UPDATE_FIRE_RESET, 1, Optional.empty());
    }

    /** How many spikes a membrane at v sends whose threshold of the tick is that. */
    public int spikes(double v, double threshold) {
        boolean fires = comparison == FiringComparison.ABOVE ? v > threshold : v >= threshold;
        if (!fires || mostSpikes == 1) {
            return fires ? 1 : 0;
        }
        double times = v / threshold;
        return (int)
                Math.min(mostSpikes, comparison == FiringComparison.ABOVE ? Math.ceil(times) - 1 : Math.floor(times));
    }

    /** What that many spikes leave of a membrane at v whose threshold of the tick is that. */
    public double afterSpikes(double v, int spikes, int neuron, double threshold) {
        return switch (reset) {
            case Reset.ToZero _ -> 0;
            case Reset.ToValue(Vector values) -> values.ofNeuron(neuron);
            case Reset.Subtract _ -> v - spikes * threshold;
            case Reset.SubtractAmount(Vector amounts) -> v - spikes * amounts.ofNeuron(neuron);
        };
    }

    Firing with(Vector others) {
        return new Firing(others, comparison, reset, order, mostSpikes, floor, refractoryTicks, adaptation);
    }

    Firing with(FiringComparison other) {
        return new Firing(thresholds, other, reset, order, mostSpikes, floor, refractoryTicks, adaptation);
    }

    Firing with(Reset other) {
        return new Firing(thresholds, comparison, other, order, mostSpikes, floor, refractoryTicks, adaptation);
    }

    Firing with(FiringOrder other) {
        return new Firing(thresholds, comparison, reset, other, mostSpikes, floor, refractoryTicks, adaptation);
    }

    Firing withMostSpikes(int most) {
        return new Firing(thresholds, comparison, reset, order, most, floor, refractoryTicks, adaptation);
    }

    Firing withFloor(Vector values) {
        return new Firing(
                thresholds, comparison, reset, order, mostSpikes, Optional.of(values), refractoryTicks, adaptation);
    }

    Firing withRefractoryTicks(int ticks) {
        return new Firing(thresholds, comparison, reset, order, mostSpikes, floor, ticks, adaptation);
    }

    Firing with(Adaptation other) {
        return new Firing(thresholds, comparison, reset, order, mostSpikes, floor, refractoryTicks, Optional.of(other));
    }

    void check(int neurons) {
        Check.perNeuron("thresholds", thresholds, neurons);
        reset.check(neurons);
        floor.ifPresent(values -> Check.perNeuron("floors", values, neurons));
        adaptation.ifPresent(raised -> raised.check(neurons));
    }
}
