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
 */
public record Firing(
        Vector thresholds, Comparison comparison, Reset reset, Order order, int mostSpikes, Optional<Vector> floor) {
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

    /** Above 1, and then to zero. */
    public static final Firing DEFAULT = new Firing(Vector.of(1), Comparison.ABOVE, new Reset.ToZero());

    public Firing {
        if (thresholds.size() == 0 || !thresholds.stream().allMatch(t -> t >= 0 && t <= Check.LARGEST)) {
            throw new IllegalArgumentException(
                    "thresholds are " + thresholds + ", expected at least one, and all from 0 to 1e12");
        }
        Check.within("most spikes", mostSpikes, 1, MANY);
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

    /** One spike a tick, which resets the membrane at once; no floor. */
    public Firing(Vector thresholds, Comparison comparison, Reset reset) {
        this(thresholds, comparison, reset, Order.UPDATE_FIRE_RESET, 1, Optional.empty());
    }

    /** How many spikes a membrane at v sends. */
    public int spikes(double v, int neuron) {
        double threshold = thresholds.ofNeuron(neuron);
        boolean fires = comparison == Comparison.ABOVE ? v > threshold : v >= threshold;
        if (!fires || mostSpikes == 1) {
            return fires ? 1 : 0;
        }
        double times = v / threshold;
        return (int) Math.min(mostSpikes, comparison == Comparison.ABOVE ? Math.ceil(times) - 1 : Math.floor(times));
    }

    /** What that many spikes leave of a membrane at v. */
    public double afterSpikes(double v, int spikes, int neuron) {
        return switch (reset) {
            case Reset.ToZero _ -> 0;
            case Reset.ToValue(Vector values) -> values.ofNeuron(neuron);
            case Reset.Subtract _ -> v - spikes * thresholds.ofNeuron(neuron);
            case Reset.SubtractAmount(Vector amounts) -> v - spikes * amounts.ofNeuron(neuron);
        };
    }

    Firing with(Vector others) {
        return new Firing(others, comparison, reset, order, mostSpikes, floor);
    }

    Firing with(Comparison other) {
        return new Firing(thresholds, other, reset, order, mostSpikes, floor);
    }

    Firing with(Reset other) {
        return new Firing(thresholds, comparison, other, order, mostSpikes, floor);
    }

    Firing with(Order other) {
        return new Firing(thresholds, comparison, reset, other, mostSpikes, floor);
    }

    Firing withMostSpikes(int most) {
        return new Firing(thresholds, comparison, reset, order, most, floor);
    }

    Firing withFloor(Vector values) {
        return new Firing(thresholds, comparison, reset, order, mostSpikes, Optional.of(values));
    }

    void check(int neurons) {
        Check.perNeuron("thresholds", thresholds, neurons);
        reset.check(neurons);
        floor.ifPresent(values -> Check.perNeuron("floors", values, neurons));
    }
}
