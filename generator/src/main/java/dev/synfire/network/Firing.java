package dev.synfire.network;

/**
 * When a neuron spikes, and what then becomes of its membrane.
 *
 * @param thresholds one for all neurons or one a neuron; not negative
 * @param comparison the relation of membrane to threshold that fires
 * @param reset what a spike leaves of the membrane
 */
public record Firing(Vector thresholds, Comparison comparison, Reset reset) {
    /** The relation of membrane to threshold that fires. */
    public enum Comparison {
        /** v > threshold. */
        ABOVE,
        /** v >= threshold. */
        AT_OR_ABOVE
    }

    /** Above 1, and then to zero. */
    public static final Firing DEFAULT = new Firing(Vector.of(1), Comparison.ABOVE, new Reset.ToZero());

    public Firing {
        if (thresholds.size() == 0 || !thresholds.stream().allMatch(t -> t >= 0 && t <= Check.LARGEST)) {
            throw new IllegalArgumentException(
                    "thresholds are " + thresholds + ", expected at least one, and all from 0 to 1e12");
        }
    }

    /** Whether a membrane at v fires. */
    public boolean fires(double v, int neuron) {
        double threshold = thresholds.ofNeuron(neuron);
        return comparison == Comparison.ABOVE ? v > threshold : v >= threshold;
    }

    /** What a spike leaves of a membrane at v. */
    public double afterSpike(double v, int neuron) {
        return switch (reset) {
            case Reset.ToZero _ -> 0;
            case Reset.ToValue(double value) -> value;
            case Reset.Subtract _ -> v - thresholds.ofNeuron(neuron);
        };
    }

    void check(int neurons) {
        if (thresholds.size() != 1 && thresholds.size() != neurons) {
            throw new IllegalArgumentException(thresholds.size() + " thresholds for " + neurons
                    + " neurons, expected one for all or one for each");
        }
    }
}
