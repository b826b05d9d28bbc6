package dev.synfire.model;

/** What the readout compares; the neuron with the largest wins, the lowest index a tie. */
public enum Readout {
    /** The activation of a rate layer in the sample's last tick. */
    ACTIVATION,
    /** The activations of a rate layer added up over the sample's ticks. */
    ACTIVATION_SUM,
    /** The spikes of the whole sample. */
    SPIKE_COUNT,
    /** The ticks left when the first spike came, its own included: the earlier the more; 0 if none came. */
    FIRST_SPIKE,
    /** The membrane potential after the sample's last tick, after any reset. */
    MEMBRANE,
    /** The largest membrane potential at the end of any tick, after any reset. */
    MEMBRANE_MAXIMUM;

    /** Whether it compares membrane potentials. */
    public boolean comparesMembranes() {
        return this == MEMBRANE || this == MEMBRANE_MAXIMUM;
    }
}
