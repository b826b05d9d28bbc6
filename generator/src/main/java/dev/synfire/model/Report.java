package dev.synfire.model;

/** What the hardware tells of a sample when it has ended. */
public enum Report {
    /** The neuron that wins the readout, and its score. */
    WINNER,
    /** The score of every neuron of the last layer. */
    SCORES
}
