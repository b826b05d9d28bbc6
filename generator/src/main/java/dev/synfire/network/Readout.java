package dev.synfire.network;

/** What the readout compares; the neuron with the largest wins, the lowest index a tie. */
public enum Readout {
    /** The activation of a rate layer in the sample's last tick. */
    ACTIVATION,
    /** The spikes of the whole sample. */
    SPIKE_COUNT,
    /** The membrane potential after the sample's last tick, after any reset. */
    MEMBRANE;

    /** Whether neurons of that kind have what this compares. */
    public boolean fits(Neuron neuron) {
        return switch (neuron) {
            case Rate _ -> this == ACTIVATION;
            case Spiking _ -> this != ACTIVATION;
            case Li _ -> this == MEMBRANE;
        };
    }
}
