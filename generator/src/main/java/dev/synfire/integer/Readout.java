package dev.synfire.integer;

/**
 * How a sample's result is read from the last layer: the neuron with the largest score, the lowest index winning a tie,
 * and that score.
 *
 * @param score what is compared
 */
public record Readout(Score score) {
    /** What the readout compares. */
    public enum Score {
        /** The activation of a rate layer in the sample's last tick; a silent neuron's is 0. */
        ACTIVATION,
        /** The spikes of the whole sample. */
        SPIKE_COUNT,
        /** The membrane potential after the sample's last tick, after any reset. */
        MEMBRANE
    }

    void check(IntegerLayer layer) {
        boolean fits =
                switch (layer.model()) {
                    case RateNeuron _ -> score == Score.ACTIVATION;
                    case SpikingNeuron _ -> score != Score.ACTIVATION;
                    case IntegratorNeuron _ -> score == Score.MEMBRANE;
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "readout by " + score + " of layer " + layer.name() + ", which has none");
        }
    }
}
