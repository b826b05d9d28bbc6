package dev.synfire.model;

/** Which synaptic current the membrane gets. */
public enum CurrentFeed {
    /** That of this tick, I included: snnTorch, Rockpool, Sinabs, Lava. */
    NEW,
    /** That of the tick before: Norse. */
    OLD
}
