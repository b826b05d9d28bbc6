package dev.synfire.network;

import java.util.Optional;

/**
 * When a neuron spikes, and what then becomes of its membrane.
 *
 * @param thresholds one for all neurons or one a neuron; not negative, and above 0 where there may be several spikes
 * @param comparison the relation of membrane to threshold that fires
 * @param reset what a spike leaves of the membrane
 * @param order in which update, comparison and reset follow one another
 * @param mostSpikes the most spikes in a tick, 1 to {@link #MANY}; n spikes are one event of value n, sent if v stands in
 *     the comparison's relation to n * threshold and not to (n + 1) * threshold
 * @param floor what v is at least at the end of a tick; one for all or one a neuron, not above 0
 * @param refractoryTicks 0 to {@link #LONGEST_REFRACTORY}: in so many ticks after one in which a spike was sent the update
 *     of v is left out and none is sent; a synaptic current goes on, and a reset that is due is done
 * @param adaptation a threshold that rises with every spike; v is compared with the risen one
 */
public record Firing(
        Vector thresholds,
        Comparison comparison,
        Reset reset,
        Order order,
        int mostSpikes,
        Optional<Vector> floor,
        int refractoryTicks,
        Optional<Adaptation> adaptation) {
    /** The relation of membrane to threshold that fires. */
    public enum Comparison {
        /** v > threshold. */
        ABOVE,
        /** v >= threshold. */
        AT_OR_ABOVE
    }

    /**
     * What follows what. The update is v = beta * v + I; a reset is that of the tick's own spike, or, where it comes before
     * the comparison, that of the spike of the tick before. No neuron has fired before a sample's first tick.
     */
    public enum Order {
        /** A spike resets v in its own tick: Norse, Nengo, Sinabs, Rockpool, Lava, snnTorch with reset_delay=False. */
        UPDATE_FIRE_RESET,
        /** A spike resets v before the next tick's update: snnTorch, reset_mechanism "zero", by its own choice. */
        RESET_UPDATE_FIRE,
        /** A spike resets v after the next tick's update: snnTorch, reset_mechanism "subtract", by its own choice. */
        UPDATE_RESET_FIRE,
        /** A spike is sent a tick after v crossed its threshold, and resets v after that tick's update: Spyx. */
        FIRE_UPDATE_RESET
    }

    /** More spikes than any tick holds. */
    public static final int MANY = 0xffff;

    /** The most refractory ticks. */
    public static final int LONGEST_REFRACTORY = 255;

    /** Above 1, and then to zero. */
    public static final Firing DEFAULT = new Firing(Vector.of(1), Comparison.ABOVE, new Reset.ToZero());

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
            Comparison comparison,
            Reset reset,
            Order order,
            int mostSpikes,
            Optional<Vector> floor) {
        this(thresholds, comparison, reset, order, mostSpikes, floor, 0, Optional.empty());
    }

    /** One spike a tick, which resets the membrane at once; no floor. */
    public Firing(Vector thresholds, Comparison comparison, Reset reset) {
        this(thresholds, comparison, reset, Order.UPDATE_FIRE_RESET, 1, Optional.empty());
    }

    /** How many spikes a membrane at v sends whose threshold of the tick is that. */
    public int spikes(double v, double threshold) {
        boolean fires = comparison == Comparison.ABOVE ? v > threshold : v >= threshold;
        if (!fires || mostSpikes == 1) {
            return fires ? 1 : 0;
        }
        double times = v / threshold;
        return (int) Math.min(mostSpikes, comparison == Comparison.ABOVE ? Math.ceil(times) - 1 : Math.floor(times));
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

    Firing with(Comparison other) {
        return new Firing(thresholds, other, reset, order, mostSpikes, floor, refractoryTicks, adaptation);
    }

    Firing with(Reset other) {
        return new Firing(thresholds, comparison, other, order, mostSpikes, floor, refractoryTicks, adaptation);
    }

    Firing with(Order other) {
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
